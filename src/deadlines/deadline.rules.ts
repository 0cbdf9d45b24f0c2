import type { Case, Stage } from '../cases/case.entity.js';
import { countedFor, daysAround, daysOf, type DeadlineDays, type LetterFacts } from '../cases/letter.rules.js';
import type { LetterKind, ReceivedLetter } from '../cases/received-letter.entity.js';
import { digest } from '../common/keys.js';
import { addDays } from '../common/day.js';
import type { Step } from '../eligibility/deadline.rules.js';
import { cantonFile } from '../places/canton-files.js';
import type { Deadline, DeadlineKind, FormerDays } from './deadline.entity.js';

/** Changes when what is counted changes in the code; open deadlines are then counted again. */
const COUNTING = '1';
/** The control list looks this far ahead. */
export const CONTROL_DAYS = 10;

const KINDS: Record<LetterKind, DeadlineKind | null> = {
  refusal: 'appeal',
  'partial-refusal': 'appeal',
  'right-to-be-heard': 'right-to-be-heard',
  documents: 'documents',
  interview: 'interview',
  fee: 'fee',
  favourable: null,
  other: 'other',
};

/** Null for a letter that sets no time limit; one of another kind does only where it names a day or a term. */
export function kindOf({
  kind,
  termDays,
  lastDay,
}: Pick<LetterFacts, 'kind' | 'termDays' | 'lastDay'>): DeadlineKind | null {
  return kind === 'other' && termDays === null && lastDay === null ? null : KINDS[kind];
}

export type CountedDays = Pick<Deadline, 'safeDay' | 'lastDay' | 'latestDay' | 'steps' | 'rulesVersion'>;

/** What a deadline follows from: its letter where there is one, and the day it was extended to. */
export interface DeadlineInputs {
  letter: ReceivedLetter | null;
  extendedTo: string | null;
  procedure: Case['procedure'];
  canton: Case['canton'];
}

/** The days of a deadline; null where nobody knows them yet. */
export function countDays({ letter, extendedTo, procedure, canton }: DeadlineInputs): CountedDays {
  const theCase = { procedure, canton };
  const days = extendedTo !== null ? daysAround(extendedTo, canton, null) : letter && daysOf(letter, theCase);
  const steps = extendedTo === null && letter ? (countedFor(letter, theCase)?.steps ?? []) : [];
  return { ...(days ? pickDays(days) : UNKNOWN), steps: steps.map(withoutWords), rulesVersion: rulesVersionOf(canton) };
}

const UNKNOWN = { safeDay: null, lastDay: null, latestDay: null };

const pickDays = ({ safeDay, lastDay, latestDay }: DeadlineDays): DeadlineDays => ({ safeDay, lastDay, latestDay });

const withoutWords = ({ from, to, what, basis }: Step): Omit<Step, 'words'> => ({ from, to, what, basis });

const versions = new Map<string, string>();

/** Of what the days of a deadline in this canton are counted by. */
export function rulesVersionOf(canton: Case['canton']): string {
  let version = versions.get(canton);
  if (version === undefined) {
    const cells = cantonFile(canton).rows.map(({ validFrom, cells }) => [validFrom, cells.standstill]);
    version = digest(JSON.stringify([COUNTING, canton, cells])).slice(0, 12);
    versions.set(canton, version);
  }
  return version;
}

/** The days as they were, where they have changed. */
export function formerDays(
  before: Pick<Deadline, 'safeDay' | 'lastDay' | 'latestDay'>,
  after: CountedDays,
  because: FormerDays['because'],
  today: string,
): FormerDays[] {
  const { safeDay, lastDay, latestDay } = before;
  const same = safeDay === after.safeDay && lastDay === after.lastDay && latestDay === after.latestDay;
  return same || lastDay === null ? [] : [{ safeDay, lastDay, latestDay, until: today, because }];
}

/** What is open and against a move: an appeal is sent before the case is called one, and nothing is left behind by an end. */
export function isAgainst({ kind }: Pick<Deadline, 'kind'>, to: Stage): boolean {
  return to === 'closed' || to === 'withdrawn' || (to === 'appeal' && kind === 'appeal');
}

type Dated = Pick<Deadline, 'state' | 'safeDay' | 'latestDay'>;

/** Its last reading has passed, and nobody has said how it ended. */
export function isOverdue({ state, latestDay }: Dated, today: string): boolean {
  return state === 'open' && latestDay !== null && latestDay < today;
}

/** Near enough for the control list; what has no day yet is always. */
export function isInControl({ state, safeDay }: Dated, today: string): boolean {
  return state === 'open' && (safeDay === null || safeDay <= addDays(today, CONTROL_DAYS));
}

/** Whether what was sent wants the look of a second person. */
export function wantsConfirmation({
  kind,
  state,
  confirmedAt,
}: Pick<Deadline, 'kind' | 'state' | 'confirmedAt'>): boolean {
  return kind === 'appeal' && state === 'met' && confirmedAt === null;
}
