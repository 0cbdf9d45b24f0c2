import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import type { FullCase, Stage } from './queries';

/** Somebody else moved the case to another stage in the meantime. */
export function StaleStageNotice({
  theCase,
  to,
  onContinue,
  onBack,
}: {
  theCase: FullCase;
  to: Stage;
  onContinue: () => void;
  onBack: () => void;
}) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  return (
    <>
      <div className="notice notice-soon">
        <span>
          {t('happened.stale', { stage: common(`stage.${theCase.stage}`) })}{' '}
          {t('happened.wanted', { stage: common(`stage.${to}`) })}
        </span>
      </div>
      <div className="buttons">
        {theCase.moves.includes(to) && (
          <Button kind="primary" onClick={onContinue}>
            {t('happened.goOn')}
          </Button>
        )}
        <Button onClick={onBack}>{t('happened.again')}</Button>
      </div>
    </>
  );
}
