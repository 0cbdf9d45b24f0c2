import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { territoryOf, useCantonName, useCantonOptions } from '../../kit/cantons';
import { commonLanguages, spokenName } from '../../kit/languages';
import { useCommuneName } from '../../kit/places';
import { PROCEDURES } from '../../kit/procedures';
import { SelectField } from '../../kit/SelectField';
import { useFilters } from '../../kit/useFilters';
import { useMe } from '../../session';

export function InboxFilters() {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation();
  const cantonName = useCantonName();
  const cantonOptions = useCantonOptions();
  const me = useMe();
  const { filters, setFilters, isFiltered, clear } = useFilters(['canton', 'language', 'procedure', 'commune']);
  const communeName = useCommuneName(Number(filters.commune) || null);
  const activeFilters = [
    filters.canton && cantonName(filters.canton),
    filters.commune && communeName,
    filters.language && spokenName(filters.language),
    filters.procedure && common(`procedure.${filters.procedure as (typeof PROCEDURES)[number]}`),
  ].filter(Boolean);
  const languages = commonLanguages().includes(filters.language ?? 'de')
    ? commonLanguages()
    : [filters.language!, ...commonLanguages()];
  return (
    <details className="inbox-filters">
      <summary>
        {activeFilters.length > 0 ? t('filtered', { by: activeFilters.join(', ') }) : common('action.filter')}
      </summary>
      <div className="filters">
        <SelectField
          label={t('filter.canton')}
          value={filters.canton ?? ''}
          emptyLabel={common('form.any')}
          onChange={(canton) => setFilters({ canton, commune: '' })}
          options={cantonOptions(territoryOf(me))}
        />
        <SelectField
          label={t('filter.language')}
          value={filters.language ?? ''}
          emptyLabel={common('form.any')}
          onChange={(language) => setFilters({ language })}
          options={languages.map((code) => ({ value: code, label: spokenName(code) }))}
        />
        <SelectField
          label={t('filter.procedure')}
          value={(filters.procedure ?? '') as (typeof PROCEDURES)[number] | ''}
          emptyLabel={common('form.any')}
          onChange={(procedure) => setFilters({ procedure })}
          options={PROCEDURES.map((value) => ({ value, label: common(`procedure.${value}`) }))}
        />
        {isFiltered && (
          <Button kind="quiet" onClick={clear}>
            {common('action.clear')}
          </Button>
        )}
      </div>
    </details>
  );
}
