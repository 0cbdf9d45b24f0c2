import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { CommunePicker } from '../../kit/CommunePicker';
import { RadioGroup } from '../../kit/RadioGroup';
import {
  LEVELS,
  PERMITS,
  PROOFS,
  REFUGEE_STATUSES,
  invalidDateFields,
  type FactsForm,
  type YesNoUnknown,
} from './facts';
import { TextField } from '../../kit/TextField';
import { SelectField } from '../../kit/SelectField';
import { LanguageField } from '../../kit/LanguageField';

/** What bears on whether somebody may apply. Everything may be left empty or answered "not known". */
export function FactsFields({ value, change }: { value: FactsForm; change: (changed: Partial<FactsForm>) => void }) {
  const { t } = useTranslation('cases');
  const invalid = invalidDateFields(value);
  const errorOf = (name: keyof FactsForm): string | undefined =>
    invalid.includes(name) ? t('facts.unreadable') : undefined;
  const unknown = { value: 'unknown' as const, label: t('facts.unknown') };
  const yesNoField = (name: 'criminalRecord' | 'pendingProceedings' | 'debts' | 'aidRepaid') => (
    <SelectField<YesNoUnknown>
      label={t(`facts.${name}`)}
      value={value[name]}
      onChange={(chosen) => change({ [name]: chosen })}
      emptyLabel={t('facts.notAsked')}
      options={[{ value: 'no', label: t('facts.no') }, { value: 'yes', label: t('facts.yes') }, unknown]}
    />
  );
  return (
    <>
      <div className="fields">
        <TextField
          label={t('facts.birthDate')}
          hint={t('facts.whenHint')}
          error={errorOf('birthDate')}
          pointer="/facts/birthDate"
          inputMode="text"
          autoComplete="off"
          value={value.birthDate}
          onChange={(birthDate) => change({ birthDate })}
        />
        <SelectField
          label={t('facts.permit')}
          pointer="/facts/permit"
          value={value.permit}
          onChange={(permit) => change({ permit })}
          emptyLabel={t('facts.notAsked')}
          options={[...PERMITS.map((code) => ({ value: code, label: t(`permit.${code}`) })), unknown]}
        />
        <SelectField
          label={t('facts.refugeeStatus')}
          pointer="/facts/refugeeStatus"
          value={value.refugeeStatus}
          onChange={(refugeeStatus) => change({ refugeeStatus })}
          emptyLabel={t('facts.notAsked')}
          options={[...REFUGEE_STATUSES.map((code) => ({ value: code, label: t(`refugee.${code}`) })), unknown]}
        />
        <SelectField
          label={t('facts.married')}
          pointer="/facts/marriedToSwissSince"
          value={value.married}
          onChange={(married) => change({ married })}
          emptyLabel={t('facts.notAsked')}
          options={[
            { value: 'no', label: t('facts.marriedNo') },
            { value: 'since', label: t('facts.marriedSince') },
            unknown,
          ]}
        />
        {value.married === 'since' && (
          <TextField
            label={t('facts.marriedOn')}
            hint={t('facts.whenHint')}
            error={errorOf('marriedOn')}
            pointer="/facts/marriedToSwissSince"
            value={value.marriedOn}
            onChange={(marriedOn) => change({ marriedOn })}
          />
        )}
      </div>
      <fieldset className="stack">
        <legend>{t('facts.stays')}</legend>
        {errorOf('stays') && <p className="field-error">{errorOf('stays')}</p>}
        {value.stays.map((stay, index) => {
          const changeRow = (part: Partial<typeof stay>): void =>
            change({ stays: value.stays.map((each, at) => (at === index ? { ...each, ...part } : each)) });
          return (
            <div className="row fields" key={index}>
              <SelectField
                label={t('facts.permit')}
                value={stay.permit}
                onChange={(permit) => changeRow({ permit })}
                options={[...PERMITS.map((code) => ({ value: code, label: t(`permit.${code}`) })), unknown]}
              />
              <TextField
                label={t('facts.from')}
                pointer={`/facts/stays/${index}/from`}
                value={stay.from}
                onChange={(from) => changeRow({ from })}
              />
              <TextField
                label={t('facts.to')}
                hint={t('facts.toHint')}
                pointer={`/facts/stays/${index}/to`}
                value={stay.to}
                onChange={(to) => changeRow({ to })}
              />
              <Button
                small
                kind="quiet"
                icon="close"
                onClick={() => change({ stays: value.stays.filter((_, at) => at !== index) })}
              >
                {t('facts.remove')}
              </Button>
            </div>
          );
        })}
        <Button icon="plus" onClick={() => change({ stays: [...value.stays, { permit: 'B', from: '', to: '' }] })}>
          {t('facts.addStay')}
        </Button>
      </fieldset>
      <fieldset className="stack">
        <legend>{t('facts.residence')}</legend>
        {errorOf('residence') && <p className="field-error">{errorOf('residence')}</p>}
        {value.residence.map((residence, index) => {
          const changeRow = (part: Partial<typeof residence>): void =>
            change({ residence: value.residence.map((each, at) => (at === index ? { ...each, ...part } : each)) });
          return (
            <div className="row fields" key={index}>
              <CommunePicker
                pointer={`/facts/residence/${index}/commune`}
                value={residence.commune}
                onChange={(commune) => changeRow({ commune })}
              />
              <TextField
                label={t('facts.from')}
                pointer={`/facts/residence/${index}/from`}
                value={residence.from}
                onChange={(from) => changeRow({ from })}
              />
              <TextField
                label={t('facts.to')}
                hint={t('facts.toHint')}
                pointer={`/facts/residence/${index}/to`}
                value={residence.to}
                onChange={(to) => changeRow({ to })}
              />
              <Button
                small
                kind="quiet"
                icon="close"
                onClick={() => change({ residence: value.residence.filter((_, at) => at !== index) })}
              >
                {t('facts.remove')}
              </Button>
            </div>
          );
        })}
        <Button
          icon="plus"
          onClick={() => change({ residence: [...value.residence, { commune: null, from: '', to: '' }] })}
        >
          {t('facts.addHome')}
        </Button>
      </fieldset>
      <fieldset className="stack">
        <legend>{t('facts.language')}</legend>
        <div className="fields">
          <LanguageField
            label={t('facts.languageCode')}
            pointer="/facts/language/code"
            value={value.languageCode}
            onChange={(languageCode) => change({ languageCode })}
          />
          <SelectField
            label={t('facts.oral')}
            value={value.oral}
            onChange={(oral) => change({ oral })}
            emptyLabel={t('facts.notAsked')}
            options={[...LEVELS.map((code) => ({ value: code, label: t(`level.${code}`) })), unknown]}
          />
          <SelectField
            label={t('facts.written')}
            value={value.written}
            onChange={(written) => change({ written })}
            emptyLabel={t('facts.notAsked')}
            options={[...LEVELS.map((code) => ({ value: code, label: t(`level.${code}`) })), unknown]}
          />
          <SelectField
            label={t('facts.proof')}
            value={value.proof}
            onChange={(proof) => change({ proof })}
            emptyLabel={t('facts.notAsked')}
            options={[...PROOFS.map((code) => ({ value: code, label: t(`proof.${code}`) })), unknown]}
          />
        </div>
      </fieldset>
      <RadioGroup
        legend={t('facts.aid')}
        columns={2}
        value={value.aid}
        onChange={(aid) => change({ aid })}
        options={[
          { value: 'never', label: t('facts.aidNever') },
          { value: 'since', label: t('facts.aidSince') },
          unknown,
        ]}
      />
      {value.aid === 'since' && (
        <div className="fields">
          <TextField
            label={t('facts.aidOn')}
            hint={t('facts.whenHint')}
            error={errorOf('aidOn')}
            pointer="/facts/socialAssistance/lastReceivedOn"
            value={value.aidOn}
            onChange={(aidOn) => change({ aidOn })}
          />
          {yesNoField('aidRepaid')}
        </div>
      )}
      <div className="fields">
        {yesNoField('debts')}
        {yesNoField('criminalRecord')}
        {yesNoField('pendingProceedings')}
      </div>
    </>
  );
}
