import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { EmptyState } from '../../kit/EmptyState';
import { ErrorText } from '../../kit/ErrorText';
import { Page } from '../../kit/Page';
import { Section } from '../../kit/Section';
import { flush, removeEntry, useOfflineQueue, useQueueIsComplete } from '../../offline/queue';
import type { ListedEntry } from '../../offline/queueEntries';
import type { StoreResult } from '../../offline/store';
import { DraftList } from './DraftList';
import { QueueRow } from './QueueRow';
import './day.css';

export default function OnDevice() {
  const { t } = useTranslation('day');
  const queue = useOfflineQueue();
  const isComplete = useQueueIsComplete();
  const waiting = queue.filter(({ refusal }) => refusal === null);
  const refused = queue.filter(({ refusal }) => refusal !== null);
  const [discarding, setDiscarding] = useState<{ remove: () => Promise<StoreResult>; hasFailed: boolean } | null>(null);
  const askToDiscard = (remove: () => Promise<StoreResult>): void => setDiscarding({ remove, hasFailed: false });
  const discard = async (): Promise<void> => {
    const result = await discarding?.remove();
    setDiscarding((before) => (before && result !== 'done' ? { ...before, hasFailed: true } : null));
  };
  const rowsOf = (entries: readonly ListedEntry[]) => (
    <ul className="rows">
      {entries.map((entry) => (
        <QueueRow key={entry.id} entry={entry} onDiscard={() => askToDiscard(() => removeEntry(entry.id))} />
      ))}
    </ul>
  );
  return (
    <Page title={t('kept.title')} lead={t('kept.lead')}>
      {!isComplete && <p className="notice notice-late">{t('kept.unreadable')}</p>}
      {refused.length > 0 && (
        <Section quiet title={t('kept.refused')}>
          {rowsOf(refused)}
        </Section>
      )}
      <Section
        quiet
        title={t('kept.unsent')}
        actions={
          waiting.length > 0 ? (
            <Button icon="send" onClick={() => void flush()}>
              {t('kept.sendNow')}
            </Button>
          ) : undefined
        }
      >
        {waiting.length > 0
          ? rowsOf(waiting)
          : isComplete && <EmptyState title={t(refused.length > 0 ? 'kept.noWaiting' : 'kept.noUnsent')} />}
      </Section>
      <DraftList onDiscard={askToDiscard} />
      <Dialog title={t('kept.sure')} open={discarding !== null} onClose={() => setDiscarding(null)}>
        <p>{t('kept.sureWhy')}</p>
        <ErrorText>{discarding?.hasFailed ? t('kept.notDiscarded') : null}</ErrorText>
        <div className="buttons">
          <Button kind="danger" onClick={() => void discard()}>
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
