import { useTranslation } from 'react-i18next';
import { formatShortDate, useToday } from '../../kit/dates';
import { Tag } from '../../kit/Tag';
import type { Adviser } from './queries';

const TONES = { active: 'good', applying: 'info', paused: 'soon', left: 'plain' } as const;

export function AdviserStateTags({
  adviser: { state, absent, absences },
}: {
  adviser: Pick<Adviser, 'state' | 'absent' | 'absences'>;
}) {
  const { t } = useTranslation('advisers');
  const today = useToday();
  const next = absences
    .filter(({ to }) => to === null || to >= today)
    .sort((one, other) => one.from.localeCompare(other.from))[0];
  return (
    <span className="advisers-state">
      <Tag tone={TONES[state]}>{t(`state.${state}`)}</Tag>
      {absent && next ? (
        <Tag tone="soon" icon="calendar">
          {next.to ? t('awayUntil', { day: formatShortDate(next.to) }) : t('away')}
        </Tag>
      ) : (
        next && <span className="hint">{t('awayFrom', { day: formatShortDate(next.from) })}</span>
      )}
    </span>
  );
}
