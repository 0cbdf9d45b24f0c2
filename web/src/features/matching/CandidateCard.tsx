import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { formatNumber } from '../../kit/dates';
import { Icon } from '../../kit/Icon';
import { ShareBar } from '../../kit/ShareBar';
import type { Candidate } from './inboxQueries';

type Reason = Schema<'ReasonView'>;

const ICONS = { for: 'check', soft: 'note', warning: 'alert' } as const;

/** Whether a reason supports the candidate, is neutral, or is a warning that does not exclude them. */
function kindOfReason({ code, value }: Reason): keyof typeof ICONS {
  if (code === 'speciality' && value['has'] === false) return 'soft';
  const isAgainst =
    code === 'absence' ||
    (code === 'place' && value['way'] === 'far') ||
    (code === 'language' && value['level'] === 'basic');
  return isAgainst ? 'warning' : 'for';
}

export function CandidateCard({
  adviser: { firstName, lastName, load, capacity, reasons },
  number,
}: {
  adviser: Candidate;
  number?: number;
}) {
  const { t } = useTranslation('inbox');
  // Capacity and waiting time are shown elsewhere.
  const shownReasons = reasons.filter(({ code }) => code !== 'waiting' && code !== 'room');
  return (
    <span className="suggestion-card">
      <span className="row-head">
        <strong>
          <bdi>
            {firstName} {lastName}
          </bdi>
        </strong>
        {number !== undefined && <kbd aria-hidden="true">{number}</kbd>}
      </span>
      <span className="suggestion-load">
        <ShareBar share={capacity === 0 ? 1 : load / capacity} />{' '}
        {t('suggestions.room', { load: formatNumber(load), capacity: formatNumber(capacity) })}
      </span>
      <span className="suggestion-reasons">
        {shownReasons.map((reason) => (
          <span key={reason.code} className={`reason reason-${kindOfReason(reason)}`}>
            <Icon name={ICONS[kindOfReason(reason)]} size={16} />
            {reason.text}
          </span>
        ))}
      </span>
    </span>
  );
}
