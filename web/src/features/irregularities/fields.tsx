import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { useCantonOptions, type Canton } from '../../kit/cantons';
import { CommunePicker } from '../../kit/CommunePicker';
import { useToday } from '../../kit/days';
import { Choices } from '../../kit/Choices';
import { DayField, SelectField } from '../../kit/fields';
import { Icon } from '../../kit/icons';
import { GROUP_ICONS, GROUP_NAMES, groupOf, GROUPS, type Group } from './groups';
import { CONSENTS, LEVELS, ORGANS, similarTo, type Code, type Consent, type Level, type Organ } from './queries';
import { monthName, monthsBack, picked, shownPick, type Pick, type When } from './when';

const PICKS = ['today', 'yesterday', 'thisMonth', 'day', 'month', 'span'] as const satisfies readonly Pick[];

/** First where it hurt, in big buttons; then what it was exactly. A group of one kind needs no second question. */
export function KindField({
  value,
  onChange,
  error,
}: {
  value: Code | '';
  onChange: (code: Code | '') => void;
  error?: string | undefined;
}) {
  const { t } = useTranslation('irregularities');
  const [group, setGroup] = useState<Group | ''>(value ? groupOf(value) : '');
  const choose = (name: Group | ''): void => {
    setGroup(name);
    onChange(name !== '' && GROUPS[name].length === 1 ? GROUPS[name][0] : '');
    // What was pressed is gone: the next Tab goes on from what stands in its place.
    requestAnimationFrame(() => document.getElementById('irregularity-kind')?.focus());
  };
  if (group === '') {
    return (
      <fieldset className={error ? 'field-bad' : undefined} id="irregularity-kind" tabIndex={-1}>
        <legend>{t('new.what')}</legend>
        {error && <p className="field-error">{error}</p>}
        <div className="kind-groups">
          {GROUP_NAMES.map((name) => (
            <button key={name} type="button" className="kind-group" onClick={() => choose(name)}>
              <Icon name={GROUP_ICONS[name]} size={24} />
              <span>
                <span className="choice-label">{t(`group.${name}`)}</span>
                <span className="choice-hint">{t(`groupHint.${name}`)}</span>
              </span>
            </button>
          ))}
        </div>
      </fieldset>
    );
  }
  const codes: readonly Code[] = GROUPS[group];
  return (
    <div className="stack" id="irregularity-kind" tabIndex={-1}>
      <div className="kind-chosen">
        <span>
          <Icon name={GROUP_ICONS[group]} />{' '}
          <strong>{codes.length === 1 ? t(`code.${codes[0]!}`) : t(`group.${group}`)}</strong>
        </span>
        <Button kind="quiet" small icon="back" onClick={() => choose('')}>
          {t('new.otherKind')}
        </Button>
      </div>
      {error && <p className="field-error">{error}</p>}
      {codes.length > 1 && (
        <Choices
          legend={t('new.precisely')}
          pointer="/code"
          options={codes.map((code) => ({ value: code, label: t(`code.${code}`), hint: t(`codeHint.${code}`) }))}
          value={value}
          onChange={onChange}
        />
      )}
    </div>
  );
}

export interface Place {
  level: Level | '';
  canton: Canton | '';
  commune: number | null;
  organ: Organ | '';
}

