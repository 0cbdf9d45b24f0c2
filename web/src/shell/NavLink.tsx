import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatNumber } from '../kit/dates';
import { Icon } from '../kit/Icon';
import { isWithin, type MenuItem } from '../menu';
import { hrefTo } from '../routes';

export function NavLink({ item, path, count }: { item: MenuItem; path: string; count: number | undefined }) {
  const { t } = useTranslation();
  const { name, icon } = item;
  return (
    <Link href={hrefTo(name)} className="nav-link" aria-current={isWithin(path, item) ? 'page' : undefined}>
      <Icon name={icon} />
      {t(`nav.${name}`)}
      {count !== undefined && count > 0 && <span className="nav-count">{formatNumber(count)}</span>}
    </Link>
  );
}
