import { useTranslation } from 'react-i18next';
import { DateField } from '../../kit/DateField';
import { useToday } from '../../kit/dates';
import { ErrorText } from '../../kit/ErrorText';
import { PROCEDURES } from '../../kit/procedures';
import { RadioGroup } from '../../kit/RadioGroup';
import { SelectField } from '../../kit/SelectField';
import { isFiled, NEW_CASE_STAGES, termCodeOf, type NewCasePartProps } from './newCaseDraft';

export function NewCaseStageFields({ value, change, errors }: NewCasePartProps) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const today = useToday();
  const term = termCodeOf(value);
  return (
    <>
      <ErrorText>{errors.stage && t('new.wrongStage')}</ErrorText>
      <RadioGroup
        legend={t('new.stage')}
        columns={2}
        pointer="/stage"
        value={value.stage}
        onChange={(stage) => change({ stage })}
        options={NEW_CASE_STAGES.map((stage) => ({ value: stage, label: t(`new.at.${stage}`) }))}
      />
      <SelectField
        label={t('new.procedure')}
        hint={t('new.procedureHint')}
        pointer="/procedure"
        error={errors.procedure && t('new.needProcedure')}
        value={value.procedure}
        onChange={(procedure) => change({ procedure })}
        options={[
          { value: 'unknown', label: t('new.notSure') },
          ...PROCEDURES.filter((each) => each !== 'unknown').map((each) => ({
            value: each,
            label: common(`procedure.${each}`),
          })),
        ]}
      />
      {isFiled(value) && (
        <DateField
          label={t('happened.filedOn')}
          pointer="/filedOn"
          required
          max={today}
          value={value.filedOn}
          onChange={(filedOn) => change({ filedOn })}
        />
      )}
      {term && (
        <DateField
          label={t(
            term === 'authorisation-lapse'
              ? 'new.sinceAuthorised'
              : term === 'federal-authorisation'
                ? 'new.sinceComplete'
                : 'new.since',
          )}
          hint={t(term === 'authorisation-lapse' ? 'new.authorisedHint' : 'new.sinceHint')}
          pointer={term === 'authorisation-lapse' ? '/facts/authorisedOn' : '/since'}
          optional
          min={value.filedOn}
          max={today}
          value={value.since}
          onChange={(since) => change({ since })}
        />
      )}
    </>
  );
}
