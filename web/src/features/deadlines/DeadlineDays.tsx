import { useTranslation } from 'react-i18next';
import { formatInDays, formatLongDate, useToday } from '../../kit/dates';
import { daysState } from './days';
import type { CaseDeadline } from './queries';

/** Two days and two words: safe first and large, then the last. Nothing is called over while a reading leaves time. */
export function DeadlineDays({ deadline }: { deadline: CaseDeadline }) {
  const { t } = useTranslation('deadlines');
  const today = useToday();
  const { kind, safeDay, lastDay } = deadline;
  const state = deadline.state === 'open' ? daysState(deadline, today) : 'ahead';
  if (safeDay === null || lastDay === null)
    return deadline.state === 'open' ? <p className="deadline-note late">{t('days.unknown')}</p> : null;
  const relative = (day: string): string | false =>
    deadline.state === 'open' && day >= today && formatInDays(day, today);
  const isOne = kind === 'interview';
  return (
    <>
      <dl className="deadline-days">
        <div className="deadline-safe">
          <dt>{t(isOne ? 'days.appointment' : 'days.safe')}</dt>
          <dd>
            <time dateTime={safeDay}>{formatLongDate(safeDay)}</time> <span className="hint">{relative(safeDay)}</span>
          </dd>
        </div>
        {!isOne && (
          <div>
            <dt>{t('days.last')}</dt>
            <dd>
              <time dateTime={lastDay}>{formatLongDate(lastDay)}</time>{' '}
              {lastDay !== safeDay && <span className="hint">{relative(lastDay)}</span>}
            </dd>
          </div>
        )}
      </dl>
      {(state === 'still' || state === 'over') && !(isOne && state === 'still') && (
        <p className="deadline-note late">{t(`days.${state}`)}</p>
      )}
    </>
  );
}
