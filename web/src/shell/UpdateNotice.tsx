import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import '../kit/useInstallPrompt';
import { useDraftsAreStored } from '../offline/drafts';

/** Offers a waiting update; it is activated only by the user. */
export function UpdateNotice() {
  const { t } = useTranslation();
  const draftsAreStored = useDraftsAreStored();
  const [waitingWorker, setWaitingWorker] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return undefined;
    let isMounted = true;
    const watch = (registration: ServiceWorkerRegistration): void => {
      // The first installation replaces nothing.
      const checkWaiting = (): void => {
        if (isMounted && registration.waiting && navigator.serviceWorker.controller)
          setWaitingWorker(registration.waiting);
      };
      checkWaiting();
      registration.addEventListener('updatefound', () =>
        registration.installing?.addEventListener('statechange', checkWaiting),
      );
    };
    void navigator.serviceWorker.ready.then(watch);
    // Long-lived tabs check when they become visible again.
    const checkForUpdate = (): void => {
      if (document.visibilityState === 'visible')
        void navigator.serviceWorker
          .getRegistration()
          .then((registration) => registration?.update())
          .catch(() => undefined);
    };
    document.addEventListener('visibilitychange', checkForUpdate);
    return () => {
      isMounted = false;
      document.removeEventListener('visibilitychange', checkForUpdate);
    };
  }, []);
  const activateUpdate = (): void => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waitingWorker?.postMessage('take-over');
  };
  return (
    <div role="status" className="new-version">
      {waitingWorker && (
        <>
          <span>
            {t('version.new')} <span className="hint">{t(draftsAreStored ? 'version.kept' : 'form.notStored')}</span>
          </span>{' '}
          <Button kind="quiet" small onClick={activateUpdate}>
            {t('version.load')}
          </Button>
        </>
      )}
    </div>
  );
}
