import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { lastResponse } from '../api/client';
import { formatAsOf, formatDeadline, useNetworkTime, useNow, useToday } from '../kit/dates';
import { isExpiringSoon, keptUntil } from '../offline/networkTime';
import { useOfflineQueue } from '../offline/queue';
import { hrefTo } from '../routes';
import { useSession } from '../session';

/** Says since when there has been no network, what was not sent, and from the fifth day on when it is deleted. */
export function OfflineNotice() {
  const { t } = useTranslation();
  const { offline, contact } = useSession();
  const [online, setOnline] = useState(navigator.onLine);
  const today = useToday();
  const toNetworkTime = useNetworkTime();
  const queue = useOfflineQueue();
  const waiting = queue.filter(({ refusal }) => refusal === null).length;
  const refused = queue.length - waiting;
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
  const isEndNear = useNow((now) => contact !== null && isExpiringSoon(contact.device, now));
  if (!isOffline && queue.length === 0) return <div role="status" />;
  const lastContact = Math.max(contact?.device ?? 0, lastResponse());
  return (
    <div className="shell-offline" role="status">
      {isOffline && <span>{t('offline.now', { time: formatAsOf(toNetworkTime(lastContact), today) })}</span>}
      {waiting > 0 && <Link href={hrefTo('onDevice')}>{t('offline.waiting', { count: waiting })}</Link>}
      {refused > 0 && <Link href={hrefTo('onDevice')}>{t('offline.notAccepted', { count: refused })}</Link>}
      {isOffline && isEndNear && contact && (
        <strong>{t('offline.ends', { when: formatDeadline(toNetworkTime(keptUntil(contact.device))) })}</strong>
      )}
    </div>
  );
}
