/**
 * Why a password could be guessed: it is among the most used; it repeats something; it is a row of letters or digits, or
 * of keys; it is what its holder is called; a date; one word or name with little besides; or too simple otherwise.
 */
export const GUESSABLE_REASONS = [
  'common',
  'repeated',
  'sequence',
  'keyboard',
  'own',
  'date',
  'word',
  'simple',
] as const;
export type GuessableReason = (typeof GUESSABLE_REASONS)[number];

/**
 * Everything that can be wrong with a field: what the client translates, and what the English detail is made from.
 * Codes and the names of their params are stable. This file imports nothing, and names things of all rooms, since the
 * client needs one closed list.
 */
export const INPUT_CODES = {
  // Form
  'not-a-text': takes({ max: 'number', multiline: 'boolean' }, (of) => textOf(1, of)),
  'not-a-text-or-empty': takes({ max: 'number', multiline: 'boolean' }, (of) => textOf(0, of)),
  'not-a-day': plain('is a day that exists, such as 2026-03-02'),
  'not-a-month': plain('is a month such as 2026-03'),
  'not-a-partial-day': plain('is a day, a month or a year: 2004-05-01, 2004-05 or 2004'),
  'not-a-day-month-or-period': plain('is a day such as 2026-10-01, a month such as 2026-10, or { from, to }'),
  'not-an-instant': plain('is an instant with its offset, such as 2026-03-02T19:30:00+01:00'),
  'not-a-duration': plain('is a duration such as P1D, P2W or PT6H'),
  'not-a-whole-number': plain('is a whole number'),
  'too-small': takes({ min: 'number' }, ({ min }) => `must not be less than ${min}`),
  'too-large': takes({ max: 'number' }, ({ max }) => `must not be greater than ${max}`),
  'not-a-boolean': plain('is true or false'),
  'not-a-boolean-or-unknown': plain('is true, false or unknown'),
  'not-one-of': takes({ values: 'strings' }, ({ values }) => `is one of ${values.join(', ')}`),
  'not-some-of': takes({ values: 'strings' }, ({ values }) => `holds only ${values.join(', ')}`),
  'not-a-uuid': plain('is a UUID'),
  'not-an-email': plain('is an e-mail address'),
  'not-a-phone-number': plain('is not a phone number'),
  'not-a-language-code': plain('is a language code of two or three small letters'),
  'not-a-word': plain('is a word of small letters, digits and dashes'),
  'not-a-campaign-word': plain('is a word of small letters, digits and dashes, and not other'),
  'not-a-status-code': plain('is a code such as 5.1.1 or 550'),
  'not-an-object': plain('is an object'),
  'not-objects': plain('holds objects'),
  'not-a-list': plain('must be an array'),
  'too-few-entries': takes({ min: 'number' }, ({ min }) => `must contain at least ${min} elements`),
  'too-many-entries': takes({ max: 'number' }, ({ max }) => `must contain no more than ${max} elements`),
  'unknown-field': plain('is not a field of this'),
  'not-empty': plain('is not a field for people: it stays empty'),
  'not-declared': plain('must be declared'),

  // Bounds and headers
  'nested-too-deeply': plain('is nested too deeply'),
  'beyond-entries': takes({ max: 'number' }, ({ max }) => `holds more than ${max} entries`),
  'beyond-fields': takes({ max: 'number' }, ({ max }) => `has more than ${max} fields`),
  'beyond-values': takes({ max: 'number' }, ({ max }) => `holds more than ${max} values`),
  'not-a-cursor': plain('is not a cursor of this list'),
  'not-percent-encoded': plain('is a percent-encoded text'),
  'not-an-idempotency-key': plain('The header Idempotency-Key takes 1 to 200 printable ASCII signs without spaces.'),
  'not-a-message': plain('is not a message'),
  'no-delivery-status': plain('holds no delivery status'),

  // Days against today and each other
  'in-the-future': plain('is not in the future'),
  'not-over': plain('is not over yet'),
  'before-today': plain('is today or later'),
  'not-after-today': plain('is after today'),
  'too-far-ahead': plain('is at most five years ahead'),
  'ends-before-it-begins': plain('is not before from'),
  'expires-before-issue': plain('is not before issuedOn'),
  'before-filing': plain('is not before it was filed'),
  'before-decision': plain('is not before the decision'),
  'after-receipt': plain('is not after it was received'),
  'not-after-receipt': plain('is after the day it was received'),
  'not-a-letter-of-the-case': plain('is not a letter of this case'),
  'before-letter': plain('is not before the letter came'),
  'after-latest-day': plain('is not after the latest day of the deadline: record that it was missed'),
  'not-after-last-day': plain('is after the last day it has now'),
  'proof-needed': plain('is needed, or a photo of the receipt'),
  'receipt-needed': plain('is needed, unless a registered letter was not fetched and firstAttemptOn is known'),
  'reminder-days-out-of-range': takes(
    { min: 'number', max: 'number' },
    ({ min, max }) => `holds whole numbers from ${min} to ${max}`,
  ),
  'too-many-reminders': plain('holds at most six days'),
  'reminder-day-repeated': plain('holds each day once'),
  'advance-out-of-range': plain('is at least a minute and at most two years'),

  // Accounts
  'password-too-short': takes({ min: 'number' }, ({ min }) => `is at least ${min} signs long`),
  'password-guessable': takes({ reason: GUESSABLE_REASONS }, ({ reason }) => `is too easy to guess (${reason})`),
  'needed-to-confirm': plain('is needed to confirm'),
  'needed-for-first-administrator': plain('is needed for the first administrator'),

  // Places
  'not-a-commune': plain('is not the number of a commune'),
  'commune-elsewhere': takes(
    { canton: 'string', bfs: 'number', commune: 'string' },
    ({ canton, bfs, commune }) => `lies in the canton of ${canton}: ${bfs} ${commune}`,
  ),
  'commune-outside-territory': plain('is not in your cantons'),
  'canton-not-of-commune': takes({ canton: 'string' }, ({ canton }) => `is not that of the commune: ${canton}`),
  'canton-needed-below-federal': plain('is needed unless the level is federal'),
  'canton-needed-with-commune': plain('is needed with a commune'),
  'canton-needed-without-commune': plain('is needed without a commune'),
  'canton-needed-for-authority': plain('is needed for an authority'),

  // People, advisers, cases, offers
  'case-needed-for-person': plain('is needed for a person'),
  'help-consent-missing': plain('holds at least the purpose help'),
  'not-an-adviser': plain('is not an adviser'),
  'account-without-adviser': plain('needs an account linked to an adviser'),
  'decision-at-other-stage': plain('goes with the stage refused or appeal'),
  'since-at-other-stage': plain('goes with the stages after it was filed'),
  'authorised-at-other-stage': plain('goes with the stage cantonal-decision'),
  'order-without-waiting': plain('goes with waiting or snoozed'),
  'note-needed-for-other': plain('is needed for the reason other'),
  'on-behalf-missing': plain('is true when a coordinator answers for an adviser'),
  'how-missing': plain('says how the adviser said it'),

  // Irregularities and exports
  'case-not-visible': plain('is not a case you can see'),
  'reason-needed-for-status': takes({ to: 'string' }, ({ to }) => `is needed to move it to ${to}`),
  'reason-needed-for-full-export': plain('is needed for the full profile'),
  'recording-consent-missing': plain(
    'is needed: recording a talk that is not public without the consent of all who take part is an offence, and so is keeping it (StGB 179ter)',
  ),
  'consent-widened': plain('may be narrowed; only whoever logged it can widen it'),
  'staff-only': plain('is added by the staff'),
  'author-only': plain('is corrected by whoever logged it'),
  'duplicate-of-itself': plain('is this one itself'),
  'duplicate-not-reported': plain('is not an irregularity that was reported'),
  'duplicate-of-duplicate': plain('is itself a duplicate; take the one it is a duplicate of'),
  'has-duplicates': plain('cannot be: others are duplicates of this one'),
  'not-attached': plain('is not attached to this irregularity'),
} as const satisfies Record<string, Meaning<never>>;

