import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { EmptyState } from '../../kit/EmptyState';
import { Page } from '../../kit/Page';
import { Section } from '../../kit/Section';
import { flush, removeEntry, useOfflineQueue } from '../../offline/queue';
import { DraftList } from './DraftList';
import { QueueRow } from './QueueRow';
import './day.css';

export default function OnDevice() {
  const { t } = useTranslation('day');
  const queue = useOfflineQueue();
  const [discarding, setDiscarding] = useState<{ remove: () => Promise<void> } | null>(null);
  const askToDiscard = (remove: () => Promise<void>): void => setDiscarding({ remove });
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
          <EmptyState title={t('kept.noUnsent')} />
        ) : (
          <ul className="rows">
            {queue.map((entry) => (
              <QueueRow key={entry.id} entry={entry} onDiscard={() => askToDiscard(() => removeEntry(entry.id))} />
            ))}
          </ul>
        )}
      </Section>
      <DraftList onDiscard={askToDiscard} />
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
