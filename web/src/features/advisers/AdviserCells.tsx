import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatNumber } from '../../kit/dates';
import { placeName, useCommuneName } from '../../kit/places';
import { ShareBar } from '../../kit/ShareBar';
import { hrefTo } from '../../routes';
import type { Adviser } from './queries';

export function AdviserPlace({ adviser: { communes, homeCanton, remote } }: { adviser: Adviser }) {
  const { t } = useTranslation('advisers');
  const name = useCommuneName(communes[0] ?? null);
  return (
    <span>
      <bdi>{name ? placeName(name, homeCanton) : homeCanton}</bdi>
      {remote && <span className="hint"> · {t('remoteToo')}</span>}
    </span>
  );
}

export function AdviserLoad({ adviser: { load, capacity } }: { adviser: Adviser }) {
  const { t } = useTranslation('advisers');
  return (
    <>
      <span>{t('loadOf', { load: formatNumber(load), capacity: formatNumber(capacity) })}</span>
      <ShareBar share={capacity === 0 ? 1 : load / capacity} />
    </>
  );
}

/** Links the number to its cases; where some are not visible, shows the total and links to the visible ones. */
function CaseCount({
  total,
  visible,
  href,
  label,
  isLate,
}: {
  total: number;
  visible: number;
  href: string;
  label: (count: number) => string;
  isLate?: boolean;
}) {
  const { t } = useTranslation('advisers');
  if (total === 0) return <span className="hint">0</span>;
  if (visible === total)
    return (
      <Link className={isLate ? 'number-link late' : 'number-link'} href={href} aria-label={label(total)}>
        {formatNumber(total)}
      </Link>
    );
  return (
    <span className="number-partial">
      <span className={isLate ? 'late' : undefined}>{formatNumber(total)}</span>{' '}
      {visible === 0 ? (
        <span className="hint">{t('elsewhere')}</span>
      ) : (
        <Link className="number-link" href={href}>
          {t('ofThem', { count: visible })}
          <span className="visually-hidden">: {label(visible)}</span>
        </Link>
      )}
    </span>
  );
}

export function OpenCases({ adviser: { id, openCases, openInSight, firstName } }: { adviser: Adviser }) {
  const { t } = useTranslation('advisers');
  return (
    <CaseCount
      total={openCases}
      visible={openInSight}
      href={hrefTo('cases', { adviser: id })}
      label={(count) => t('openOf', { count, name: firstName })}
    />
  );
}

export function OverdueCases({ adviser: { id, overdue, overdueInSight, firstName } }: { adviser: Adviser }) {
  const { t } = useTranslation('advisers');
  return (
    <CaseCount
      total={overdue}
      visible={overdueInSight}
      isLate
      href={hrefTo('cases', { adviser: id, due: 'overdue' })}
      label={(count) => t('overdueOf', { count, name: firstName })}
    />
  );
}
