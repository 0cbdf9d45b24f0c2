import { inputError, type InputError } from '../common/input-codes.js';
import { deadlineOf, receiptOf, type Deadline, type Forum } from '../eligibility/deadline.rules.js';
import { workingDayOnOrAfter, workingDayOnOrBefore } from '../eligibility/working-days.js';
import type { Decision, Delivery, RemedyKind } from './case.facts.js';
import type { Case } from './case.entity.js';
import type { LetterKind, ReceivedLetter } from './received-letter.entity.js';

/** What the days of a deadline follow from; null is unknown. */
export type LetterFacts = Pick<
  ReceivedLetter,
  'kind' | 'receivedOn' | 'delivery' | 'firstAttemptOn' | 'termDays' | 'remedyKind' | 'lastDay'
>;

/** Where and by which law the case is decided. */
export type DecidedCase = Pick<Case, 'procedure' | 'canton'>;

/** Days are `YYYY-MM-DD`, in this order. */
export interface DeadlineDays {
  /** In time by every reading of the law, and a working day. */
  safeDay: string;
  /** As the letter names it, otherwise as counted. */
  lastDay: string;
  /** Until it has passed nothing is lost: what was named may be one reading of several. */
  latestDay: string;
}

/** What is typed from a letter. */
export type LetterFields = Omit<
  ReceivedLetter,
  'id' | 'caseId' | 'eventId' | 'kind' | 'recordedBy' | 'recordedAt' | 'version'
>;

export interface LetterInput {
  decidedOn?: string;
  receivedOn?: string | null;
  delivery?: Delivery;
  firstAttemptOn?: string;
  by?: string;
  remedyBody?: string;
  remedyKind?: RemedyKind;
  termDays?: number;
  lastDay?: string;
}

/** What was left out is unknown. */
export function letterFields(input: LetterInput): LetterFields {
  return {
    decidedOn: input.decidedOn ?? null,
    receivedOn: input.receivedOn ?? null,
    delivery: input.delivery ?? null,
    firstAttemptOn: input.firstAttemptOn ?? null,
    sender: input.by ?? null,
    remedyBody: input.remedyBody ?? null,
    remedyKind: input.remedyKind ?? null,
    termDays: input.termDays ?? null,
    lastDay: input.lastDay ?? null,
  };
}

export const REFUSALS: readonly LetterKind[] = ['refusal', 'partial-refusal'];

/**
 * Counted from the days and the term of the letter, with each step; null until they are known. Federal rules for
 * facilitated procedures, which the SEM decides. An unknown delivery widens what may be the latest day.
 */
export function countedFor(letter: LetterFacts, { procedure, canton }: DecidedCase): Deadline | null {
  if (letter.termDays === null) return null;
  return deadlineOf({
    receivedOn: letter.receivedOn,
    delivery: letter.delivery ?? 'ordinary',
    firstAttemptOn: letter.firstAttemptOn,
    days: letter.termDays,
    matter: 'other',
    forum: forumOf(letter, procedure),
    partyCanton: canton,
  });
}

/** What is not a refusal is answered to the authority that wrote. */
function forumOf({ kind, remedyKind }: LetterFacts, procedure: Case['procedure']): Forum {
  if (procedure !== 'ordinary' && procedure !== 'unknown') return 'federal-administrative-court';
  if (!REFUSALS.includes(kind)) return 'canton-authority';
  return remedyKind === null ? 'canton' : `canton-${remedyKind}`;
}

/** Null while neither a last day nor a term is known. The day that the letter names prevails. */
export function daysOf(letter: LetterFacts, theCase: DecidedCase): DeadlineDays | null {
  const counted = countedFor(letter, theCase);
  if (letter.lastDay === null) return counted;
  // One does not come early to an interview, nor is it moved by a holiday.
  if (letter.kind === 'interview')
    return { safeDay: letter.lastDay, lastDay: letter.lastDay, latestDay: letter.lastDay };
  const named = daysAround(letter.lastDay, theCase.canton, letter.receivedOn);
  return {
    safeDay: [named.safeDay, counted?.safeDay ?? named.safeDay].sort()[0],
    lastDay: letter.lastDay,
    latestDay: [named.latestDay, counted?.latestDay ?? named.latestDay].sort()[1],
  };
}

/** Of a last day that was set: the working day before it where it is none, and the one after. */
export function daysAround(lastDay: string, canton: Case['canton'], notBefore: string | null): DeadlineDays {
  const safeDay = workingDayOnOrBefore(lastDay, canton);
  return {
    safeDay: notBefore !== null && safeDay < notBefore ? lastDay : safeDay,
    lastDay,
    latestDay: workingDayOnOrAfter(lastDay, canton, 'in-part'),
  };
}

type DayFault = 'in-the-future' | 'before-decision' | 'after-receipt' | 'not-after-receipt';
type Days = Pick<ReceivedLetter, 'decidedOn' | 'receivedOn' | 'delivery' | 'firstAttemptOn' | 'lastDay'>;

/** Contradictions between the days of a letter; pointers are `prefix` and the field. */
export function letterFaults(letter: Days, today: string, prefix: string): InputError[] {
  const { decidedOn, receivedOn, firstAttemptOn, lastDay, delivery } = letter;
  const faults: InputError[] = [];
  const fault = (field: keyof Days, code: DayFault): void => void faults.push(inputError(`${prefix}/${field}`, code));
  // An uncollected letter counts as received (LTF 44(2), PA 20(2bis)).
  const receipt = receiptOf({ receivedOn, delivery: delivery ?? 'ordinary', firstAttemptOn });
  if (decidedOn !== null && decidedOn > today) fault('decidedOn', 'in-the-future');
  if (receivedOn !== null && receivedOn > today) fault('receivedOn', 'in-the-future');
  if (receivedOn !== null && decidedOn !== null && receivedOn < decidedOn) fault('receivedOn', 'before-decision');
  if (firstAttemptOn !== null && firstAttemptOn > (receivedOn ?? today))
    fault('firstAttemptOn', receivedOn === null ? 'in-the-future' : 'after-receipt');
  if (firstAttemptOn !== null && decidedOn !== null && firstAttemptOn < decidedOn)
    fault('firstAttemptOn', 'before-decision');
  if (lastDay !== null && receipt !== null && lastDay <= receipt.on) fault('lastDay', 'not-after-receipt');
  return faults;
}

/** Of a decision besides: somebody must know when it came, or when the post first tried. */
export function decisionFaults(letter: Days, today: string): InputError[] {
  const receipt = receiptOf({ ...letter, delivery: letter.delivery ?? 'ordinary' });
  return [
    ...(receipt === null ? [inputError('/decision/receivedOn', 'receipt-needed')] : []),
    ...letterFaults(letter, today, '/decision'),
  ];
}

/** The decision as the case shows it; null for a letter that says too little. */
export function decisionIn(letter: ReceivedLetter | null): Decision | null {
  if (!letter || letter.decidedOn === null) return null;
  return {
    decidedOn: letter.decidedOn,
    receivedOn: letter.receivedOn,
    delivery: letter.delivery ?? 'ordinary',
    by: letter.sender ?? '',
    ...(letter.firstAttemptOn === null ? {} : { firstAttemptOn: letter.firstAttemptOn }),
    ...(letter.remedyBody === null ? {} : { remedyBody: letter.remedyBody }),
    ...(letter.remedyKind === null ? {} : { remedyKind: letter.remedyKind }),
    ...(letter.termDays === null ? {} : { termDays: letter.termDays }),
    ...(letter.lastDay === null ? {} : { lastDay: letter.lastDay }),
  };
}
