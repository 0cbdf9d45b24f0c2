import { useTranslation } from 'react-i18next';
import { useCantonName, useCantonOptions } from '../../kit/cantons';
import { CheckboxField } from '../../kit/CheckboxField';
import { CommunePicker } from '../../kit/CommunePicker';
import { DateField } from '../../kit/DateField';
import { useToday } from '../../kit/dates';
import { monthName, monthsBack } from '../../kit/months';
import { PROCEDURES } from '../../kit/procedures';
import { SelectField } from '../../kit/SelectField';
import { useFilters } from '../../kit/useFilters';
import { GROUP_NAMES, groupOf, GROUPS, type Group } from './groups';
import { LIST_FILTERS } from './listFilter';
import { AUTHORITY_LEVELS, type IrregularityCode } from './queries';

export function FilterFields({ isPublished }: { isPublished: boolean }) {
  const { t } = useTranslation(['irregularities', 'common']);
  const { filters, setFilters } = useFilters(LIST_FILTERS);
  const today = useToday();
  const [cantonName, cantonOptions] = [useCantonName(), useCantonOptions()];
  const anyLabel = t('common:form.any');
  const group = filters.group ?? (filters.code ? groupOf(filters.code.split(',')[0]!) : '');
  return (
    <div className="stack">
      <SelectField<Group>
        label={t('list.group')}
        emptyLabel={anyLabel}
        value={group as Group | ''}
        onChange={(value) => setFilters({ group: value, code: '' })}
        options={GROUP_NAMES.map((name) => ({ value: name, label: t(`group.${name}`) }))}
      />
      {group !== '' && group in GROUPS && GROUPS[group as Group].length > 1 && (
        <SelectField<IrregularityCode>
          label={t('new.precisely')}
          emptyLabel={anyLabel}
          value={(filters.code ?? '') as IrregularityCode}
          onChange={(value) => setFilters({ code: value, group: value ? '' : group })}
          options={GROUPS[group as Group].map((code) => ({ value: code, label: t(`code.${code}`) }))}
        />
      )}
      <div className="fields">
        <SelectField
          label={t('list.canton')}
          emptyLabel={anyLabel}
          value={filters.canton ?? ''}
          onChange={(canton) => setFilters({ canton, commune: '' })}
          options={[...cantonOptions(), { value: 'CH', label: cantonName('CH') }]}
        />
        <SelectField
          label={t('list.level')}
          emptyLabel={anyLabel}
          value={filters.level ?? ''}
          onChange={(level) => setFilters({ level })}
          options={AUTHORITY_LEVELS.map((level) => ({ value: level, label: t(`level.${level}`) }))}
        />
      </div>
      <CommunePicker
        label={t('list.commune')}
        value={filters.commune ? Number(filters.commune) : null}
        onChange={(bfs) => setFilters({ commune: bfs === null ? '' : String(bfs) })}
      />
      <div className="fields">
        <DateField
          label={t('list.from')}
          value={filters.from ?? ''}
          max={today}
          onChange={(from) => setFilters({ from })}
        />
        <DateField label={t('list.to')} value={filters.to ?? ''} max={today} onChange={(to) => setFilters({ to })} />
      </div>
      <div className="fields">
        <SelectField
          label={t('list.month')}
          emptyLabel={anyLabel}
          value={filters.month ?? ''}
          onChange={(month) => setFilters({ month })}
          options={monthsBack(today, 36).map((month) => ({ value: month, label: monthName(month) }))}
        />
        {!isPublished && (
          <SelectField
            label={t('list.origin')}
            emptyLabel={anyLabel}
            value={filters.origin ?? ''}
            onChange={(origin) => setFilters({ origin })}
            options={(['network', 'testimony'] as const).map((origin) => ({
              value: origin,
              label: t(`origin.${origin}`),
            }))}
          />
        )}
      </div>
      <SelectField
        label={t('list.procedure')}
        emptyLabel={anyLabel}
        value={filters.procedure ?? ''}
        onChange={(procedure) => setFilters({ procedure })}
        options={PROCEDURES.map((name) => ({ value: name, label: t(`common:procedure.${name}`) }))}
      />
      <CheckboxField
        label={t('list.mine')}
        checked={filters.mine === 'true'}
        onChange={(mine) => setFilters({ mine: mine ? 'true' : '' })}
      />
    </div>
  );
}
