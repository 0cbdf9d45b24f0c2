import type { Schema } from '../../api/client';
import type { Delivery, LetterKind } from './queries';

type Stage = NonNullable<Schema<'ReceiveLetter'>['stage']>;
type RemedyKind = NonNullable<Schema<'ReceiveLetter'>['remedyKind']>;

export interface LetterDraft {
  /** Also the idempotency key. */
  key: string;
  kind: LetterKind | '';
  received: 'today' | 'yesterday' | 'other' | 'never' | 'unknown' | '';
  receivedOn: string;
  firstAttemptOn: string;
  delivery: Delivery | '';
  term: 'days' | 'day' | 'none' | '';
  termDays: string;
  lastDay: string;
  by: string;
  decidedOn: string;
  remedyBody: string;
  remedyKind: RemedyKind | 'unknown';
  text: string;
  /** `stays`: somebody has said that the case does not move. */
  stage: Stage | 'stays' | '';
  filedOn: string;
}

export const emptyLetter = (): LetterDraft => ({
  key: crypto.randomUUID(),
  kind: '',
  received: '',
  receivedOn: '',
  firstAttemptOn: '',
  delivery: '',
  term: '',
  termDays: '',
  lastDay: '',
  by: '',
  decidedOn: '',
  remedyBody: '',
  remedyKind: 'unknown',
  text: '',
  stage: '',
  filedOn: '',
});

export const REFUSALS: readonly (LetterKind | '')[] = ['refusal', 'partial-refusal'];

/** Good news sets no time limit. */
export const asksTerm = ({ kind }: LetterDraft): boolean => kind !== '' && kind !== 'favourable';

/** Stages at which a case needs the day of filing. */
export const needsFilingDay = ({ stage }: LetterDraft, hasFilingDay: boolean): boolean =>
  !hasFilingDay && stage !== '' && stage !== 'stays';

const FAVOURABLE: readonly Stage[] = [
  'communal-decision',
  'public-notice',
  'federal-authorisation',
  'cantonal-decision',
];
const SUGGESTED: Partial<Record<LetterKind, readonly Stage[]>> = {
  refusal: ['refused'],
  'partial-refusal': ['refused'],
  interview: ['interview'],
  favourable: FAVOURABLE,
};

/** Where the case may go with a letter of this kind; nothing moves by itself. */
export const suggestedStages = (kind: LetterKind | '', moves: readonly string[], at: string): Stage[] =>
  (kind === '' ? [] : (SUGGESTED[kind] ?? [])).filter((stage) => stage !== at && moves.includes(stage));

export function toReceiveLetter(
  draft: LetterDraft,
  days: { today: string; yesterday: string },
): Schema<'ReceiveLetter'> {
  const { received, delivery, term } = draft;
  const receivedOn =
    received === 'today'
      ? days.today
      : received === 'yesterday'
        ? days.yesterday
        : received === 'other'
          ? draft.receivedOn
          : null;
  const isRefusal = REFUSALS.includes(draft.kind);
  const text = (value: string): string | undefined => value.trim() || undefined;
  return withoutUndefined({
    kind: draft.kind as LetterKind,
    receivedOn,
    delivery: received === 'never' ? 'registered' : delivery || undefined,
    firstAttemptOn: received === 'never' ? draft.firstAttemptOn : undefined,
    by: text(draft.by),
    decidedOn: isRefusal ? text(draft.decidedOn) : undefined,
    remedyBody: isRefusal ? text(draft.remedyBody) : undefined,
    remedyKind: isRefusal && draft.remedyKind !== 'unknown' ? draft.remedyKind : undefined,
    termDays: asksTerm(draft) && term === 'days' && draft.kind !== 'interview' ? Number(draft.termDays) : undefined,
    lastDay: asksTerm(draft) && (term === 'day' || draft.kind === 'interview') ? text(draft.lastDay) : undefined,
    stage: draft.stage === '' || draft.stage === 'stays' ? undefined : draft.stage,
    text: text(draft.text),
  });
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const withoutUndefined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Defined<T>;
