import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../kit/dates';
import { lastEventsQuery } from './inboxQueries';

type ExplainingEvent = (typeof EXPLAINING_EVENTS)[number];

const EXPLAINING_EVENTS = [
  'matched',
  'offered',
  'offer-declined',
  'offer-withdrawn',
  'snoozed',
  'declined',
  'withdrawn',
  'released',
] as const;

export function useLastEventText(id: string, enabled = true): string | null {
  const { t } = useTranslation('inbox');
  const { data } = useQuery({ ...lastEventsQuery(id), enabled });
  const lastEvent = data?.find(({ kind }) => EXPLAINING_EVENTS.some((each) => each === kind));
  if (!lastEvent) return null;
  return t(`taken.${lastEvent.kind as ExplainingEvent}`, {
    by: lastEvent.by ?? t('taken.somebody'),
    at: formatDateTime(lastEvent.recordedAt),
  });
}
