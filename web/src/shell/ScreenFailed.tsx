import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { EmptyState } from '../kit/EmptyState';
import { Page } from '../kit/Page';
import { useDraftsAreStored } from '../offline/drafts';

export function ScreenFailed() {
  const { t } = useTranslation();
  const draftsAreStored = useDraftsAreStored();
  return (
    <Page title={t('state.broken')}>
      <EmptyState
        icon="alert"
        title={t(draftsAreStored ? 'state.brokenWhy' : 'state.brokenWhyNotStored')}
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
