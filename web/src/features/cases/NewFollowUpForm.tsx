import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, idempotencyKey, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { CheckboxField } from '../../kit/CheckboxField';
import { DateField } from '../../kit/DateField';
import { addDays, formatLongDate, formatNumericDate, useToday } from '../../kit/dates';
import { Form } from '../../kit/Form';
import { TextField } from '../../kit/TextField';
import { useAction } from '../../kit/useAction';
import { useDraft } from '../../offline/drafts';
import { assessmentQuery } from '../eligibility/queries';
import { INVALIDATED_BY_FOLLOW_UP } from '../follow-ups/queries';

export function NewFollowUpForm({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const { t } = useTranslation('cases');
  const today = useToday();
  const {
    value: { title, dueOn, early },
    change,
    clear,
    ready,
  } = useDraft(`follow-up/${caseId}`, { title: '', dueOn: addDays(today, 14), early: false });
  const { t: eligibilityText } = useTranslation('eligibility');
  const term = useQuery(assessmentQuery(caseId)).data?.term;
  // An authorisation that lapses is worth a reminder before the day, a term for the authority one after it.
  const until = term?.until;
  const reminder =
    until &&
    until >= today &&
    (term.lapses
      ? {
          on: [addDays(until, -60), addDays(today, 1)].sort()[1]!,
          label: eligibilityText('term.before'),
          title: eligibilityText('term.reminderBefore', { day: formatNumericDate(until) }),
        }
      : { on: addDays(until, 1), label: eligibilityText('term.after'), title: eligibilityText('term.reminder') });
  // The proposed title belongs to the proposed day.
  const selectDay = (day: string): void =>
    change({ dueOn: day, ...(reminder && title === reminder.title ? { title: '' } : {}) });
  // Keeps the idempotency key while the content is unchanged.
  const attempt = useRef({ content: '', key: '' });
  const create = useAction(
    () => {
      const body = { title: title.trim() || t('followUp.default'), dueOn, remindDaysBefore: early ? [3, 0] : [0] };
      const content = JSON.stringify(body);
      if (attempt.current.content !== content) attempt.current = { content, key: crypto.randomUUID() };
      return unwrap(
        api.POST('/api/cases/{id}/follow-ups', {
          params: { path: { id: caseId } },
          body,
          ...idempotencyKey(attempt.current.key),
        }),
      );
    },
    {
      invalidates: INVALIDATED_BY_FOLLOW_UP,
      successMessage: () => t('followUp.added', { day: formatLongDate(dueOn) }),
      onSuccess: () => {
        clear();
        onDone();
      },
    },
  );
  if (!ready) return null;
  return (
    <Form submitLabel={t('followUp.add')} onSubmit={() => create.runAsync(undefined)}>
      <TextField
        label={t('followUp.what')}
        pointer="/title"
        optional
        placeholder={t('followUp.default')}
        limits={limits.CreateFollowUp.title}
        value={title}
        onChange={(text) => change({ title: text })}
      />
      <DateField label={t('followUp.when')} pointer="/dueOn" required min={today} value={dueOn} onChange={selectDay} />
      <div className="toggles">
        {(
          [
            ['week', 7],
            ['weeks', 14],
            ['month', 30],
          ] as const
        ).map(([name, days]) => (
          <button
            key={name}
            type="button"
            className={dueOn === addDays(today, days) ? 'toggle toggle-on' : 'toggle'}
            aria-pressed={dueOn === addDays(today, days)}
            onClick={() => selectDay(addDays(today, days))}
          >
            {t(`followUp.in.${name}`)}
          </button>
        ))}
        {reminder && (
          <button
            type="button"
            className={dueOn === reminder.on ? 'toggle toggle-on' : 'toggle'}
            aria-pressed={dueOn === reminder.on}
            onClick={() => change({ dueOn: reminder.on, ...(title ? {} : { title: reminder.title }) })}
          >
            {reminder.label}
          </button>
        )}
      </div>
      <CheckboxField label={t('followUp.early')} checked={early} onChange={(on) => change({ early: on })} />
    </Form>
  );
}
