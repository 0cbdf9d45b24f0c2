import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Tag } from '../../kit/Tag';
import { retryEntry } from '../../offline/queue';
import type { ListedEntry } from '../../offline/queueEntries';

/** Collects typed texts of a command, longest first, so that they can be copied. */
function textsIn(input: unknown): string[] {
  if (typeof input !== 'object' || input === null) return [];
  const texts = Object.entries(input).flatMap(([name, value]) =>
    typeof value === 'string'
      ? ['text', 'note', 'description', 'title'].includes(name)
        ? [value]
        : []
      : textsIn(value),
  );
  return texts.sort((a, b) => b.length - a.length);
}

export function QueueRow({ entry, onDiscard }: { entry: ListedEntry; onDiscard: () => void }) {
  const { t } = useTranslation('day');
  const { t: common, i18n } = useTranslation();
  const [busy, setBusy] = useState(false);
  const reason =
    entry.refusal !== null && i18n.exists(`refusal.${entry.refusal}`)
      ? i18n.t(`refusal.${entry.refusal}`, { defaultValue: '' })
      : common('error.refused');
  const retry = async (): Promise<void> => {
    setBusy(true);
    await retryEntry(entry).finally(() => setBusy(false));
  };
  return (
    <li className="row">
      <div className="row-head">
        <strong className="queue-label">
          <bdi>{entry.label}</bdi>
        </strong>
        {entry.refusal === null ? (
          <Tag tone="info" icon="clock">
            {t('kept.waits')}
          </Tag>
        ) : (
          <Tag tone="late" icon="alert">
            {t('kept.refused')}
          </Tag>
        )}
      </div>
      {textsIn(entry.input).map((text) => (
        <p key={text} className="event-text" dir="auto">
          {text}
        </p>
      ))}
      {entry.refusal !== null && (
        <p>
          {t('kept.because')} {reason}
        </p>
      )}
      {!entry.isStored && <p className="hint">{t('kept.notStored')}</p>}
      <div className="buttons">
        {entry.refusal !== null && (
          <Button busy={busy} onClick={() => void retry()}>
            {t('kept.again')}
          </Button>
        )}
        <Button kind="danger" onClick={onDiscard}>
          {t('kept.discard')}
        </Button>
      </div>
    </li>
  );
}
