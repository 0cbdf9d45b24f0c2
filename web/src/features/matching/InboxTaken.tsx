import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { View } from '../../api/client';
import { Button } from '../../kit/Button';
import { moment } from '../../kit/days';
import { Icon } from '../../kit/icons';
import { lastEventsOf } from './inbox-queries';

/** Who was quicker, as the history of the case tells it. */
const TELLING = [
  'matched',
  'offered',
  'offer-declined',
  'offer-withdrawn',
  'snoozed',
  'declined',
  'withdrawn',
  'released',
] as const;
type Telling = (typeof TELLING)[number];

export function useTaken(id: string, enabled = true): string | null {
  const { t } = useTranslation('inbox');
  const { data } = useQuery({ ...lastEventsOf(id), enabled });
  const last = data?.find(({ kind }) => TELLING.some((each) => each === kind));
  if (!last) return null;
  return t(`taken.${last.kind as Telling}`, { by: last.by ?? t('taken.somebody'), at: moment(last.recordedAt) });
}

/** In place of the actions of a case that waits no more. */
export function Taken({
  id,
  adviser,
  onNext,
}: {
  id: string;
  adviser: View<'AdviserOfCase'> | null;
  onNext: () => void;
}) {
  const { t } = useTranslation('inbox');
  const words = useTaken(id);
  return (
    <div className="notice notice-good" role="status">
      <Icon name="check" />
      <div className="stack">
        <p>
          {adviser ? t('taken.has', { adviser: `${adviser.firstName} ${adviser.lastName}` }) : t('taken.notWaiting')}{' '}
          {words}
        </p>
        <div className="buttons">
          <Button small onClick={onNext}>
            {t('next')}
          </Button>
        </div>
      </div>
    </div>
  );
}
