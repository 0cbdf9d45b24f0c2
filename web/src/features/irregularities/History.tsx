import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { formatDateTime } from '../../kit/dates';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { UserText } from '../../kit/UserText';
import { irregularityEventsQuery, type IrregularityDetail } from './queries';

type Event = Schema<'IrregularityEventView'>;

export function History({ irregularity }: { irregularity: IrregularityDetail }) {
  const { t } = useTranslation('irregularities');
  const query = useQuery(irregularityEventsQuery(irregularity.id));
  return (
    <Section id="history" title={t('page.history')}>
      <Loaded query={query} lines={3}>
        {({ items }) => (
          <ol className="history">
            {items.toReversed().map((event) => (
              <li key={event.id}>
                <strong>
                  <EventText event={event} />
                </strong>
                {event.text && (
                  <p className="description-text" dir="auto">
                    <UserText>{event.text}</UserText>
                  </p>
                )}
                <span className="hint">
                  <time dateTime={event.at}>{formatDateTime(event.at)}</time>
                  {event.mine && ` · ${t('event.you')}`}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Section>
  );
}

function EventText({ event: { from, to, changed } }: { event: Event }) {
  const { t } = useTranslation(['irregularities', 'common']);
  if (to === 'reported' && from === null) return t('event.logged');
  if (from === 'needs-more' && to === 'reported') return t('event.answered');
  const parts = [
    to !== null && t('event.moved', { status: t(`common:irregularityStatus.${to}`) }),
    changed.length > 0 &&
      t('event.changed', { fields: changed.map((field) => t(`field.${field as 'code'}`)).join(', ') }),
  ];
  return parts.filter(Boolean).join(' · ');
}
