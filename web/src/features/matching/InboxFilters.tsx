import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { territoryOf, useCantonName, useCantonOptions } from '../../kit/cantons';
import { SelectField } from '../../kit/fields';
import { useFilters } from '../../kit/filters';
import { commonLanguages, spokenName } from '../../kit/languages';
import { useCommuneName } from '../../kit/places';
import { useMe } from '../../session';

const PROCEDURES = [
  'ordinary',
  'facilitated-spouse',
  'facilitated-third-generation',
  'facilitated-child',
  'reinstatement',
  'unknown',
] as const;

/** Canton, language and procedure; they stand in the address. Folded away until somebody wants them. */
export function InboxFilters() {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation();
  const nameOf = useCantonName();
  const cantonOptions = useCantonOptions();
  const me = useMe();
  const { filters, set, any, clear } = useFilters(['canton', 'language', 'procedure', 'commune']);
  const communeName = useCommuneName(Number(filters.commune) || null);
  const chosen = [
    filters.canton && nameOf(filters.canton),
    filters.commune && communeName,
    filters.language && spokenName(filters.language),
    filters.procedure && common(`procedure.${filters.procedure as (typeof PROCEDURES)[number]}`),
  ].filter(Boolean);
  const languages = commonLanguages().includes(filters.language ?? 'de')
    ? commonLanguages()
    : [filters.language!, ...commonLanguages()];
  return (
    <details className="inbox-filters">
      <summary>{chosen.length > 0 ? t('filtered', { by: chosen.join(', ') }) : common('action.filter')}</summary>
      <div className="filters">
        <SelectField
          label={t('filter.canton')}
          value={filters.canton ?? ''}
          none={common('form.any')}
          onChange={(canton) => set({ canton, commune: '' })}
          options={cantonOptions(territoryOf(me))}
        />
        <SelectField
          label={t('filter.language')}
          value={filters.language ?? ''}
          none={common('form.any')}
          onChange={(language) => set({ language })}
          options={languages.map((code) => ({ value: code, label: spokenName(code) }))}
        />
        <SelectField
          label={t('filter.procedure')}
          value={(filters.procedure ?? '') as (typeof PROCEDURES)[number] | ''}
          none={common('form.any')}
          onChange={(procedure) => set({ procedure })}
          options={PROCEDURES.map((value) => ({ value, label: common(`procedure.${value}`) }))}
        />
        {any && (
          <Button kind="quiet" onClick={clear}>
            {common('action.clear')}
          </Button>
        )}
      </div>
    </details>
  );
}
