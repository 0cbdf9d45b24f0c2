import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { moment } from '../../kit/days';
import { Section } from '../../kit/Page';
import { Loaded } from '../../kit/states';
import { Typed } from '../../kit/bits';
import type { View } from '../../api/client';
import { eventsOf, type Detail } from './queries';

type Event = View<'IrregularityEventView'>;

/** What happened to it on our side, the latest first. */
export function History({ it }: { it: Detail }) {
  const { t } = useTranslation('irregularities');
  const query = useQuery(eventsOf(it.id));
  return (
    <Section id="history" title={t('page.history')}>
      <Loaded query={query} lines={3}>
        {({ items }) => (
          <ol className="history">
            {items.toReversed().map((event) => (
              <li key={event.id}>
                <strong>
                  <What event={event} />
                </strong>
                {event.text && (
                  <p className="told" dir="auto">
                    <Typed>{event.text}</Typed>
                  </p>
                )}
                <span className="hint">
                  <time dateTime={event.at}>{moment(event.at)}</time>
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

function What({ event: { from, to, changed } }: { event: Event }) {
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
