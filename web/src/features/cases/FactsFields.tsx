import { useTranslation } from 'react-i18next';
import { useToday } from '../../kit/dates';
import { LanguageField } from '../../kit/LanguageField';
import { RadioGroup } from '../../kit/RadioGroup';
import { SelectField } from '../../kit/SelectField';
import { TextField } from '../../kit/TextField';
import {
  invalidDateFields,
  isAskedOfChildren,
  LEVELS,
  PERMITS,
  PROOFS,
  REFUGEE_STATUSES,
  type FactsForm,
} from './facts';
import { AbsenceFields } from './AbsenceFields';
import { CircumstanceFields } from './CircumstanceFields';
import { PartnerFields } from './PartnerFields';
import { SinceFields } from './SinceFields';
import { YesNoField } from './YesNoField';
import { ResidenceFields } from './ResidenceFields';
import { StayFields } from './StayFields';

/** Every field may stay empty or be answered "not known". */
export function FactsFields({ value, change }: { value: FactsForm; change: (changed: Partial<FactsForm>) => void }) {
  const { t } = useTranslation('cases');
  const today = useToday();
  const invalid = invalidDateFields(value);
  const errorOf = (name: keyof FactsForm): string | undefined =>
    invalid.includes(name) ? t('facts.unreadable') : undefined;
  const unknown = { value: 'unknown' as const, label: t('facts.unknown') };
  const yesNoField = (name: 'criminalRecord' | 'pendingProceedings' | 'debts' | 'aidRepaid' | 'aidOngoing') => (
    <YesNoField label={t(`facts.${name}`)} value={value[name]} onChange={(chosen) => change({ [name]: chosen })} />
  );
  return (
    <>
      <div className="fields">
        <TextField
          label={t('facts.birthDate')}
          hint={t('facts.whenHint')}
          error={errorOf('birthDate')}
          limits={null}
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
      </div>
      <StayFields stays={value.stays} error={errorOf('stays')} onChange={(stays) => change({ stays })} />
      <AbsenceFields absent={value.absent} absences={value.absences} error={errorOf('absences')} change={change} />
      <ResidenceFields
        residence={value.residence}
        error={errorOf('residence')}
        onChange={(residence) => change({ residence })}
      />
      <div className="fields">
        <TextField
          label={t('facts.inCantonSince')}
          hint={t('facts.inCantonHint')}
          error={errorOf('inCantonSince')}
          limits={null}
          pointer="/facts/inCantonSince"
          autoComplete="off"
          value={value.inCantonSince}
          onChange={(inCantonSince) => change({ inCantonSince })}
        />
      </div>
      <PartnerFields value={value} change={change} />
      {isAskedOfChildren(value, today) && (
        <fieldset className="stack">
          <legend>{t('facts.childhood')}</legend>
          <div className="fields">
            <SinceFields name="parent" value={value} change={change} />
            <YesNoField
              label={t('facts.stateless')}
              pointer="/facts/stateless"
              value={value.stateless}
              onChange={(stateless) => change({ stateless })}
            />
          </div>
        </fieldset>
      )}
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
            limits={null}
            pointer="/facts/socialAssistance/lastReceivedOn"
            value={value.aidOn}
            onChange={(aidOn) => change({ aidOn })}
          />
          {yesNoField('aidOngoing')}
          {yesNoField('aidRepaid')}
        </div>
      )}
      <div className="fields">
        {yesNoField('debts')}
        {yesNoField('criminalRecord')}
        {yesNoField('pendingProceedings')}
      </div>
      <CircumstanceFields value={value.circumstances} onChange={(circumstances) => change({ circumstances })} />
      <div className="fields">
        <SinceFields name="lost" value={value} change={change} />
      </div>
    </>
  );
}
