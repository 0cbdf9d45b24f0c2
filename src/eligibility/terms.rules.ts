import { dayOf, numberOf, plusMonths } from './calendar.js';
import { termCodeAt, type TermCode } from './term-code.rules.js';

interface TermRule {
  months: number;
  /** From which day it counts: that of filing, the first at this stage, or that of the federal authorisation. */
  from: keyof TermDays;
  basis: string;
  lapses: boolean;
}

/** Most are terms of order, whose expiry may be undue delay; a lapse is final. */
export const TERMS: Record<TermCode, TermRule> = {
  'communal-decision': { months: 18, from: 'filing', basis: 'LDCV 21', lapses: false },
  /** As a rule, from the complete file. */
  'federal-authorisation': { months: 8, from: 'stage', basis: 'OLN 23(1)', lapses: false },
  /** From the grant, unless the canton decides. */
  'authorisation-lapse': { months: 12, from: 'authorisation', basis: 'LN 14(1)', lapses: true },
  'facilitated-report': { months: 12, from: 'stage', basis: 'OLN 22', lapses: false },
  'reinstatement-report': { months: 12, from: 'stage', basis: 'OLN 22, LN 29(2)', lapses: false },
  /** As a rule, after the report. */
  'facilitated-decision': { months: 12, from: 'stage', basis: 'OLN 23(2)', lapses: false },
};

/** Days of a case; null is not known. */
export interface TermDays {
  filing: string | null;
  stage: string | null;
  authorisation: string | null;
}

export interface Term {
  code: TermCode;
  /** Null where a lapse counts from a day that nobody has told: then none is named. */
  since: string | null;
  until: string | null;
  basis: string;
  lapses: boolean;
}

/** The same day of the month, or the last of it. */
export function termOf(code: TermCode, since: string | null): Term {
  const { months, basis, lapses } = TERMS[code];
  const until = since === null ? null : dayOf(plusMonths(numberOf(since), months));
  return { code, since, until, basis, lapses };
}

/** Null where no authority has a term, or nobody knows since when; a lapse is returned even when its day is unknown. */
export function termAt(procedure: string, stage: string, canton: string, days: TermDays): Term | null {
  const code = termCodeAt(procedure, stage, canton);
  if (code === null) return null;
  const since = days[TERMS[code].from];
  return since === null && !TERMS[code].lapses ? null : termOf(code, since);
}
