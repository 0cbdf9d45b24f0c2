import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { EmptyState } from '../kit/EmptyState';
import { Page } from '../kit/Page';

export function ScreenFailed() {
  const { t } = useTranslation();
  return (
    <Page title={t('state.broken')}>
      <EmptyState
        icon="alert"
        title={t('state.brokenWhy')}
        action={
          <div className="buttons">
            <Button kind="primary" onClick={() => location.reload()}>
              {t('state.reload')}
            </Button>
            {/* Full reload, because the cause may be outside of the screen. */}
            <a className="button" href="/">
              {t('state.toStart')}
            </a>
          </div>
        }
      />
    </Page>
  );
}
