import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { EmptyState } from '../kit/EmptyState';
import { Page } from '../kit/Page';
import { reloadUpdated } from '../missingFiles';

/** A screen whose file could not be fetched: there is no network, or an update has taken it away. */
export function ScreenMissing({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  const [online, setOnline] = useState(navigator.onLine);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const update = (): void => setOnline(navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  const reload = (): void => {
    setBusy(true);
    void reloadUpdated();
  };
  return (
    <Page title={t(online ? 'state.missing' : 'state.missingOffline')}>
      <EmptyState
        icon="alert"
        title={t(online ? 'state.missingWhy' : 'state.missingOfflineWhy')}
        action={
          <div className="buttons">
            {online ? (
              <Button kind="primary" busy={busy} onClick={reload}>
                {t('state.reload')}
              </Button>
            ) : (
              <>
                <Button kind="primary" icon="back" onClick={() => history.back()}>
                  {t('state.back')}
                </Button>
                <Button onClick={onRetry}>{t('state.retry')}</Button>
              </>
            )}
          </div>
        }
      />
    </Page>
  );
}
