import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatLongDate, useToday } from '../../kit/dates';
import { Tag } from '../../kit/Tag';
import { nextDay } from './days';
import { caseDeadlinesQuery } from './queries';

/** The open deadline that comes first, for the head of a case. */
export function NextDeadline({ caseId }: { caseId: string }) {
  const { t } = useTranslation('deadlines');
  const today = useToday();
  const { data } = useQuery(caseDeadlinesQuery(caseId));
  const [first] = data ?? [];
  if (first?.state !== 'open') return null;
  const { key, day } = nextDay(first, today);
  return (
    <Tag tone="late" icon="alert">
      {t(`header.${key}`, { kind: t(`kind.${first.kind}`), day: day && formatLongDate(day) })}
    </Tag>
  );
}
