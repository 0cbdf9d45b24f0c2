import { useTranslation } from 'react-i18next';
import { DateField } from '../../kit/DateField';
import { useToday } from '../../kit/dates';
import { monthName, monthsBack } from '../../kit/months';
import { RadioGroup } from '../../kit/RadioGroup';
import { SelectField } from '../../kit/SelectField';
import { selectPrecision, shownPrecision, type OccurrenceForm, type Precision } from './occurrence';

const PRECISIONS = ['today', 'yesterday', 'thisMonth', 'day', 'month', 'span'] as const satisfies readonly Precision[];

export function OccurrenceField({
  value,
  onChange,
  error,
}: {
  value: OccurrenceForm;
  onChange: (when: OccurrenceForm) => void;
  error?: string | undefined;
}) {
  const { t } = useTranslation('irregularities');
  const today = useToday();
  const precision = shownPrecision(value, today);
  return (
    <div className="stack">
      <RadioGroup
        legend={t('new.when')}
        columns={3}
        pointer="/occurred"
        options={PRECISIONS.map((name) => ({ value: name, label: t(`when.${name}`) }))}
        value={precision}
        onChange={(name) => onChange(selectPrecision(name, value, today))}
      />
      {precision === 'day' && (
        <DateField
          label={t('when.whichDay')}
          value={value.day}
          max={today}
          onChange={(day) => onChange({ ...value, pick: 'day', day })}
          error={error}
        />
      )}
      {precision === 'month' && (
        <SelectField
          label={t('when.whichMonth')}
          emptyLabel="–"
          value={value.month}
          onChange={(month) => onChange({ ...value, pick: 'month', month })}
          options={monthsBack(today, 60).map((month) => ({ value: month, label: monthName(month) }))}
          error={error}
        />
      )}
      {precision === 'span' && (
        <div className="fields">
          <DateField
            label={t('when.from')}
            value={value.from}
            max={today}
            onChange={(from) => onChange({ ...value, from })}
            error={error}
          />
          <DateField label={t('when.to')} value={value.to} max={today} onChange={(to) => onChange({ ...value, to })} />
        </div>
      )}
      {error &&
        (precision === '' || precision === 'today' || precision === 'yesterday' || precision === 'thisMonth') && (
          <p className="field-error">{error}</p>
        )}
    </div>
  );
}
