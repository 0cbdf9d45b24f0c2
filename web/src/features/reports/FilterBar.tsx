import { useTranslation } from 'react-i18next';
import { useCantonName, useCantonOptions } from '../../kit/cantons';
import { useToday } from '../../kit/dates';
import { SelectField } from '../../kit/SelectField';
import { useFilters } from '../../kit/useFilters';
import { GROUP_NAMES, type Group } from '../irregularities/groups';
import { LIST_FILTERS } from '../irregularities/listFilter';
import { ListFilters } from '../irregularities/ListFilters';
import { WAITING_STATUSES } from '../irregularities/queries';
import { periodOf, presetOf, PRESETS, type Period, type Preset } from './period';
import { CONFIRMED_STATUSES } from './queries';

const STATUSES = [
  'reported',
  'under-review',
  'needs-more',
  'confirmed',
  'in-follow-up',
  'resolved',
  'rejected',
] as const;

export function FilterBar({
  period,
  open,
  onOpen,
}: {
  period: Period;
  open: boolean;
  onOpen: (open: boolean) => void;
}) {
  const { t } = useTranslation(['figures', 'irregularities', 'common']);
  const { filters, setFilters } = useFilters([...LIST_FILTERS, 'status', 'period']);
  const today = useToday();
  const [cantonName, cantonOptions] = [useCantonName(), useCantonOptions()];
  const anyLabel = t('common:form.any');
  const preset = presetOf(period, today);
  const selectPreset = (name: Preset | 'own'): void => {
    if (name === 'own') return onOpen(true);
    const { from, to } = periodOf(name, today);
    setFilters({ period: name === 'all' ? 'all' : '', from: from ?? '', to: to ?? '', month: '' });
  };
  const status = (
    <SelectField
      label={t('status')}
      emptyLabel={anyLabel}
      value={filters.status ?? ''}
      onChange={(value) => setFilters({ status: value })}
      options={[
        { value: CONFIRMED_STATUSES.join(','), label: t('found') },
        { value: WAITING_STATUSES.join(','), label: t('open') },
        ...STATUSES.map((name) => ({ value: name, label: t(`common:irregularityStatus.${name}`) })),
      ]}
    />
  );
  return (
    <div className="filter-bar">
      <div className="filters">
        <SelectField<Preset | 'own'>
          label={t('period')}
          value={preset}
          onChange={selectPreset}
          options={[...PRESETS, 'own' as const].map((name) => ({ value: name, label: t(`preset.${name}`) }))}
        />
        <div className="filters-laptop">
          <SelectField
            label={t('cantons.canton')}
            emptyLabel={anyLabel}
            value={filters.canton ?? ''}
            onChange={(canton) => setFilters({ canton, commune: '' })}
            options={[...cantonOptions(), { value: 'CH', label: cantonName('CH') }]}
          />
        </div>
        <div className="filters-laptop">
          <SelectField<Group>
            label={t('kinds.kind')}
            emptyLabel={anyLabel}
            value={(filters.group ?? '') as Group | ''}
            onChange={(group) => setFilters({ group, code: '' })}
            options={GROUP_NAMES.map((name) => ({ value: name, label: t(`irregularities:group.${name}`) }))}
          />
        </div>
        <div className="filters-laptop">{status}</div>
      </div>
      <ListFilters
        isPublished={false}
        isOpen={open}
        onOpenChange={onOpen}
        extraFields={status}
        extraCount={filters.status ? 1 : 0}
      />
    </div>
  );
}
