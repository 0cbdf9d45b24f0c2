import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { CommunePicker } from '../../kit/CommunePicker';
import { Choices } from '../../kit/Choices';
import { SelectField, TextField } from '../../kit/fields';
import { LanguageField } from '../../kit/LanguagePicker';
import { LEVELS, PERMITS, PROOFS, REFUGEE, unreadable, type FactsForm, type Tri } from './facts';

/** What bears on whether somebody may apply. Everything may be left empty or answered "not known". */
export function FactsFields({ value, change }: { value: FactsForm; change: (changed: Partial<FactsForm>) => void }) {
  const { t } = useTranslation('cases');
  const bad = unreadable(value);
  const wrong = (name: keyof FactsForm): string | undefined => (bad.includes(name) ? t('facts.unreadable') : undefined);
  const unknown = { value: 'unknown' as const, label: t('facts.unknown') };
  const yesNo = (name: 'criminalRecord' | 'pendingProceedings' | 'debts' | 'aidRepaid') => (
    <SelectField<Tri>
      label={t(`facts.${name}`)}
      value={value[name]}
      onChange={(chosen) => change({ [name]: chosen })}
      none={t('facts.notAsked')}
      options={[{ value: 'no', label: t('facts.no') }, { value: 'yes', label: t('facts.yes') }, unknown]}
    />
  );
  return (
    <>
      <div className="fields">
        <TextField
          label={t('facts.birthDate')}
          hint={t('facts.whenHint')}
          error={wrong('birthDate')}
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
          none={t('facts.notAsked')}
          options={[...PERMITS.map((code) => ({ value: code, label: t(`permit.${code}`) })), unknown]}
        />
        <SelectField
          label={t('facts.refugeeStatus')}
          pointer="/facts/refugeeStatus"
          value={value.refugeeStatus}
          onChange={(refugeeStatus) => change({ refugeeStatus })}
          none={t('facts.notAsked')}
          options={[...REFUGEE.map((code) => ({ value: code, label: t(`refugee.${code}`) })), unknown]}
        />
        <SelectField
          label={t('facts.married')}
          pointer="/facts/marriedToSwissSince"
          value={value.married}
          onChange={(married) => change({ married })}
          none={t('facts.notAsked')}
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
            error={wrong('marriedOn')}
            pointer="/facts/marriedToSwissSince"
            value={value.marriedOn}
            onChange={(marriedOn) => change({ marriedOn })}
          />
        )}
      </div>
      <fieldset className="stack">
        <legend>{t('facts.stays')}</legend>
        {wrong('stays') && <p className="field-error">{wrong('stays')}</p>}
        {value.stays.map((stay, index) => {
          const put = (part: Partial<typeof stay>): void =>
            change({ stays: value.stays.map((each, at) => (at === index ? { ...each, ...part } : each)) });
          return (
            <div className="row fields" key={index}>
              <SelectField
                label={t('facts.permit')}
                value={stay.permit}
                onChange={(permit) => put({ permit })}
                options={[...PERMITS.map((code) => ({ value: code, label: t(`permit.${code}`) })), unknown]}
              />
              <TextField
                label={t('facts.from')}
                pointer={`/facts/stays/${index}/from`}
                value={stay.from}
                onChange={(from) => put({ from })}
              />
              <TextField
                label={t('facts.to')}
                hint={t('facts.toHint')}
                pointer={`/facts/stays/${index}/to`}
                value={stay.to}
                onChange={(to) => put({ to })}
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
        {wrong('residence') && <p className="field-error">{wrong('residence')}</p>}
        {value.residence.map((home, index) => {
          const put = (part: Partial<typeof home>): void =>
            change({ residence: value.residence.map((each, at) => (at === index ? { ...each, ...part } : each)) });
          return (
            <div className="row fields" key={index}>
              <CommunePicker
                pointer={`/facts/residence/${index}/commune`}
                value={home.commune}
                onChange={(commune) => put({ commune })}
              />
              <TextField
                label={t('facts.from')}
                pointer={`/facts/residence/${index}/from`}
                value={home.from}
                onChange={(from) => put({ from })}
              />
              <TextField
                label={t('facts.to')}
                hint={t('facts.toHint')}
                pointer={`/facts/residence/${index}/to`}
                value={home.to}
                onChange={(to) => put({ to })}
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
            none={t('facts.notAsked')}
            options={[...LEVELS.map((code) => ({ value: code, label: t(`level.${code}`) })), unknown]}
          />
          <SelectField
            label={t('facts.written')}
            value={value.written}
            onChange={(written) => change({ written })}
            none={t('facts.notAsked')}
            options={[...LEVELS.map((code) => ({ value: code, label: t(`level.${code}`) })), unknown]}
          />
          <SelectField
            label={t('facts.proof')}
            value={value.proof}
            onChange={(proof) => change({ proof })}
            none={t('facts.notAsked')}
            options={[...PROOFS.map((code) => ({ value: code, label: t(`proof.${code}`) })), unknown]}
          />
        </div>
      </fieldset>
      <Choices
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
            error={wrong('aidOn')}
            pointer="/facts/socialAssistance/lastReceivedOn"
            value={value.aidOn}
            onChange={(aidOn) => change({ aidOn })}
          />
          {yesNo('aidRepaid')}
        </div>
      )}
      <div className="fields">
        {yesNo('debts')}
        {yesNo('criminalRecord')}
        {yesNo('pendingProceedings')}
      </div>
    </>
  );
}
