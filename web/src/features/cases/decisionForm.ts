import type { Schema } from '../../api/client';

export interface DecisionForm {
  decidedOn: string;
  receivedOn: string;
  delivery: Schema<'DecisionInput'>['delivery'];
  firstAttemptOn: string;
  by: string;
  remedyBody: string;
  termDays: string;
  lastDay: string;
}

export const EMPTY_DECISION: DecisionForm = {
  decidedOn: '',
  receivedOn: '',
  delivery: 'registered',
  firstAttemptOn: '',
  by: '',
  remedyBody: '',
  termDays: '',
  lastDay: '',
};

export function toDecisionForm(decision: Schema<'DecisionInput'> | null): DecisionForm {
  if (!decision) return EMPTY_DECISION;
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

export function toDecisionInput(form: DecisionForm): Schema<'DecisionInput'> {
  const { firstAttemptOn, remedyBody, termDays, lastDay, ...rest } = form;
  return {
    ...rest,
    ...(firstAttemptOn && rest.delivery === 'registered' ? { firstAttemptOn } : {}),
    ...(remedyBody.trim() ? { remedyBody: remedyBody.trim() } : {}),
    ...(/^\d+$/.test(termDays) ? { termDays: Number(termDays) } : {}),
    ...(lastDay ? { lastDay } : {}),
  };
}
