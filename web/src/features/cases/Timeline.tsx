import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button } from '../../kit/Button';
import { ErrorState } from '../../kit/ErrorState';
import { Section } from '../../kit/Section';
import { Skeleton } from '../../kit/Skeleton';
import { useFilters } from '../../kit/useFilters';
import { EventRow } from './EventRow';
import { NoteForm } from './NoteForm';
import { caseEventsQuery, type FullCase } from './queries';

const EVENT_GROUPS = {
  all: null,
  contacts: ['call', 'meeting', 'letter', 'message', 'letter-received', 'mail-failed'],
  notes: ['note'],
  course: [
    'moved',
    'decision',
    'letter-received',
    'deadline-acknowledged',
    'deadline-met',
    'deadline-extended',
    'deadline-waived',
    'deadline-missed',
    'deadline-confirmed',
    'deadlines-to-coordinator',
    'opened',
    'matched',
    'released',
    'withdrawn',
    'declined',
    'snoozed',
    'offered',
    'offer-declined',
    'offer-lapsed',
    'offer-withdrawn',
  ],
} as const;

export function Timeline({ theCase, isWritingNote }: { theCase: FullCase; isWritingNote: boolean }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const { filters, href } = useFilters(['events']);
  const selectedGroup = (filters.events ?? 'all') as keyof typeof EVENT_GROUPS;
  const query = useInfiniteQuery(caseEventsQuery(theCase.id));
  const kinds: readonly string[] | null = EVENT_GROUPS[selectedGroup] ?? null;
  const events = (query.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    ({ kind }) => kinds === null || kinds.includes(kind),
  );
  return (
    <Section title={t('timeline.title')} id="timeline">
      <NoteForm caseId={theCase.id} reference={theCase.reference} initialFocus={isWritingNote} />
      <nav className="toggles" aria-label={t('timeline.filter')}>
        {(Object.keys(EVENT_GROUPS) as (keyof typeof EVENT_GROUPS)[]).map((group) => (
          <Link
            key={group}
            href={href({ events: group === 'all' ? '' : group })}
            className={group === selectedGroup ? 'toggle toggle-on' : 'toggle'}
            aria-current={group === selectedGroup ? 'true' : undefined}
            replace
          >
            {t(`timeline.${group}`)}
          </Link>
        ))}
      </nav>
      {query.isPending && <Skeleton lines={4} />}
      {query.error && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && events.length === 0 && (
        <p className="hint">{t(selectedGroup === 'all' ? 'timeline.empty' : 'timeline.nothingHere')}</p>
      )}
      <ol className="events">
        {events.map((event) => (
          <EventRow key={event.id} event={event} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {common('action.more')}
        </Button>
      )}
    </Section>
  );
}
