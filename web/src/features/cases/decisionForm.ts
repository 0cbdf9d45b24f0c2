import type { Schema } from '../../api/client';

export interface DecisionForm {
  decidedOn: string;
  receivedOn: string;
  delivery: Schema<'DecisionInput'>['delivery'];
  firstAttemptOn: string;
  /** A registered letter that lay at the post until it went back. */
  neverFetched: boolean;
  by: string;
  remedyBody: string;
  remedyKind: NonNullable<Schema<'DecisionInput'>['remedyKind']> | 'unknown';
  termDays: string;
  lastDay: string;
}

export const EMPTY_DECISION: DecisionForm = {
  decidedOn: '',
  receivedOn: '',
  delivery: 'registered',
  firstAttemptOn: '',
  neverFetched: false,
  by: '',
  remedyBody: '',
  remedyKind: 'unknown',
  termDays: '',
  lastDay: '',
};

export function toDecisionForm(decision: Schema<'DecisionInput'> | null): DecisionForm {
  if (!decision) return EMPTY_DECISION;
  const { decidedOn, receivedOn, delivery, firstAttemptOn, by, remedyBody, remedyKind, termDays, lastDay } = decision;
  return {
    decidedOn,
    receivedOn: receivedOn ?? '',
    delivery,
    firstAttemptOn: firstAttemptOn ?? '',
    neverFetched: !receivedOn,
    by,
    remedyBody: remedyBody ?? '',
    remedyKind: remedyKind ?? 'unknown',
    termDays: termDays ? String(termDays) : '',
    lastDay: lastDay ?? '',
  };
}

/** Only a registered letter waits to be fetched. */
export const wasNeverFetched = ({ delivery, neverFetched }: DecisionForm): boolean =>
  delivery === 'registered' && neverFetched;

export function toDecisionInput(form: DecisionForm): Schema<'DecisionInput'> {
  const { decidedOn, receivedOn, delivery, firstAttemptOn, by, remedyBody, remedyKind, termDays, lastDay } = form;
  return {
    decidedOn,
    receivedOn: wasNeverFetched(form) ? null : receivedOn,
    delivery,
    by,
    ...(firstAttemptOn && delivery === 'registered' ? { firstAttemptOn } : {}),
    ...(remedyKind === 'authority' || remedyKind === 'court' ? { remedyKind } : {}),
    ...(remedyBody.trim() ? { remedyBody: remedyBody.trim() } : {}),
    ...(/^\d+$/.test(termDays) ? { termDays: Number(termDays) } : {}),
    ...(lastDay ? { lastDay } : {}),
  };
}
