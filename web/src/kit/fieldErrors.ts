export interface FieldErrorText {
  key: `field.${string}`;
  values: Record<string, string>;
}

/**
 * Maps the English field errors of the API to texts; the first match is taken, named groups fill its placeholders.
 */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^is a text of 0 to (?<max>\d+) signs/, 'short'],
  [/^is a text of \d+ to (?<max>\d+) signs/, 'text'],
  [/^is at least (?<min>\d+) signs long/, 'password'],
  [/^is an e-mail address/, 'email'],
  [/^is not a phone number/, 'phone'],
  [/^is a language code|each value in languages/, 'language'],
  [/^is a day, a month or a year|^is a day such as .*, a month such as/, 'dayOrMonth'],
  [/^is a month such as/, 'month'],
  [/^is a day that exists/, 'day'],
  [/^is an instant/, 'time'],
  [/^is not in the future/, 'past'],
  [/^is today or later/, 'todayOrLater'],
  [/^is after today/, 'afterToday'],
  [/^is at most five years ahead/, 'fiveYears'],
  [/^is not over yet/, 'notOver'],
  [/^is not before (from|issuedOn)/, 'order'],
  [/^is not before the decision/, 'notBeforeDecision'],
  [/^is not before it was filed/, 'notBeforeFiling'],
  [/^is not after it was received/, 'notAfterReceipt'],
  [/^is after the day it was received/, 'afterReceipt'],
  [/^holds at most six days/, 'sixDays'],
  [/^holds each day once/, 'onceEach'],
  [/^holds whole numbers from 0 to 60/, 'daysBefore'],
  [/^lies in the canton of (?<canton>[A-Z]{2}): \d+ (?<commune>.+)/, 'communeElsewhere'],
  [/^is not in your cantons/, 'communeNotYours'],
  [/^is not the number of a commune/, 'commune'],
  [/^is not a case you can see/, 'caseUnseen'],
  [/^is not an adviser|^needs an account linked to an adviser/, 'noAdviser'],
  [/^is this one itself/, 'duplicateSelf'],
  [/^is itself a duplicate/, 'duplicateChain'],
  [/^is not an irregularity that was reported/, 'duplicateUnknown'],
  [/^may be narrowed/, 'consentWider'],
  [/^is needed: recording a talk/, 'recording'],
  [/^is needed (for the full profile|for the reason other|to move it to)/, 'reason'],
  [/^is needed/, 'needed'],
  [/^says how the adviser said it/, 'how'],
  [/^must be declared/, 'confirm'],
  [/^is not attached to this irregularity/, 'notAttached'],
  [/^goes with the stage/, 'notHere'],
  [/^is true(,| or) false/, 'yesNo'],
  [/^must not be greater than (?<max>[\d.]+)/, 'most'],
  [/^must not be less than (?<min>[\d.]+)/, 'least'],
  [/^must contain (no|not) more than (?<max>\d+) elements/, 'mostChosen'],
  [/^must contain at least (?<min>\d+) elements/, 'leastChosen'],
  [/^(is|must be) an? (whole number|integer( number)?)/, 'number'],
  [
    /^(is one of|holds only|is a UUID|is an object|is a list|must be an array|holds objects|holds at least the purpose)/,
    'choose',
  ],
];

export function fieldErrorText(detail: string): FieldErrorText {
  for (const [pattern, key] of PATTERNS) {
    const match = pattern.exec(detail);
    if (match) return { key: `field.${key}`, values: { ...match.groups } };
  }
  return { key: 'field.other', values: {} };
}

export const FIELD_ERROR_KEYS: readonly string[] = [...new Set([...PATTERNS.map(([, key]) => key), 'other'])];
