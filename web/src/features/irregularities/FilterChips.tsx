import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { useCantonName } from '../../kit/cantons';
import { Icon } from '../../kit/Icon';
import { monthName } from '../../kit/months';
import type { Group } from './groups';
import type { LIST_FILTERS } from './listFilter';
import type { IrregularityCode } from './queries';

type FilterName = (typeof LIST_FILTERS)[number];

/** Filters shown as chips; `origin=published` is a tab. */
export const VISIBLE_FILTERS: readonly FilterName[] = [
  'canton',
  'commune',
  'group',
  'code',
  'from',
  'to',
  'month',
  'level',
  'procedure',
  'mine',
  'case',
];

export function FilterChips({
  filters,
  onRemove,
}: {
  filters: Partial<Record<FilterName, string>>;
  onRemove: (name: FilterName) => void;
}) {
  const { t } = useTranslation(['irregularities', 'common']);
  const cantonName = useCantonName();
  const chipText = (name: FilterName, value: string): string => {
    if (name === 'canton') return cantonName(value);
    if (name === 'group') return t(`group.${value as Group}`);
    if (name === 'code')
      return value
        .split(',')
        .map((code) => t(`code.${code as IrregularityCode}`))
        .join(', ');
    if (name === 'level') return t(`level.${value as 'commune'}`);
    if (name === 'procedure') return t(`common:procedure.${value as 'ordinary'}`);
    if (name === 'month') return monthName(value);
    if (name === 'mine') return t('list.mine');
    if (name === 'case') return t('page.case');
    return `${t(`list.${name as 'from' | 'to' | 'commune'}`)} ${value}`;
  };
  return VISIBLE_FILTERS.map((name) => {
    const value = filters[name];
    return (
      value && (
        <Button key={name} small className="filter-chip" onClick={() => onRemove(name)}>
          <bdi>{chipText(name, value)}</bdi> <Icon name="close" size={14} />
          <span className="visually-hidden">{t('common:action.delete')}</span>
        </Button>
      )
    );
  });
}
