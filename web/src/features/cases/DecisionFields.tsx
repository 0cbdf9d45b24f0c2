import { useTranslation } from 'react-i18next';
import * as limits from '../../api/limits';
import { CheckboxField } from '../../kit/CheckboxField';
import { DateField } from '../../kit/DateField';
import { formatLongDate, useToday } from '../../kit/dates';
import { RadioGroup } from '../../kit/RadioGroup';
import { TextField } from '../../kit/TextField';
import { wasNeverFetched, type DecisionForm } from './decisionForm';
import { useSafeDay, type Canton } from './useSafeDay';

export function DecisionFields({
  value,
  change,
  canton,
}: {
  value: DecisionForm;
  change: (changed: Partial<DecisionForm>) => void;
  /** Of the case, whose holidays count; null while it is not known. */
  canton: string | null;
}) {
  const { t } = useTranslation('cases');
  const today = useToday();
  const safeDay = useSafeDay(value, canton as Canton | null);
  const neverFetched = wasNeverFetched(value);
  return (
    <>
      <p className="notice notice-soon">{t('decision.lead')}</p>
      <TextField
        label={t('decision.by')}
        hint={t('decision.byHint')}
        pointer="/decision/by"
        required
        limits={limits.DecisionInput.by}
        value={value.by}
        onChange={(by) => change({ by })}
      />
      <div className="fields">
        <DateField
          label={t('decision.decidedOn')}
          pointer="/decision/decidedOn"
          required
          max={today}
          value={value.decidedOn}
          onChange={(decidedOn) => change({ decidedOn })}
        />
        {!neverFetched && (
          <DateField
            label={t('decision.receivedOn')}
            pointer="/decision/receivedOn"
            required
            max={today}
            value={value.receivedOn}
            onChange={(receivedOn) => change({ receivedOn })}
          />
        )}
      </div>
      <RadioGroup
        legend={t('decision.delivery')}
        columns={2}
        pointer="/decision/delivery"
        value={value.delivery}
        onChange={(delivery) => change({ delivery })}
        options={(['registered', 'ordinary', 'in-person', 'electronic'] as const).map((delivery) => ({
          value: delivery,
          label: t(`delivery.${delivery}`),
        }))}
      />
      {value.delivery === 'registered' && (
        <CheckboxField
          label={t('decision.neverFetched')}
          hint={t('decision.neverFetchedHint')}
          checked={value.neverFetched}
          onChange={(checked) => change({ neverFetched: checked })}
        />
      )}
      {value.delivery === 'registered' && (
        <DateField
          label={t('decision.firstAttemptOn')}
          hint={t('decision.firstAttemptHint')}
          optional={!neverFetched}
          required={neverFetched}
          pointer="/decision/firstAttemptOn"
          max={today}
          value={value.firstAttemptOn}
          onChange={(firstAttemptOn) => change({ firstAttemptOn })}
        />
      )}
      <div className="fields">
        <TextField
          label={t('decision.termDays')}
          hint={t('decision.termHint')}
          optional
          pointer="/decision/termDays"
          inputMode="numeric"
          limits={limits.DecisionInput.termDays}
          value={value.termDays}
          onChange={(termDays) => change({ termDays })}
        />
        <DateField
          label={t('decision.lastDay')}
          hint={t('decision.lastDayHint')}
          optional
          pointer="/decision/lastDay"
          value={value.lastDay}
          onChange={(lastDay) => change({ lastDay })}
        />
      </div>
      {safeDay && (
        <p>
          {t('deadline.safe')} <strong>{formatLongDate(safeDay)}</strong>
        </p>
      )}
      <TextField
        label={t('decision.remedyBody')}
        hint={t('decision.remedyHint')}
        optional
        pointer="/decision/remedyBody"
        limits={limits.DecisionInput.remedyBody}
        value={value.remedyBody}
        onChange={(remedyBody) => change({ remedyBody })}
      />
      <RadioGroup
        legend={t('decision.remedyKind')}
        hint={t('decision.remedyKindHint')}
        columns={2}
        pointer="/decision/remedyKind"
        value={value.remedyKind}
        onChange={(remedyKind) => change({ remedyKind })}
        options={(['authority', 'court', 'unknown'] as const).map((kind) => ({
          value: kind,
          label: t(`remedyKind.${kind}`),
        }))}
      />
    </>
  );
}
