import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ApiError, NetworkError } from '../api/client';
import { NotKeptError } from '../offline/notKept';
import { formatTime } from './dates';
import { PasskeyError } from './passkeys';

function retryText(seconds: number, t: TFunction): string {
  if (seconds <= 60) return t('error.againIn', { count: seconds });
  // Rounded up, so that nobody retries a few seconds early.
  return t('error.againAt', { time: formatTime(Date.now() + (seconds + 60) * 1000) });
}

export function useErrorText(error: unknown): { title: string; detail: string | undefined; code: string | undefined } {
  const { t, i18n } = useTranslation();
  if (error instanceof NetworkError)
    return { title: t('error.unreachable'), detail: t('error.unreachableDetail'), code: undefined };
  if (error instanceof NotKeptError)
    return {
      title: t('error.notKept'),
      detail: t(error.reason === 'full' ? 'error.notKeptFull' : 'error.notKeptWhy'),
      code: undefined,
    };
  if (error instanceof ApiError) {
    const textKey = `refusal.${error.slug}`;
    // The server's messages are for developers and never shown; unknown errors show their code.
    const isKnown = i18n.exists(textKey);
    const detail = error.status === 429 && error.retryAfter !== null ? retryText(error.retryAfter, t) : undefined;
    return {
      title: isKnown ? i18n.t(textKey, { defaultValue: '' }) : t('error.refused'),
      detail,
      code: error.status >= 500 || !isKnown ? error.instance : undefined,
    };
  }
  if (error instanceof PasskeyError)
    return {
      title: t(error.reason === 'present' ? 'error.passkeyPresent' : 'error.passkeyCancelled'),
      detail: undefined,
      code: undefined,
    };
  return { title: t('error.ours'), detail: undefined, code: undefined };
}
