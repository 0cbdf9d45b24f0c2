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

/** Consent to a story is asked for whatever leads to a place, a day or a person's own words. */
const ifStory = (column: string): string =>
  `case when i.consent in ('anonymous-story', 'named-story') then ${column} end`;
const SAFE_COLUMNS: [json: string, csv: string, sql: string][] = [
  ['month', 'month', 'left(i.occurred_from::text, 7)'],
  ['canton', 'canton', 'i.canton'],
  ['level', 'level', 'i.level'],
  ['organ', 'organ', 'i.organ'],
  ['code', 'code', 'i.code'],
  ['kind', 'kind', 'i.kind'],
  ['severity', 'severity', 's.level'],
  ['evidenceLevel', 'evidence_level', "coalesce(i.evidence_level, 'alleged')"],
  ['status', 'status', 'i.status'],
  ['origin', 'origin', 'i.origin'],
];
const DESCRIPTION = ifStory("case when i.origin <> 'testimony' then i.description end");
const FULL_COLUMNS: typeof SAFE_COLUMNS = [
  ['reference', 'reference', ifStory('i.reference')],
  ...SAFE_COLUMNS,
  ['communeNumber', 'commune_number', ifStory('i.commune')],
  ['commune', 'commune', ifStory('p.name')],
  ['occurredFrom', 'occurred_from', ifStory('i.occurred_from')],
  ['occurredTo', 'occurred_to', ifStory('i.occurred_to')],
  ['consent', 'consent', 'i.consent'],
  ['description', 'description', DESCRIPTION],
];
const FORMULA = "'=', '+', '-', '@', '＝', '＋', '－', '＠', e'\\t', e'\\r', e'\\n'";
const HARMLESS = `case when left(${DESCRIPTION}, 1) in (${FORMULA}) then '''' || ${DESCRIPTION} else ${DESCRIPTION} end`;

describe.each([
  ['safe', SAFE_COLUMNS, ' '],
  ['full', FULL_COLUMNS, ' left join communes p on p.bfs = i.commune '],
] as const)('the profile %s', (profile, columns, join) => {
  const rowsOf = (list: string[]): string =>
    `(select ${list.join(', ')} from irregularities i left join (values LEVELS) as s (scale, scope, remediable, level) ` +
    `using (scale, scope, remediable)${join}where ${exportedRows({})})`;
  const withoutLevels = (statement: string): string =>
    statement.replace(/\(values .*?\) as s/, '(values LEVELS) as s').replace(/\s+/g, ' ');

  it('as a table has these columns, with semicolons, and no cell a spreadsheet would calculate', () => {
    const list = columns.map(([, name, sql]) => `${name === 'description' ? HARMLESS : sql} as "${name}"`);
    expect(withoutLevels(csvStatement(profile, {}))).toBe(
      `copy ${rowsOf(list)} to stdout with (format csv, header, delimiter ';', force_quote *)`,
    );
  });

  it('as objects has the same, with commas between them', () => {
    const list = columns.map(([name, , sql]) => `${sql} as "${name}"`);
    expect(withoutLevels(jsonStatement(profile, {}))).toBe(
      `copy (select case when row_number() over () = 1 then '' else ',' end || row_to_json(r)::text from ${rowsOf(list)} r) ` +
        String.raw`to stdout with (format csv, quote e'\x01', delimiter e'\x02')`,
    );
  });

  it('has the level that the rules give to every combination', () => {
    const [, list] = /\(values (.*?)\) as s/.exec(csvStatement(profile, {}))!;
    const rows = list.split(/, (?=\()/);
    expect([rows.length, new Set(rows).size]).toEqual([64, 64]);
    expect(rows).toEqual(
      expect.arrayContaining([
        "(1, 'one', 'easily', 1)",
        "(1, 'several', 'hardly', 2)",
        "(2, 'one', 'not', 3)",
        "(3, 'household', 'with-effort', 3)",
        "(4, 'systemic', 'not', 4)",
      ]),
    );
  });
});