export function AuthorityField({
  value,
  onChange,
  errors,
}: {
  value: Place;
  onChange: (changed: Partial<Place>) => void;
  errors?: { level?: string; canton?: string };
}) {
  const { t } = useTranslation('irregularities');
  const cantonOptions = useCantonOptions();
  const local = value.level === 'commune' || value.level === 'citizens-commune';
  return (
    <div className="stack">
      {errors?.level && <p className="field-error">{errors.level}</p>}
      <Choices
        legend={t('new.authority')}
        columns={2}
        pointer="/authority/level"
        options={LEVELS.map((level) => ({ value: level, label: t(`level.${level}`), hint: t(`levelHint.${level}`) }))}
        value={value.level}
        onChange={(level) => onChange({ level, ...(level === 'federal' ? { commune: null } : {}) })}
      />
      {local && (
        <CommunePicker
          label={t('new.commune')}
          hint={t('new.communeHint')}
          pointer="/authority/commune"
          optional
          value={value.commune}
          onChange={(commune, found) => onChange({ commune, ...(found ? { canton: found.canton } : {}) })}
        />
      )}
      {value.level !== '' && (
        <div className="fields">
          {value.level !== 'federal' && (
            <SelectField
              label={t('new.canton')}
              pointer="/authority/canton"
              error={errors?.canton}
              none="–"
              value={value.canton}
              onChange={(canton) => onChange({ canton, ...(canton === value.canton ? {} : { commune: null }) })}
              options={cantonOptions()}
            />
          )}
          <SelectField
            label={t('new.organ')}
            optional
            pointer="/authority/organ"
            none={t('new.organAny')}
            value={value.organ}
            onChange={(organ) => onChange({ organ })}
            options={ORGANS.map((organ) => ({ value: organ, label: t(`organ.${organ}`) }))}
          />
        </div>
      )}
    </div>
  );
}

export function WhenField({
  value,
  onChange,
  error,
}: {
  value: When;
  onChange: (when: When) => void;
  error?: string | undefined;
}) {
  const { t } = useTranslation('irregularities');
  const today = useToday();
  const pick = shownPick(value, today);
  return (
    <div className="stack">
      <Choices
        legend={t('new.when')}
        columns={3}
        pointer="/occurred"
        options={PICKS.map((name) => ({ value: name, label: t(`when.${name}`) }))}
        value={pick}
        onChange={(name) => onChange(picked(name, value, today))}
      />
      {pick === 'day' && (
        <DayField
          label={t('when.whichDay')}
          value={value.day}
          max={today}
          onChange={(day) => onChange({ ...value, pick: 'day', day })}
          error={error}
        />
      )}
      {pick === 'month' && (
        <SelectField
          label={t('when.whichMonth')}
          none="–"
          value={value.month}
          onChange={(month) => onChange({ ...value, pick: 'month', month })}
          options={monthsBack(today, 60).map((month) => ({ value: month, label: monthName(month) }))}
          error={error}
        />
      )}
      {pick === 'span' && (
        <div className="fields">
          <DayField
            label={t('when.from')}
            value={value.from}
            max={today}
            onChange={(from) => onChange({ ...value, from })}
            error={error}
          />
          <DayField label={t('when.to')} value={value.to} max={today} onChange={(to) => onChange({ ...value, to })} />
        </div>
      )}
      {error && (pick === '' || pick === 'today' || pick === 'yesterday' || pick === 'thisMonth') && (
        <p className="field-error">{error}</p>
      )}
    </div>
  );
}

/** What may be done with it, each with what it means; `allowed` leaves out what would widen a consent. */
export function ConsentField({
  value,
  onChange,
  allowed = CONSENTS,
}: {
  value: Consent;
  onChange: (consent: Consent) => void;
  allowed?: readonly Consent[];
}) {
  const { t } = useTranslation('irregularities');
  return (
    <Choices
      legend={t('new.consent')}
      hint={t('new.consentHint')}
      columns={2}
      pointer="/consent"
      options={allowed.map((consent) => ({
        value: consent,
        label: t(`consent.${consent}`),
        hint: t(`consentHint.${consent}`),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}

/** That others have met with the same: a reason to log it, not to leave it. */
export function Similar({ code, canton, commune }: { code: Code | ''; canton: string; commune: number | null }) {
  const { t } = useTranslation('irregularities');
  const { data } = useQuery(similarTo(code, canton, commune));
  if (!data?.count) return <div role="status" />;
  return (
    <div className="notice" role="status">
      <Icon name="people" />
      <p>
        {data.within === 'commune'
          ? t('new.similarCommune', { count: data.count })
          : t('new.similarCanton', { count: data.count })}{' '}
        {t('new.similarWhy')}
      </p>
    </div>
  );
}
