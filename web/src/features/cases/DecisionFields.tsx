import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, type View } from '../../api/client';
import { longDay, useToday } from '../../kit/days';
import { Choices } from '../../kit/Choices';
import { DayField, TextField } from '../../kit/fields';

export interface DecisionForm {
  decidedOn: string;
  receivedOn: string;
  delivery: View<'DecisionInput'>['delivery'];
  firstAttemptOn: string;
  by: string;
  remedyBody: string;
  termDays: string;
  lastDay: string;
}

export const NO_DECISION: DecisionForm = {
  decidedOn: '',
  receivedOn: '',
  delivery: 'registered',
  firstAttemptOn: '',
  by: '',
  remedyBody: '',
  termDays: '',
  lastDay: '',
};

export function decisionForm(decision: View<'DecisionInput'> | null): DecisionForm {
  if (!decision) return NO_DECISION;
  const { decidedOn, receivedOn, delivery, firstAttemptOn, by, remedyBody, termDays, lastDay } = decision;
  return {
    decidedOn,
    receivedOn,
    delivery,
    firstAttemptOn: firstAttemptOn ?? '',
    by,
    remedyBody: remedyBody ?? '',
    termDays: termDays ? String(termDays) : '',
    lastDay: lastDay ?? '',
  };
}

export function decisionOf(form: DecisionForm): View<'DecisionInput'> {
  const { firstAttemptOn, remedyBody, termDays, lastDay, ...rest } = form;
  return {
    ...rest,
    ...(firstAttemptOn && rest.delivery === 'registered' ? { firstAttemptOn } : {}),
    ...(remedyBody.trim() ? { remedyBody: remedyBody.trim() } : {}),
    ...(/^\d+$/.test(termDays) ? { termDays: Number(termDays) } : {}),
    ...(lastDay ? { lastDay } : {}),
  };
}

/** The letter of a refusal, as it is read off: how it came decides how long one may appeal. */
export function DecisionFields({
  value,
  change,
}: {
  value: DecisionForm;
  change: (changed: Partial<DecisionForm>) => void;
}) {
  const { t } = useTranslation('cases');
  const today = useToday();
  const safe = useSafeDay(value);
  return (
    <>
      <p className="notice notice-soon">{t('decision.lead')}</p>
      <TextField
        label={t('decision.by')}
        hint={t('decision.byHint')}
        pointer="/decision/by"
        required
        maxLength={200}
        value={value.by}
        onChange={(by) => change({ by })}
      />
      <div className="fields">
        <DayField
          label={t('decision.decidedOn')}
          pointer="/decision/decidedOn"
          required
          max={today}
          value={value.decidedOn}
          onChange={(decidedOn) => change({ decidedOn })}
        />
        <DayField
          label={t('decision.receivedOn')}
          pointer="/decision/receivedOn"
          required
          max={today}
          value={value.receivedOn}
          onChange={(receivedOn) => change({ receivedOn })}
        />
      </div>
      <Choices
        legend={t('decision.delivery')}
        columns={2}
        pointer="/decision/delivery"
        value={value.delivery}
        onChange={(delivery) => change({ delivery })}
        options={(['registered', 'ordinary', 'in-person', 'electronic'] as const).map((way) => ({
          value: way,
          label: t(`delivery.${way}`),
        }))}
      />
      {value.delivery === 'registered' && (
        <DayField
          label={t('decision.firstAttemptOn')}
          hint={t('decision.firstAttemptHint')}
          optional
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
          pattern="\d{1,3}"
          value={value.termDays}
          onChange={(termDays) => change({ termDays })}
        />
        <DayField
          label={t('decision.lastDay')}
          hint={t('decision.lastDayHint')}
          optional
          pointer="/decision/lastDay"
          value={value.lastDay}
          onChange={(lastDay) => change({ lastDay })}
        />
      </div>
      {safe && (
        <p className="deadline-safe">
          {t('deadline.safe')} <strong>{longDay(safe)}</strong>
        </p>
      )}
      <TextField
        label={t('decision.remedyBody')}
        hint={t('decision.remedyHint')}
        optional
        pointer="/decision/remedyBody"
        maxLength={200}
        value={value.remedyBody}
        onChange={(remedyBody) => change({ remedyBody })}
      />
    </>
  );
}

/** The safe day of what has been entered so far, as the server counts it; null until there is enough. */
function useSafeDay({ receivedOn, delivery, firstAttemptOn, termDays }: DecisionForm): string | null {
  const days = /^\d{1,3}$/.test(termDays) ? Number(termDays) : null;
  const { data } = useQuery({
    queryKey: ['deadline', receivedOn, delivery, firstAttemptOn, days],
    enabled: receivedOn !== '' && days !== null && days > 0,
    queryFn: () =>
      answer(
        api.POST('/api/eligibility/deadline', {
          body: {
            receivedOn,
            days: days!,
            matter: 'other',
            forum: 'canton',
            delivery,
            ...(firstAttemptOn && delivery === 'registered' ? { firstAttemptOn } : {}),
          },
        }),
      ),
  });
  return receivedOn !== '' && days !== null ? (data?.safeDay ?? null) : null;
}
