import { useTranslation } from 'react-i18next';
import * as limits from '../../api/limits';
import { DateField } from '../../kit/DateField';
import { addDays, formatLongDate, useToday } from '../../kit/dates';
import { RadioGroup } from '../../kit/RadioGroup';
import { TextArea } from '../../kit/TextArea';
import { TextField } from '../../kit/TextField';
import { asksTerm, REFUSALS, type LetterDraft } from './letterForm';
import type { Delivery, LetterKind } from './queries';
import { RemedyFields } from './RemedyFields';

const KINDS: readonly LetterKind[] = limits.ReceiveLetter.kind.values;
const DELIVERIES: readonly Delivery[] = ['registered', 'ordinary', 'in-person', 'electronic'];

/** What is read off a letter. What nobody knows stays open: nothing is chosen beforehand. */
export function LetterFields({
  value,
  change,
}: {
  value: LetterDraft;
  change: (changed: Partial<LetterDraft>) => void;
}) {
  const { t } = useTranslation('deadlines');
  const { t: cases } = useTranslation('cases');
  const today = useToday();
  return (
    <>
      <RadioGroup
        legend={t('letter.kind')}
        columns={2}
        pointer="/kind"
        value={value.kind}
        onChange={(kind) => change({ kind, stage: '' })}
        options={KINDS.map((kind) => ({
          value: kind,
          label: t(`letterKind.${kind}`),
          ...(kind === 'right-to-be-heard' || kind === 'partial-refusal' ? { hint: t(`letterHint.${kind}`) } : {}),
        }))}
      />
      <RadioGroup
        legend={t('letter.received')}
        columns={2}
        pointer="/receivedOn"
        value={value.received}
        onChange={(received) => change({ received })}
        options={[
          { value: 'today', label: t('letter.today'), hint: formatLongDate(today) },
          { value: 'yesterday', label: t('letter.yesterday'), hint: formatLongDate(addDays(today, -1)) },
          { value: 'other', label: t('letter.otherDay') },
          { value: 'never', label: t('letter.notFetched'), hint: t('letter.notFetchedHint') },
          { value: 'unknown', label: t('letter.unknownDay') },
        ]}
      />
      {value.received === 'other' && (
        <DateField
          label={t('letter.receivedOn')}
          pointer="/receivedOn"
          required
          max={today}
          value={value.receivedOn}
          onChange={(receivedOn) => change({ receivedOn })}
        />
      )}
      {value.received === 'never' ? (
        <DateField
          label={t('letter.firstAttemptOn')}
          hint={t('letter.firstAttemptHint')}
          pointer="/firstAttemptOn"
          required
          max={today}
          value={value.firstAttemptOn}
          onChange={(firstAttemptOn) => change({ firstAttemptOn })}
        />
      ) : (
        <RadioGroup
          legend={t('letter.delivery')}
          columns={2}
          pointer="/delivery"
          value={value.delivery}
          onChange={(delivery) => change({ delivery })}
          options={DELIVERIES.map((each) => ({ value: each, label: cases(`delivery.${each}`) }))}
        />
      )}
      {asksTerm(value) && value.kind !== 'interview' && (
        <RadioGroup
          legend={t('letter.term')}
          columns={3}
          value={value.term}
          onChange={(term) => change({ term })}
          options={[
            { value: 'days', label: t('letter.termDays') },
            { value: 'day', label: t('letter.termDay') },
            { value: 'none', label: t('letter.termNone') },
          ]}
        />
      )}
      {asksTerm(value) && value.kind !== 'interview' && value.term === 'days' && (
        <TextField
          label={t('letter.days')}
          pointer="/termDays"
          inputMode="numeric"
          initialFocus
          limits={limits.ReceiveLetter.termDays}
          value={value.termDays}
          onChange={(termDays) => change({ termDays })}
        />
      )}
      {asksTerm(value) && (value.kind === 'interview' || value.term === 'day') && (
        <DateField
          label={t(value.kind === 'interview' ? 'letter.appointment' : 'letter.lastDay')}
          optional={value.kind === 'interview'}
          pointer="/lastDay"
          value={value.lastDay}
          onChange={(lastDay) => change({ lastDay })}
        />
      )}
      <TextField
        label={t('letter.by')}
        hint={t('letter.byHint')}
        optional
        pointer="/by"
        limits={limits.ReceiveLetter.by}
        value={value.by}
        onChange={(by) => change({ by })}
      />
      <details className="more">
        <summary>{t('letter.more')}</summary>
        <div className="stack">
          {REFUSALS.includes(value.kind) && <RemedyFields value={value} change={change} />}
          <TextArea
            label={t('letter.text')}
            optional
            pointer="/text"
            limits={limits.ReceiveLetter.text}
            value={value.text}
            onChange={(text) => change({ text })}
          />
        </div>
      </details>
    </>
  );
}
