import { useTranslation } from 'react-i18next';
import { useCantonName, useCantonOptions } from '../../kit/cantons';
import { useToday } from '../../kit/days';
import { SelectField } from '../../kit/fields';
import { useFilters } from '../../kit/filters';
import { GROUP_NAMES, type Group } from '../irregularities/groups';
import { LIST_FILTERS, ListFilters } from '../irregularities/ListFilters';
import { QUEUE } from '../irregularities/queries';
import { FOUND } from './queries';
import { PRESETS, presetOf, spanOf, type Preset, type Span } from './period';

const STATUSES = [
  'reported',
  'under-review',
  'needs-more',
  'confirmed',
  'in-follow-up',
  'resolved',
  'rejected',
] as const;

/** What is asked most stands open on a laptop; the rest, and all of it on a phone, in a sheet. */
export function FilterBar({ span, open, onOpen }: { span: Span; open: boolean; onOpen: (open: boolean) => void }) {
  const { t } = useTranslation(['figures', 'irregularities', 'common']);
  const { filters, set } = useFilters([...LIST_FILTERS, 'status', 'period']);
  const today = useToday();
  const [cantonName, cantonOptions] = [useCantonName(), useCantonOptions()];
  const any = t('common:form.any');
  const preset = presetOf(span, today);
  const choose = (name: Preset | 'own'): void => {
    if (name === 'own') return onOpen(true);
    const { from, to } = spanOf(name, today);
    set({ period: name === 'all' ? 'all' : '', from: from ?? '', to: to ?? '', month: '' });
  };
  const status = (
    <SelectField
      label={t('status')}
      none={any}
      value={filters.status ?? ''}
      onChange={(value) => set({ status: value })}
      options={[
        { value: FOUND.join(','), label: t('found') },
        { value: QUEUE.join(','), label: t('open') },
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
          onChange={choose}
          options={[...PRESETS, 'own' as const].map((name) => ({ value: name, label: t(`preset.${name}`) }))}
        />
        <div className="filters-laptop">
          <SelectField
            label={t('cantons.canton')}
            none={any}
            value={filters.canton ?? ''}
            onChange={(canton) => set({ canton, commune: '' })}
            options={[...cantonOptions(), { value: 'CH', label: cantonName('CH') }]}
          />
        </div>
        <div className="filters-laptop">
          <SelectField<Group>
            label={t('kinds.kind')}
            none={any}
            value={(filters.group ?? '') as Group | ''}
            onChange={(group) => set({ group, code: '' })}
            options={GROUP_NAMES.map((name) => ({ value: name, label: t(`irregularities:group.${name}`) }))}
          />
        </div>
        <div className="filters-laptop">{status}</div>
      </div>
      <ListFilters
        published={false}
        opened={open}
        onOpened={onOpen}
        besides={status}
        alsoCounted={filters.status ? 1 : 0}
      />
    </div>
  );
}
