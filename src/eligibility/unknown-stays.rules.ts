import { advice, type Advice } from './advice.js';
import type { Readings } from './stay.rules.js';
import { ASK, NOT_YET, type Verdict } from './verdict.js';

/** A permit whose rate is unknown can neither be promised nor denied; absences nobody knows of leave nothing certain. */
export function askWhenUnknown(verdict: Verdict, { open, absencesUnknown }: Readings): Verdict {
  if (open && verdict.answer !== 'met') return ASK;
  return absencesUnknown ? (verdict.answer === 'not-yet' ? NOT_YET : ASK) : verdict;
}

export function betterFor(verdict: Verdict, { open, absencesUnknown, standing }: Readings, on: number): Advice[] {
  if (verdict.answer === 'ask') {
    if (open) return [advice('permit-s'), advice('ask-adviser')];
    return [advice(absencesUnknown ? 'absences' : 'exact-days')];
  }
  if (absencesUnknown) return [advice('absences')];
  return verdict.answer === 'not-yet' && !standing.possibly(on) ? [advice('come-back')] : [];
}
