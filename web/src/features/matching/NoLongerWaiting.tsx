import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { useLastEventText } from './useLastEventText';

export function NoLongerWaiting({
  id,
  adviser,
  onNext,
}: {
  id: string;
  adviser: Schema<'AdviserOfCase'> | null;
  onNext: () => void;
}) {
  const { t } = useTranslation('inbox');
  const lastEventText = useLastEventText(id);
  return (
    <div className="notice notice-good" role="status">
      <Icon name="check" />
      <div className="stack">
        <p>
          {adviser ? t('taken.has', { adviser: `${adviser.firstName} ${adviser.lastName}` }) : t('taken.notWaiting')}{' '}
          {lastEventText}
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
