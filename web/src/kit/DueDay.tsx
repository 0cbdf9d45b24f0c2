import { useTranslation } from 'react-i18next';
import { daysBetween, formatLongDate, formatRelativeDay, useToday } from './dates';
import { Tag, type Tone } from './Tag';

export function DueDay({ day, done }: { day: string; done?: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const days = daysBetween(today, day);
  const tone: Tone = done ? 'plain' : days < 0 ? 'late' : days <= 3 ? 'soon' : 'plain';
  const text = !done && days < 0 ? t('day.late', { count: -days }) : formatRelativeDay(day, today);
  return (
    <time dateTime={day} title={formatLongDate(day)}>
      <Tag tone={tone} icon={tone === 'late' ? 'alert' : 'clock'}>
        {text}
      </Tag>
    </time>
  );
}
