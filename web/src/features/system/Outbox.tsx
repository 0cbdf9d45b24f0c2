import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { Tabs, Tag } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { moment } from '../../kit/days';
import { useFilters } from '../../kit/filters';
import type { IconName } from '../../kit/icons';
import { Page } from '../../kit/Page';
import { Empty, Failed, Skeleton } from '../../kit/states';
import { useAct } from '../../kit/useAct';
import { useMe } from '../../session';
import { outbox, systemState, type Mail, type MailState } from './queries';
import './system.css';

const STATES: readonly MailState[] = ['failed', 'held', 'queued', 'sent', 'cancelled'];
const LOOKS: Record<MailState, { tone: 'plain' | 'good' | 'soon' | 'late' | 'info'; icon: IconName }> = {
  queued: { tone: 'info', icon: 'clock' },
  held: { tone: 'soon', icon: 'inbox' },
  sent: { tone: 'good', icon: 'check' },
  failed: { tone: 'late', icon: 'alert' },
  cancelled: { tone: 'plain', icon: 'close' },
};

/** "Sent" where it stands alone, "sent" on a letter. */
const atTheHead = (word: string): string => word.charAt(0).toLocaleUpperCase() + word.slice(1);

/** The letters that leave, or do not. */
export default function Outbox() {
  const { t } = useTranslation('engine');
  const { t: c } = useTranslation();
  const { role } = useMe();
  const { filters, href } = useFilters(['state']);
  const state = STATES.find((each) => each === filters.state);
  const query = useInfiniteQuery(outbox(state));
  const { data: counts } = useQuery({ ...systemState, enabled: role === 'admin' });
  const items = query.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={c('nav.outbox')} lead={t('outbox.lead')} wide>
      <Tabs
        label={t('outbox.states')}
        items={[
          { href: href({ state: '' }), label: t('outbox.all'), current: !state },
          ...STATES.map((each) => ({
            href: href({ state: each }),
            label: atTheHead(t(`outbox.${each}`)),
            count: counts?.mails[each],
            current: each === state,
          })),
        ]}
      />
      {(state === 'failed' || state === 'held') && items && items.length > 0 && <SendAll state={state} />}
      {items ? (
        items.length === 0 ? (
          state === 'failed' ? (
            <Empty title={t('outbox.noneFailed')}>{t('outbox.noneFailedWhy')}</Empty>
          ) : (
            <Empty icon="mail" title={t('outbox.none')}>
              {t('outbox.noneWhy')}
            </Empty>
          )
        ) : (
          <ul className="rows">
            {items.map((mail) => (
              <Letter key={mail.id} mail={mail} />
            ))}
          </ul>
        )
      ) : query.error ? (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={5} tall />
      )}
      {query.hasNextPage && (
        <p>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {c('action.more')}
          </Button>
        </p>
      )}
    </Page>
  );
}

/** All that lie there, with one press. */
function SendAll({ state }: { state: 'failed' | 'held' }) {
  const { t } = useTranslation('engine');
  const retry = useAct(() => answer(api.POST('/api/outbox/retry', { body: { state } })), {
    changes: [['outbox'], ['system']],
    done: ({ count }) => t('outbox.retriedAll', { count }),
  });
  return (
    <div className="buttons">
      <Button busy={retry.busy} onClick={() => retry.run()}>
        {t('outbox.retryAll')}
      </Button>
      {state === 'failed' && <span className="hint">{t('outbox.retryAllWhy')}</span>}
      {retry.words && (
        <p className="field-error" role="alert">
          {retry.words}
        </p>
      )}
    </div>
  );
}

function Letter({ mail: { id, kind, state, address, error, attempts, createdAt, sentAt } }: { mail: Mail }) {
  const { t, i18n } = useTranslation('engine');
  const retry = useAct(() => answer(api.POST('/api/outbox/{id}/retry', { params: { path: { id } } })), {
    changes: [['outbox'], ['system']],
    done: () => t('outbox.retried'),
  });
  return (
    <li className="row">
      <div className="row-head">
        <span className="row-title">
          {i18n.exists(`kind.${kind}`, { ns: 'engine' }) ? t(`kind.${kind}` as 'kind.other') : t('kind.other')}
        </span>
        <Tag {...LOOKS[state]}>{t(`outbox.${state}`)}</Tag>
      </div>
      <div className="row-meta">
        <bdi dir="ltr">{address}</bdi>
        <span>
          {sentAt ? t('outbox.sentAt', { when: moment(sentAt) }) : t('outbox.made', { when: moment(createdAt) })}
        </span>
        {attempts > 1 && <span>{t('outbox.tries', { count: attempts })}</span>}
      </div>
      {error && (
        <p className={state === 'failed' ? 'late' : 'hint'}>
          {t(`mailError.${causeOf(error)}`)}{' '}
          <bdi className="hint" dir="ltr">
            ({error})
          </bdi>
        </p>
      )}
      {retry.words && (
        <p className="field-error" role="alert">
          {retry.words}
        </p>
      )}
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

/** What went wrong, for people; the server's own word stands behind it. */
function causeOf(error: string): 'refused' | 'returned' | 'unreachable' | 'interrupted' | 'unwanted' | 'other' {
  if (error.startsWith('no longer wanted')) return 'unwanted';
  if (error.startsWith('interrupted')) return 'interrupted';
  if (error.startsWith('returned')) return 'returned';
  if (error.startsWith('refused by the mail server')) return 'refused';
  return error.startsWith('mail server') ? 'unreachable' : 'other';
}
