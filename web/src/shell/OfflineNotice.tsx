import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatTime } from '../kit/dates';
import { useOfflineQueue } from '../offline/queue';
import { hrefTo } from '../routes';

export function OfflineNotice({ offline }: { offline: boolean }) {
  const { t } = useTranslation();
  const [online, setOnline] = useState(navigator.onLine);
  const [since] = useState(() => Date.now());
  const waiting = useOfflineQueue();
  useEffect(() => {
    const updateOnline = (): void => setOnline(navigator.onLine);
    addEventListener('online', updateOnline);
    addEventListener('offline', updateOnline);
    return () => {
      removeEventListener('online', updateOnline);
      removeEventListener('offline', updateOnline);
    };
  }, []);
  const isOffline = offline || !online;
  if (!isOffline && waiting.length === 0) return <div role="status" />;
  return (
    <div className="shell-offline" role="status">
      {isOffline && <span>{t('offline.now', { time: formatTime(since) })}</span>}
      {waiting.length > 0 && <Link href={hrefTo('onDevice')}>{t('offline.waiting', { count: waiting.length })}</Link>}
    </div>
  );
}