export type InputCode = keyof typeof INPUT_CODES;
export const INPUT_CODE_NAMES = Object.keys(INPUT_CODES) as InputCode[];

interface ParamKinds {
  string: string;
  number: number;
  boolean: boolean;
  strings: readonly string[];
}
/** A list is the values that a text can have. */
type ParamKind = keyof ParamKinds | readonly string[];
type Params = Readonly<Record<string, ParamKind>>;
type ValueOf<K> = K extends keyof ParamKinds ? ParamKinds[K] : K extends readonly (infer Value)[] ? Value : never;
type ValuesOf<P> = { readonly [Name in keyof P]: ValueOf<P[Name]> };
interface Meaning<P> {
  params: Params;
  detail: (values: P) => string;
}
export type ParamsOf<C extends InputCode> = ValuesOf<(typeof INPUT_CODES)[C]['params']>;
/** No second argument for codes without params. */
export type ParamsArgument<C extends InputCode> = keyof ParamsOf<C> extends never ? [] : [params: ParamsOf<C>];

declare const made: unique symbol;
/** Made by {@link inputError} alone, so that code, params and detail cannot drift apart. */
export interface InputError {
  /** JSON pointer into the body, or to the name of a query parameter. */
  pointer: string;
  code: InputCode;
  params?: Readonly<Record<string, unknown>>;
  detail: string;
  readonly [made]: true;
}

export function inputError<C extends InputCode>(pointer: string, code: C, ...params: ParamsArgument<C>): InputError {
  const { detail } = INPUT_CODES[code] as Meaning<unknown>;
  const [values] = params as [ParamsOf<C>?];
  return { pointer, code, ...(values ? { params: values } : {}), detail: detail(values) } as InputError;
}

function plain(detail: string): { params: Record<never, never>; detail: () => string } {
  return { params: {}, detail: () => detail };
}

function takes<const P extends Params>(params: P, detail: (values: ValuesOf<P>) => string) {
  return { params, detail };
}

function textOf(min: number, { max, multiline }: { max: number; multiline: boolean }): string {
  return `is a text of ${min} to ${max} signs${multiline ? '' : ' on one line'}, without control signs`;
}
