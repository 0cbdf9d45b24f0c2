import { describe, expect, it } from '@jest/globals';
import { TERM_CODES } from './term-code.rules.js';
import { termAt, termOf, TERMS, type TermDays } from './terms.rules.js';

const DAYS: TermDays = { filing: '2025-03-03', stage: '2026-01-31', authorisation: '2026-02-02' };

describe('the terms of the procedure', () => {
  it.each([
    ['federal-authorisation', '2026-01-31', '2026-09-30', 'OLN 23(1)'],
    ['authorisation-lapse', '2024-02-29', '2025-02-28', 'LN 14(1)'],
    ['facilitated-report', '2026-03-02', '2027-03-02', 'OLN 22'],
    ['reinstatement-report', '2026-03-02', '2027-03-02', 'OLN 22, LN 29(2)'],
    ['facilitated-decision', '2026-03-02', '2027-03-02', 'OLN 23(2)'],
    ['communal-decision', '2025-08-31', '2027-02-28', 'LDCV 21'],
  ] as const)('%s, since %s, ends on %s', (code, since, until, basis) => {
    expect(termOf(code, since)).toEqual({ code, since, until, basis, lapses: code === 'authorisation-lapse' });
  });

  it.each([
    ['ordinary', 'federal-authorisation', 'ZH', 'federal-authorisation', '2026-01-31'],
    // LN 14(1): the year counts from the grant, not from the day on which the case was moved.
    ['ordinary', 'cantonal-decision', 'ZH', 'authorisation-lapse', '2026-02-02'],
    // LDCV 21: from the day of filing.
    ['ordinary', 'examination', 'VD', 'communal-decision', '2025-03-03'],
    ['ordinary', 'communal-decision', 'VD', 'communal-decision', '2025-03-03'],
    ['facilitated-spouse', 'examination', 'VD', 'facilitated-report', '2026-01-31'],
    ['facilitated-child', 'federal-authorisation', 'VD', 'facilitated-decision', '2026-01-31'],
    ['reinstatement', 'examination', 'ZH', 'reinstatement-report', '2026-01-31'],
    ['reinstatement', 'federal-authorisation', 'ZH', 'facilitated-decision', '2026-01-31'],
  ] as const)('%s at %s in %s: %s since %s', (procedure, stage, canton, code, since) => {
    expect(termAt(procedure, stage, canton, DAYS)).toMatchObject({ code, since });
  });

  it.each([
    ['ordinary', 'examination', 'ZH'],
    ['ordinary', 'filed', 'VD'],
    ['ordinary', 'suspended', 'VD'],
    ['reinstatement', 'cantonal-decision', 'ZH'],
    ['unknown', 'screening', 'VD'],
  ])('%s at %s in %s: none', (procedure, stage, canton) => {
    expect(termAt(procedure, stage, canton, DAYS)).toBeNull();
  });

  it('names no day on one that is not known; that an authorisation lapses it says all the same', () => {
    const none: TermDays = { filing: null, stage: null, authorisation: null };
    expect(termAt('ordinary', 'federal-authorisation', 'VD', none)).toBeNull();
    expect(termAt('ordinary', 'examination', 'VD', none)).toBeNull();
    expect(termAt('ordinary', 'cantonal-decision', 'VD', { ...DAYS, authorisation: null })).toEqual({
      code: 'authorisation-lapse',
      since: null,
      until: null,
      basis: 'LN 14(1)',
      lapses: true,
    });
  });

  it('has a rule for every code, and one that lapses', () => {
    expect(Object.keys(TERMS).sort()).toEqual([...TERM_CODES].sort());
    expect(TERM_CODES.filter((code) => TERMS[code].lapses)).toEqual(['authorisation-lapse']);
  });
});
