import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Section } from '../../kit/Section';
import { EventRow } from './EventRow';
import { caseEventsQuery } from './queries';

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
