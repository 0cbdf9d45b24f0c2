import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button } from '../../kit/Button';
import { moment } from '../../kit/days';
import { Dialog } from '../../kit/Dialog';
import { Page, Section } from '../../kit/Page';
import { Empty, Loaded } from '../../kit/states';
import { flush, removeEntry, useOfflineQueue } from '../../offline/queue';
import { DRAFTS, readAll, removeValue } from '../../offline/store';
import { draftRoute } from './draftRoutes';
import { QueueRow } from './QueueRow';
import './day.css';

const STORED_DRAFTS = ['stored-drafts'] as const;

/** Whether anything was typed at all. */
const isFilled = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.trim() !== ''
    : typeof value === 'object' && value !== null && Object.values(value).some(isFilled);

/** What is on this device and not yet on the server: the offline queue, and drafts. */
export default function OnDevice() {
  const { t } = useTranslation('day');
  const queue = useOfflineQueue();
  const [discarding, setDiscarding] = useState<{ remove: () => Promise<void> } | null>(null);
  const discard = (remove: () => Promise<void>): void => setDiscarding({ remove });
  return (
    <Page title={t('kept.title')} lead={t('kept.lead')}>
      <Section
        quiet
        title={t('kept.unsent')}
        actions={
          queue.some(({ refusal }) => refusal === null) ? (
            <Button icon="send" onClick={() => void flush()}>
              {t('kept.sendNow')}
            </Button>
          ) : undefined
        }
      >
        {queue.length === 0 ? (
          <Empty title={t('kept.noUnsent')} />
        ) : (
          <ul className="rows">
            {queue.map((entry) => (
              <QueueRow key={entry.id} entry={entry} onDiscard={() => discard(() => removeEntry(entry.id))} />
            ))}
          </ul>
        )}
      </Section>
      <Drafts onDiscard={discard} />
      <Dialog title={t('kept.sure')} open={discarding !== null} onClose={() => setDiscarding(null)}>
        <p>{t('kept.sureWhy')}</p>
        <div className="buttons">
          <Button
            kind="danger"
            onClick={() => {
              void discarding?.remove();
              setDiscarding(null);
            }}
          >
            {t('kept.discard')}
          </Button>
          <Button kind="quiet" onClick={() => setDiscarding(null)}>
            {t('kept.keep')}
          </Button>
        </div>
      </Dialog>
    </Page>
  );
}

function Drafts({ onDiscard }: { onDiscard: (remove: () => Promise<void>) => void }) {
  const { t } = useTranslation('day');
  const client = useQueryClient();
  const drafts = useQuery({
    queryKey: STORED_DRAFTS,
    staleTime: 0,
    gcTime: 0,
    queryFn: async () =>
      (await readAll<object>(DRAFTS)).flatMap(({ key, at, value }) => {
        const route = draftRoute(key);
        return route && isFilled(value) ? [{ key, at, ...route }] : [];
      }),
  });
  const remove = async (key: string): Promise<void> => {
    await removeValue(key);
    await client.invalidateQueries({ queryKey: STORED_DRAFTS });
  };
  return (
    <Section quiet title={t('kept.drafts')}>
      <Loaded query={drafts} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <Empty icon="note" title={t('kept.noDrafts')} />
          ) : (
            <ul className="rows">
              {items.map(({ key, at, kind, href }) => (
                <li key={key} className="row">
                  <div className="row-head">
                    <strong>{t(`kept.draft.${kind}`)}</strong>
                    <span className="hint">{moment(new Date(at).toISOString())}</span>
                  </div>
                  <div className="buttons">
                    <Link className="button" href={href}>
                      {t('kept.goOn')}
                    </Link>
                    <Button kind="danger" onClick={() => onDiscard(() => remove(key))}>
                      {t('kept.discard')}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
