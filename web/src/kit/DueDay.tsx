import { useTranslation } from 'react-i18next';
import { daysBetween, formatLongDate, formatNumericDate, formatRelativeDay, useToday } from './dates';
import { Tag, type Tone } from './Tag';

/** `former`: the day before it was moved, which is shown too. */
export function DueDay({ day, done, former }: { day: string; done?: boolean; former?: string | null }) {
  const { t } = useTranslation();
  const today = useToday();
  const days = daysBetween(today, day);
  const tone: Tone = done ? 'plain' : days < 0 ? 'late' : days <= 3 ? 'soon' : 'plain';
  const text = !done && days < 0 ? t('day.late', { count: -days }) : formatRelativeDay(day, today);
  return (
    <>
      <time dateTime={day} title={formatLongDate(day)}>
        <Tag tone={tone} icon={tone === 'late' ? 'alert' : 'clock'}>
          {text}
        </Tag>
      </time>
      {former && <span className="hint"> {t('day.formerly', { day: formatNumericDate(former) })}</span>}
    </>
  );
}
