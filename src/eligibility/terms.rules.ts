import { dayOf, numberOf, plusMonths } from './calendar.js';
import { termCodeAt, type TermCode } from './term-code.rules.js';

/** Most are terms of order, whose expiry may be undue delay; a lapse is final. */
export const TERMS = {
  /** As a rule, from the complete file. */
  'federal-authorisation': { months: 8, basis: 'OLN 23(1)', lapses: false },
  /** Unless the canton decides. */
  'authorisation-lapse': { months: 12, basis: 'LN 14(1)', lapses: true },
  'facilitated-report': { months: 12, basis: 'OLN 22', lapses: false },
  /** As a rule, after the report. */
  'facilitated-decision': { months: 12, basis: 'OLN 23(2)', lapses: false },
} as const satisfies Record<TermCode, { months: number; basis: string; lapses: boolean }>;

export interface Term {
  code: TermCode;
  since: string;
  until: string;
  basis: string;
  lapses: boolean;
}

/** The same day of the month, or the last of it. */
export function termOf(code: TermCode, since: string): Term {
  const { months, basis, lapses } = TERMS[code];
  return { code, since, until: dayOf(plusMonths(numberOf(since), months)), basis, lapses };
}

export function termAt(procedure: string, stage: string, since: string): Term | null {
  const code = termCodeAt(procedure, stage);
  return code === null ? null : termOf(code, since);
}
