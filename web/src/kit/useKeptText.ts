import { useTranslation } from 'react-i18next';
import { formatDeadline, useNetworkTime } from './dates';

/** Says that something was stored on this device, and until when. `until` by this device's clock. */
export function useKeptText(): (until: number) => string {
  const { t } = useTranslation();
  const toNetworkTime = useNetworkTime();
  return (until) => t('offline.kept', { until: formatDeadline(toNetworkTime(until)) });
}
