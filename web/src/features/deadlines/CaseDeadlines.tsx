import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { DeadlineCard } from './DeadlineCard';
import { EndedDeadline } from './EndedDeadline';
import { caseDeadlinesQuery, type CaseDeadline } from './queries';
import './deadlines.css';

/** The deadlines of a case: the open ones as cards, those that ended folded below. */
export function CaseDeadlines({ caseId, onCorrect }: { caseId: string; onCorrect: () => void }) {
  const { t } = useTranslation('deadlines');
  const query = useQuery(caseDeadlinesQuery(caseId));
  if (query.data?.length === 0) return null;
  return (
    <Section title={t('title')} id="deadlines">
      <Loaded query={query} lines={3}>
        {(items) => <DeadlineList items={items} onCorrect={onCorrect} />}
      </Loaded>
    </Section>
  );
}

function DeadlineList({ items, onCorrect }: { items: readonly CaseDeadline[]; onCorrect: () => void }) {
  const { t } = useTranslation('deadlines');
  const open = items.filter(({ state }) => state === 'open');
  const ended = items.filter(({ state }) => state !== 'open');
  const wanted = useWanted(items);
  return (
    <>
      {open.length === 0 && <p className="hint">{t('none')}</p>}
      {open.map((deadline) => (
        <DeadlineCard key={deadline.id} deadline={deadline} onCorrect={onCorrect} />
      ))}
      {ended.length > 0 && (
        <details
          className="more"
          open={ended.some(({ id, confirmation }) => id === wanted || confirmation === 'needed')}
        >
          <summary>{t('ended', { count: ended.length })}</summary>
          <ul className="stack">
            {ended.map((deadline) => (
              <EndedDeadline key={deadline.id} deadline={deadline} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Goes to the deadline that the address names, once; to the first where it is not of this case. */
function useWanted(items: readonly CaseDeadline[]): string | null {
  const [params, setParams] = useSearchParams();
  const name = params.get('deadline');
  const wanted = name === null ? null : ((items.find(({ id }) => id === name) ?? items[0])?.id ?? null);
  useEffect(() => {
    if (wanted === null) return;
    const card = document.getElementById(`deadline-${wanted}`);
    card?.scrollIntoView({ block: 'start' });
    card?.focus({ preventScroll: true });
    const next = new URLSearchParams(params);
    next.delete('deadline');
    setParams(next, { replace: true });
  }, [wanted, params, setParams]);
  return wanted;
}
