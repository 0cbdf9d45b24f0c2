import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { RadioGroup } from '../../kit/RadioGroup';
import { SelectField } from '../../kit/SelectField';
import { TextField } from '../../kit/TextField';
import { ABSENCE_REASONS, type Absence, type FactsForm } from './facts';
import { YesNoField } from './YesNoField';

const NEW: Absence = { from: '', to: '', reason: 'unknown', deregistered: 'unknown' };

export function AbsenceFields({
  absent,
  absences,
  error,
  change,
}: {
  absent: FactsForm['absent'];
  absences: readonly Absence[];
  error: string | undefined;
  change: (changed: Pick<Partial<FactsForm>, 'absent' | 'absences'>) => void;
}) {
  const { t } = useTranslation('cases');
  const unknown = { value: 'unknown' as const, label: t('facts.unknown') };
  return (
    <>
      <RadioGroup
        legend={t('facts.absent')}
        hint={t('facts.absentHint')}
        columns={2}
        pointer="/facts/absences"
        value={absent}
        onChange={(chosen) =>
          change({ absent: chosen, ...(chosen === 'some' && absences.length === 0 ? { absences: [NEW] } : {}) })
        }
        options={[
          { value: 'none', label: t('facts.absentNone') },
          { value: 'some', label: t('facts.absentSome') },
          unknown,
        ]}
      />
      {absent === 'some' && (
        <fieldset className="stack">
          <legend>{t('facts.absences')}</legend>
          {error && <p className="field-error">{error}</p>}
          {absences.map((absence, index) => {
            const changeRow = (part: Partial<Absence>): void =>
              change({ absences: absences.map((each, at) => (at === index ? { ...each, ...part } : each)) });
            return (
              <div className="row fields" key={index}>
                <TextField
                  label={t('facts.from')}
                  limits={null}
                  pointer={`/facts/absences/${index}/from`}
                  value={absence.from}
                  onChange={(from) => changeRow({ from })}
                />
                <TextField
                  label={t('facts.to')}
                  hint={t('facts.toHint')}
                  limits={null}
                  pointer={`/facts/absences/${index}/to`}
                  value={absence.to}
                  onChange={(to) => changeRow({ to })}
                />
                <SelectField
                  label={t('facts.absenceReason')}
                  pointer={`/facts/absences/${index}/reason`}
                  value={absence.reason}
                  onChange={(reason) => changeRow({ reason })}
                  options={[...ABSENCE_REASONS.map((code) => ({ value: code, label: t(`absence.${code}`) })), unknown]}
                />
                <YesNoField
                  label={t('facts.deregistered')}
                  pointer={`/facts/absences/${index}/deregistered`}
                  value={absence.deregistered}
                  onChange={(deregistered) => changeRow({ deregistered })}
                />
                <Button
                  small
                  kind="quiet"
                  icon="close"
                  onClick={() => change({ absences: absences.filter((_, at) => at !== index) })}
                >
                  {t('facts.remove')}
                </Button>
              </div>
            );
          })}
          <Button icon="plus" onClick={() => change({ absences: [...absences, NEW] })}>
            {t('facts.addAbsence')}
          </Button>
        </fieldset>
      )}
    </>
  );
}
