import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayOf, formatLongDate } from '../../kit/dates';
import { Loaded } from '../../kit/Loaded';
import { caseFollowUpsQuery } from '../follow-ups/queries';

export function DoneFollowUps({ caseId }: { caseId: string }) {
  const { t } = useTranslation('cases');
  const query = useQuery(caseFollowUpsQuery(caseId, 'done'));
  return (
    <Loaded query={query} lines={2}>
      {(items) =>
        items.length === 0 ? (
          <p className="hint">{t('followUp.noPast')}</p>
        ) : (
          <ul className="stack">
            {items.toReversed().map((followUp) => (
              <li key={followUp.id}>
                <p>
                  <bdi>{followUp.title}</bdi>{' '}
                  <span className="hint">{followUp.endedAt && formatLongDate(dayOf(followUp.endedAt))}</span>
                </p>
                {followUp.note && (
                  <p className="event-text" dir="auto">
                    {followUp.note}
                  </p>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
