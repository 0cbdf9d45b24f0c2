import { useTranslation } from 'react-i18next';
import { useInfiniteQuery } from '@tanstack/react-query';
import { caseEventsQuery } from './queries';
import { EventRow } from './EventRow';
import { Section } from '../../kit/Section';

/** The last thing that happened, on top of everything for whoever picks up the phone. */
export function LastEvent({ id }: { id: string }) {
  const { t } = useTranslation('cases');
  const { data } = useInfiniteQuery(caseEventsQuery(id));
  const lastEvent = data?.pages[0]?.items[0];
  if (!lastEvent) return null;
  return (
    <div className="last-event">
      <Section title={t('timeline.last')}>
        <ol className="events">
          <EventRow event={lastEvent} />
        </ol>
      </Section>
    </div>
  );
}
