import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { clockTime, dayOf, longDay } from '../../kit/days';
import { useFilters } from '../../kit/filters';
import { Icon, type IconName } from '../../kit/icons';
import { Section } from '../../kit/Page';
import { Failed, Skeleton } from '../../kit/states';
import { Link } from 'wouter';
import { NoteForm } from './NoteForm';
import { eventsOf, type Event, type FullCase } from './queries';

const ICONS: Partial<Record<Event['kind'], IconName>> = {
  call: 'phone',
  meeting: 'people',
  letter: 'mail',
  message: 'send',
  note: 'note',
  decision: 'alert',
  moved: 'forward',
  matched: 'person',
  released: 'back',
  'mail-failed': 'phone',
};
const GROUPS = {
  all: null,
  contacts: ['call', 'meeting', 'letter', 'message', 'mail-failed'],
  notes: ['note'],
  course: [
    'moved',
    'decision',
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

/** What happened, newest first, and the place to write what just did. */
export function Timeline({ theCase, writing }: { theCase: FullCase; writing: boolean }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const { filters, href } = useFilters(['events']);
  const show = (filters.events ?? 'all') as keyof typeof GROUPS;
  const query = useInfiniteQuery(eventsOf(theCase.id));
  const kinds: readonly string[] | null = GROUPS[show] ?? null;
  const events = (query.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    ({ kind }) => kinds === null || kinds.includes(kind),
  );
  return (
    <Section title={t('timeline.title')} id="timeline">
      <NoteForm caseId={theCase.id} reference={theCase.reference} initialFocus={writing} />
      <nav className="kinds" aria-label={t('timeline.filter')}>
        {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
          <Link
            key={group}
            href={href({ events: group === 'all' ? '' : group })}
            className={group === show ? 'kind kind-on' : 'kind'}
            aria-current={group === show ? 'true' : undefined}
            replace
          >
            {t(`timeline.${group}`)}
          </Link>
        ))}
      </nav>
      {query.isPending && <Skeleton lines={4} />}
      {query.error && !query.data && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && events.length === 0 && (
        <p className="hint">{t(show === 'all' ? 'timeline.empty' : 'timeline.nothingHere')}</p>
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

/** One thing that happened. */
export function EventRow({ event }: { event: Event }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const written = ['call', 'meeting', 'letter', 'message', 'note'].includes(event.kind);
  const words =
    event.kind === 'moved' && event.to
      ? t('event.movedTo', { stage: common(`stage.${event.to}`) })
      : event.kind === 'decision'
        ? event.day
          ? t('event.decisionLast', { day: longDay(event.day) })
          : t('event.decision')
        : t(`event.${event.kind}`);
  return (
    <li className={written ? 'event event-written' : 'event'}>
      <Icon name={ICONS[event.kind] ?? 'clock'} size={18} />
      <div>
        <p>
          <strong>{words}</strong>{' '}
          <span className="hint">
            <time dateTime={event.at}>
              {longDay(event.kind === 'moved' && event.day ? event.day : dayOf(event.at))}
              {written && `, ${clockTime(event.at)}`}
            </time>
            {event.by && (
              <>
                {' '}
                · <bdi>{event.by}</bdi>
              </>
            )}
          </span>
        </p>
        {event.text && (
          <p className="event-text" dir="auto">
            {event.text}
          </p>
        )}
      </div>
    </li>
  );
}
