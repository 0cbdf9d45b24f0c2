import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { Loaded } from '../../kit/Loaded';
import { DeadlineDays } from './DeadlineDays';
import { EndDeadline } from './EndDeadline';
import { caseDeadlinesQuery } from './queries';
import './deadlines.css';

/** The ids of the deadlines that stand in the way; null for any other error. */
export function openDeadlinesIn(error: unknown): string[] | null {
  if (!(error instanceof ApiError) || error.slug !== 'open-deadline') return null;
  const { deadlines } = error.body as { deadlines?: { id: string }[] };
  return (deadlines ?? []).map(({ id }) => id);
}

/** What stands in the way of a move or a release, to be ended here; then it goes on. */
export function OpenDeadlines({
  caseId,
  ids,
  words,
  onSettled,
  aside,
}: {
  caseId: string;
  ids: readonly string[];
  words: 'move' | 'release';
  onSettled: () => void;
  aside?: ReactNode;
}) {
  const { t } = useTranslation('deadlines');
  const query = useQuery(caseDeadlinesQuery(caseId));
  const [endingId, setEndingId] = useState<string | null>(null);
  return (
    <Loaded query={query} lines={3}>
      {(items) => {
        const open = items.filter(({ id, state }) => state === 'open' && ids.includes(id));
        const ending = open.find(({ id }) => id === endingId);
        if (ending) return <EndDeadline deadline={ending} initial={null} onDone={() => setEndingId(null)} />;
        return (
          <div className="stack">
            {open.length > 0 ? (
              <div className="notice notice-soon">
                <Icon name="alert" />
                <span>
                  <strong>{t('openFirst.title')}</strong> {t(`openFirst.${words}`)}
                </span>
              </div>
            ) : (
              <p role="status">{t('openFirst.all')}</p>
            )}
            {open.map((deadline) => (
              <article key={deadline.id} className="deadline" aria-label={t(`kind.${deadline.kind}`)}>
                <h3>{t(`kind.${deadline.kind}`)}</h3>
                <DeadlineDays deadline={deadline} />
                <Button onClick={() => setEndingId(deadline.id)}>{t('end.title')}</Button>
              </article>
            ))}
            <div className="form-end">
              {open.length === 0 && (
                <Button kind="primary" onClick={onSettled}>
                  {t('openFirst.goOn')}
                </Button>
              )}
              {aside}
            </div>
          </div>
        );
      }}
    </Loaded>
  );
}
