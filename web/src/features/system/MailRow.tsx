import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { formatDateTime } from '../../kit/dates';
import { ErrorText } from '../../kit/ErrorText';
import type { IconName } from '../../kit/Icon';
import { Tag } from '../../kit/Tag';
import { useAction } from '../../kit/useAction';
import type { Mail, MailState } from './queries';

const STATE_TAGS: Record<MailState, { tone: 'plain' | 'good' | 'soon' | 'late' | 'info'; icon: IconName }> = {
  queued: { tone: 'info', icon: 'clock' },
  held: { tone: 'soon', icon: 'inbox' },
  sent: { tone: 'good', icon: 'check' },
  failed: { tone: 'late', icon: 'alert' },
  cancelled: { tone: 'plain', icon: 'close' },
};

/** Classifies the error; the original text is shown beside it. */
function mailErrorKind(error: string): 'refused' | 'returned' | 'unreachable' | 'interrupted' | 'unwanted' | 'other' {
  if (error.startsWith('no longer wanted')) return 'unwanted';
  if (error.startsWith('interrupted')) return 'interrupted';
  if (error.startsWith('returned')) return 'returned';
  if (error.startsWith('refused by the mail server')) return 'refused';
  return error.startsWith('mail server') ? 'unreachable' : 'other';
}

export function MailRow({ mail: { id, kind, state, address, error, attempts, createdAt, sentAt } }: { mail: Mail }) {
  const { t, i18n } = useTranslation('engine');
  const retry = useAction(() => unwrap(api.POST('/api/outbox/{id}/retry', { params: { path: { id } } })), {
    invalidates: [['outbox'], ['system']],
    successMessage: () => t('outbox.retried'),
  });
  return (
    <li className="row">
      <div className="row-head">
        <span className="row-title">
          {i18n.exists(`kind.${kind}`, { ns: 'engine' }) ? t(`kind.${kind}` as 'kind.other') : t('kind.other')}
        </span>
        <Tag {...STATE_TAGS[state]}>{t(`outbox.${state}`)}</Tag>
      </div>
      <div className="row-meta">
        <bdi dir="ltr">{address}</bdi>
        <span>
          {sentAt
            ? t('outbox.sentAt', { when: formatDateTime(sentAt) })
            : t('outbox.made', { when: formatDateTime(createdAt) })}
        </span>
        {attempts > 1 && <span>{t('outbox.tries', { count: attempts })}</span>}
      </div>
      {error && (
        <p className={state === 'failed' ? 'late' : 'hint'}>
          {t(`mailError.${mailErrorKind(error)}`)}{' '}
          <bdi className="hint" dir="ltr">
            ({error})
          </bdi>
        </p>
      )}
      <ErrorText>{retry.errorMessage}</ErrorText>
      {(state === 'failed' || state === 'held') && (
        <p>
          <Button small busy={retry.busy} onClick={() => retry.run()}>
            {t('outbox.retry')}
          </Button>
        </p>
      )}
    </li>
  );
}
