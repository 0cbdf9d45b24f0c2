import { useTranslation } from 'react-i18next';
import { useCantonOptions, type Canton } from '../../kit/cantons';
import { CommunePicker } from '../../kit/CommunePicker';
import { RadioGroup } from '../../kit/RadioGroup';
import { SelectField } from '../../kit/SelectField';
import { AUTHORITY_LEVELS, AUTHORITY_ORGANS, type AuthorityLevel, type AuthorityOrgan } from './queries';

export interface AuthorityForm {
  level: AuthorityLevel | '';
  canton: Canton | '';
  commune: number | null;
  organ: AuthorityOrgan | '';
}

export function AuthorityField({
  value,
  onChange,
  errors,
}: {
  value: AuthorityForm;
  onChange: (changed: Partial<AuthorityForm>) => void;
  errors?: { level?: string; canton?: string };
}) {
  const { t } = useTranslation('irregularities');
  const cantonOptions = useCantonOptions();
  const isLocal = value.level === 'commune' || value.level === 'citizens-commune';
  return (
    <div className="stack">
      {errors?.level && <p className="field-error">{errors.level}</p>}
      <RadioGroup
        legend={t('new.authority')}
        columns={2}
        pointer="/authority/level"
        options={AUTHORITY_LEVELS.map((level) => ({
          value: level,
          label: t(`level.${level}`),
          hint: t(`levelHint.${level}`),
        }))}
        value={value.level}
        onChange={(level) => onChange({ level, ...(level === 'federal' ? { commune: null } : {}) })}
      />
      {isLocal && (
        <CommunePicker
          label={t('new.commune')}
          hint={t('new.communeHint')}
          pointer="/authority/commune"
          optional
          value={value.commune}
          onChange={(commune, match) => onChange({ commune, ...(match ? { canton: match.canton } : {}) })}
        />
      )}
      {value.level !== '' && (
        <div className="fields">
          {value.level !== 'federal' && (
            <SelectField
              label={t('new.canton')}
              pointer="/authority/canton"
              error={errors?.canton}
              emptyLabel="–"
              value={value.canton}
              onChange={(canton) => onChange({ canton, ...(canton === value.canton ? {} : { commune: null }) })}
              options={cantonOptions()}
            />
          )}
          <SelectField
            label={t('new.organ')}
            optional
            pointer="/authority/organ"
            emptyLabel={t('new.organAny')}
            value={value.organ}
            onChange={(organ) => onChange({ organ })}
            options={AUTHORITY_ORGANS.map((organ) => ({ value: organ, label: t(`organ.${organ}`) }))}
          />
        </div>
      )}
    </div>
  );
}
