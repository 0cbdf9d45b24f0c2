import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import '../kit/install';

/** Says, quietly, that a newer client waits; it takes over when one says so, never in the middle of a sentence. */
export function NewVersion() {
  const { t } = useTranslation();
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return undefined;
    let current = true;
    const watch = (registration: ServiceWorkerRegistration): void => {
      // The very first worker has nobody to take over from.
      const look = (): void => {
        if (current && registration.waiting && navigator.serviceWorker.controller) setWaiting(registration.waiting);
      };
      look();
      registration.addEventListener('updatefound', () =>
        registration.installing?.addEventListener('statechange', look),
      );
    };
    void navigator.serviceWorker.ready.then(watch);
    // A tab that stays open for days asks when one comes back to it.
    const ask = (): void => {
      if (document.visibilityState === 'visible')
        void navigator.serviceWorker
          .getRegistration()
          .then((registration) => registration?.update())
          .catch(() => undefined);
    };
    document.addEventListener('visibilitychange', ask);
    return () => {
      current = false;
      document.removeEventListener('visibilitychange', ask);
    };
  }, []);
  const load = (): void => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting?.postMessage('take-over');
  };
  return (
    <div role="status" className="new-version">
      {waiting && (
        <>
          <span>
            {t('version.new')} <span className="hint">{t('version.kept')}</span>
          </span>{' '}
          <Button kind="quiet" small onClick={load}>
            {t('version.load')}
          </Button>
        </>
      )}
    </div>
  );
}
