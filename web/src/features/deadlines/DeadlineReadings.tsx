import { useTranslation } from 'react-i18next';
import { formatLongDate, useToday } from '../../kit/dates';
import { useMe } from '../../session';
import type { CaseDeadline } from './queries';

/** What folds away: the other reading, how it was counted, and the days it had before. */
export function DeadlineReadings({ deadline }: { deadline: CaseDeadline }) {
  const { t } = useTranslation('deadlines');
  const { locale } = useMe();
  const today = useToday();
  const { steps, former, lastDay, latestDay, letter } = deadline;
  const hasOther = latestDay !== null && latestDay !== lastDay && latestDay >= today;
  if (steps.length === 0 && former.length === 0 && !hasOther) return null;
  const dayText = (day: string | null): string => (day === null ? '?' : formatLongDate(day));
  return (
    <details className="more">
      <summary>{t('days.more')}</summary>
      <div className="stack">
        {letter?.termDays != null && <p>{t('days.term', { count: letter.termDays })}</p>}
        {steps.length > 0 && (
          <ol className="deadline-steps">
            {steps.map(({ from, to, what, basis, words }) => (
              <li key={what + from}>
                {from === to ? formatLongDate(to) : `${formatLongDate(from)} – ${formatLongDate(to)}`}: {words[locale]}{' '}
                <span className="hint">{basis}</span>
              </li>
            ))}
          </ol>
        )}
        {hasOther && <p>{t('days.perhaps', { day: formatLongDate(latestDay) })}</p>}
        {former.map((days) => (
          <p key={days.until + days.because} className="hint">
            {t('days.former', {
              until: formatLongDate(days.until),
              safe: dayText(days.safeDay),
              last: dayText(days.lastDay),
            })}{' '}
            ({t(`days.because.${days.because}`)})
          </p>
        ))}
        <p className="hint">{t('days.estimate')}</p>
      </div>
    </details>
  );
}
