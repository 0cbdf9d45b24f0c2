import type { FederalRule } from '../places/legal-rule.rules.js';
import { dayOf } from './calendar.js';
import { advice, type Advice } from './advice.js';

export const ANSWERS = ['met', 'not-yet', 'ask'] as const;
export type Answer = (typeof ANSWERS)[number];

export const CONDITIONS = [
  'permit',
  'own-permit',
  'federal-residence',
  'spouse-residence',
  'cantonal-residence',
  'communal-residence',
  'language',
  'social-assistance',
  'criminal-record',
  'pending-proceedings',
  'debts',
  'marriage',
  'age-limit',
  'born-in-switzerland',
  'grandparent-right',
  'parent-settled',
  'parent-residence',
  'parent-school',
  'own-school',
  'swiss-partner',
  'marriage-abroad',
  'close-ties',
  'parent-naturalised',
  'child-age-limit',
  'child-residence',
  'stateless',
  'minor',
  'stateless-residence',
  'loss',
  'reinstatement-term',
] as const;
export type ConditionCode = (typeof CONDITIONS)[number];

/** `from`: day number. */
export interface Verdict {
  answer: Answer;
  from: number | null;
}

export interface Counted {
  days: number;
  realDays: number;
  requiredDays: number;
}

export interface Condition {
  code: ConditionCode;
  answer: Answer;
  from: string | null;
  counted: Counted | null;
  basis: string[];
  source: string;
  checkedOn: string;
  verified: boolean;
  better: Advice[];
}

export type Provenance = Pick<FederalRule, 'basis' | 'source' | 'checkedOn' | 'verified'>;

export const MET: Verdict = { answer: 'met', from: null };
export const ASK: Verdict = { answer: 'ask', from: null };
export const NOT_YET: Verdict = { answer: 'not-yet', from: null };

export function since(from: number | null, on: number): Verdict {
  return from !== null && from <= on ? MET : { answer: 'not-yet', from };
}

/** *Ask* where readings differ; the day is that of the worst. */
export function combine(verdicts: readonly Verdict[]): Verdict {
  const [first, ...others] = verdicts;
  if (first === undefined || others.some(({ answer }) => answer !== first.answer)) return ASK;
  let from = first.from;
  for (const other of others) from = from === null || other.from === null ? null : Math.max(from, other.from);
  return { answer: first.answer, from: first.answer === 'not-yet' ? from : null };
}

/** Of several that must hold: what is certainly lacking goes before what must be asked; a day only if none is asked. */
export function all(verdicts: readonly Verdict[]): Verdict {
  const lacking = verdicts.filter(({ answer }) => answer === 'not-yet');
  const asked = verdicts.some(({ answer }) => answer === 'ask');
  if (lacking.length === 0) return asked ? ASK : MET;
  if (asked) return NOT_YET;
  return {
    answer: 'not-yet',
    from: lacking.reduce<number | null>(
      (last, { from }) => (last === null || from === null ? null : Math.max(last, from)),
      lacking[0].from,
    ),
  };
}

/** Of several of which one is enough. */
export function either(one: Verdict, other: Verdict): Verdict {
  if (one.answer === 'met' || other.answer === 'met') return MET;
  if (one.answer === 'ask' || other.answer === 'ask') return ASK;
  if (one.from === null || other.from === null) return { answer: 'not-yet', from: one.from ?? other.from };
  return { answer: 'not-yet', from: Math.min(one.from, other.from) };
}

/** An unverified rule caps the answer at *ask*. */
export function condition(
  code: ConditionCode,
  rule: Provenance,
  verdict: Verdict,
  more: { counted?: Counted | null; better?: Advice[] } = {},
): Condition {
  const { basis, source, checkedOn, verified } = rule;
  const { answer, from } = verified ? verdict : ASK;
  const better = [...(more.better ?? [])];
  if (answer === 'not-yet' && from !== null) better.unshift(advice('wait', dayOf(from)));
  if (!verified) better.push(advice('ask-authority'));
  return {
    code,
    answer,
    from: answer === 'not-yet' && from !== null ? dayOf(from) : null,
    counted: more.counted ?? null,
    basis,
    source,
    checkedOn,
    verified,
    better,
  };
}

/** What is wanting is asked instead, without a day; `more` says why. What is met or asked stays. */
export function askedInstead(each: Condition, ...more: Advice[]): Condition {
  if (each.answer !== 'not-yet') return each;
  const better = [...each.better.filter(({ code }) => code !== 'wait'), ...more];
  return { ...each, answer: 'ask', from: null, better };
}

export function isKnown<T>(fact: T | 'unknown' | null | undefined): fact is Exclude<T, 'unknown' | null | undefined> {
  return fact !== undefined && fact !== null && fact !== 'unknown';
}

export function number(rule: FederalRule, name: string): number {
  const value = rule.values[name];
  if (typeof value !== 'number') throw new Error(`the rule ${rule.code} has no number ${name}`);
  return value;
}
