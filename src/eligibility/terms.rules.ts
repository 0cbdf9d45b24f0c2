import { dayOf, numberOf, plusMonths } from './calendar.js';
import { termCodeAt, type TermCode } from './term-code.rules.js';

/*
 * The terms of the procedure itself: by when an authority should have acted, and after when its act is worth nothing.
 * The first are terms of order: missing one is a reason to ask, and may be an undue delay; the lapse is final.
 */
export const TERMS = {
  /** As a rule eight months from the complete file. */
  'federal-authorisation': { months: 8, basis: 'OLN 23(1)', lapses: false },
  /** Unless the canton has decided within a year, the federal authorisation lapses. */
  'authorisation-lapse': { months: 12, basis: 'LN 14(1)', lapses: true },
  /** The canton's report on a facilitated naturalisation, as a rule twelve months. */
  'facilitated-report': { months: 12, basis: 'OLN 22', lapses: false },
  /** The decision, as a rule twelve months after the report. */
  'facilitated-decision': { months: 12, basis: 'OLN 23(2)', lapses: false },
} as const satisfies Record<TermCode, { months: number; basis: string; lapses: boolean }>;

export interface Term {
  code: TermCode;
  since: string;
  /** The last day. */
  until: string;
  basis: string;
  lapses: boolean;
}

/** A term that began on a day. It ends on the day of its last month with the same number, or the last of that month. */
export function termOf(code: TermCode, since: string): Term {
  const { months, basis, lapses } = TERMS[code];
  return { code, since, until: dayOf(plusMonths(numberOf(since), months)), basis, lapses };
}

/** The term that runs at a stage of a procedure since a day; null when none does. */
export function termAt(procedure: string, stage: string, since: string): Term | null {
  const code = termCodeAt(procedure, stage);
  return code === null ? null : termOf(code, since);
}
