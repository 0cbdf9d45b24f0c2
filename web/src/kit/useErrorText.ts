import type { TFunction } from 'i18next';
import { formatTime } from './dates';
import { useTranslation } from 'react-i18next';
import { NetworkError, ApiError } from '../api/client';

/** When one may try again: in so many seconds, or, where that is longer than a minute, at what time. */
function retryText(seconds: number, t: TFunction): string {
  if (seconds <= 60) return t('error.againIn', { count: seconds });
  // The minute after, so that whoever comes on time is not a few seconds early.
  return t('error.againAt', { time: formatTime(Date.now() + (seconds + 60) * 1000) });
}

/** What happened, for people: a known refusal in our words, else the server's. */
export function useErrorText(error: unknown): { title: string; detail: string | undefined; code: string | undefined } {
  const { t, i18n } = useTranslation();
  if (error instanceof NetworkError)
    return { title: t('error.unreachable'), detail: t('error.unreachableDetail'), code: undefined };
  if (error instanceof ApiError) {
    const textKey = `refusal.${error.slug}`;
    // The server's words are English and for developers: never shown. What we have no words for can be asked about by its code.
    const isKnown = i18n.exists(textKey);
    const detail = error.status === 429 && error.retryAfter !== null ? retryText(error.retryAfter, t) : undefined;
    return {
      title: isKnown ? i18n.t(textKey, { defaultValue: '' }) : t('error.refused'),
      detail,
      code: error.status >= 500 || !isKnown ? error.instance : undefined,
    };
  }
  return { title: t('error.ours'), detail: undefined, code: undefined };
}
