import { describe, expect, it } from '@jest/globals';
import { csvStatement, exportedRows, jsonStatement } from './export.rules.js';

describe('what an export may hold', () => {
  it('is what was confirmed and may leave the house, unless other states are asked for', () => {
    expect(exportedRows({})).toBe(
      `i.origin <> 'published' and i.consent <> 'internal' and i.duplicate_of is null and i.status in ('confirmed', 'in-follow-up', 'resolved')`,
    );
    expect(
      exportedRows({
        status: ['reported'],
        canton: ['VD', 'GE'],
        code: ['BIAS'],
        from: '2026-01-01',
        to: '2026-01-31',
      }),
    ).toBe(
      `i.origin <> 'published' and i.consent <> 'internal' and i.duplicate_of is null and i.status in ('reported') and i.canton in ('VD', 'GE') and i.code in ('BIAS') and i.occurred_to >= '2026-01-01' and i.occurred_from <= '2026-01-31'`,
    );
  });

  it('takes an empty list for none', () => {
    expect(exportedRows({ status: [], canton: [], code: [] })).toBe(exportedRows({}));
  });

  it('never carries a value that could be more than a value', () => {
    for (const filter of [
      { canton: ["VD') or true --"] },
      { code: ["x'"] },
      { from: "2026-01-01' or '1'='1" },
      { status: ['"'] as never },
    ])
      expect(() => csvStatement('safe', filter)).toThrow('not a value');
  });

  it('reads nothing of the person, the case or the account in either profile, and in the safe one no place, day or word', () => {
    for (const profile of ['safe', 'full'] as const)
      for (const statement of [csvStatement(profile, {}), jsonStatement(profile, {})])
        expect(statement).not.toMatch(/case_id|logged_by|reviewed_by|rejected_because|created_at|i\.id\b/);
    expect(csvStatement('safe', {})).not.toMatch(/description|commune|reference|occurred_to|consent as/);
  });
});
