import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  federalOn,
  versionOf,
  versionsOf,
  type CantonalRule,
  type FederalRule,
  type RuleRow,
} from './legal-rule.rules.js';
import { readPlaces } from './places.loader.js';

const row = (canton: RuleRow['canton'], validFrom: string, law = 'LDCV'): RuleRow => ({
  canton,
  validFrom,
  law,
  source: 'https://www.fedlex.admin.ch',
  checkedOn: '2026-11-01',
  verified: true,
  rule: { residenceRule: 'Two years.', cantonalResidenceYears: 2 } as CantonalRule,
});
const federalRow = (code: string, validFrom: string, years = 10): FederalRule => ({
  code,
  validFrom,
  says: 'Ten years.',
  basis: ['SR 141.0 art. 9'],
  source: 'https://www.fedlex.admin.ch',
  checkedOn: '2026-11-01',
  verified: true,
  values: { years },
});

describe('the federal rules of a day', () => {
  it('are, of each, the last that is in force, in whatever order they come', () => {
    const [old, present, coming] = [
      federalRow('age', '2018-01-01', 1),
      federalRow('age', '2020-01-01', 2),
      federalRow('age', '2027-01-01', 3),
    ];
    for (const rows of [
      [old, present, coming],
      [coming, present, old],
      [present, coming, old],
    ]) {
      expect(federalOn(rows, '2019-12-31')).toEqual([old]);
      expect(federalOn(rows, '2020-01-01')).toEqual([present]);
      expect(federalOn(rows, '2026-11-28')).toEqual([present]);
      expect(federalOn(rows, '2027-01-01')).toEqual([coming]);
    }
  });
});

describe('the versions of the rules', () => {
  it('are those of each canton by itself, by canton and day, whatever begins in another', () => {
    const rows = [
      row('VD', '2022-01-01', 'new'),
      row('GE', '2019-01-01'),
      row('VD', '2018-01-01'),
      row('AG', '2020-01-01'),
    ];
    const days = [
      federalRow('age', '2018-01-01'),
      federalRow('age', '2021-01-01', 9),
      federalRow('age', '2023-01-01', 8),
    ];
    const expected = [
      ['AG', '2020-01-01', '2020-01-01'],
      ['AG', '2020-01-01', '2021-01-01'],
      ['AG', '2020-01-01', '2023-01-01'],
      ['GE', '2019-01-01', '2019-01-01'],
      ['GE', '2019-01-01', '2021-01-01'],
      ['GE', '2019-01-01', '2023-01-01'],
      ['VD', '2018-01-01', '2018-01-01'],
      ['VD', '2018-01-01', '2021-01-01'],
      ['VD', '2022-01-01', '2022-01-01'],
      ['VD', '2022-01-01', '2023-01-01'],
    ];
    for (const given of [rows, [...rows].reverse()])
      for (const federal of [days, [...days].reverse()])
        expect(
          versionsOf(given, federal).map(({ row: { canton, validFrom }, from }) => [canton, validFrom, from]),
        ).toEqual(expected);
  });

  it('end where the next row of the canton begins, not where a later one does', () => {
    const days = [federalRow('age', '2018-01-01'), federalRow('age', '2024-01-01', 9)];
    expect(
      versionsOf(
        [row('VD', '2025-01-01', 'third'), row('VD', '2022-01-01', 'second'), row('VD', '2018-01-01')],
        days,
      ).map(({ row: { law }, from }) => [law, from]),
    ).toEqual([
      ['LDCV', '2018-01-01'],
      ['second', '2022-01-01'],
      ['second', '2024-01-01'],
      ['third', '2025-01-01'],
    ]);
  });

  it('stay what they are from one release to the next: assessments that were kept are compared with them', () => {
    const federal = [federalRow('language', '2018-01-01'), federalRow('age', '2018-01-01')];
    expect(versionOf(row('VD', '2018-01-01'), federal)).toBe('42db95075842');
    expect(versionOf(row('VD', '2018-01-01'), federal.reverse())).toBe('42db95075842');
  });
});

describe('the version of a rule', () => {
  let vaud: RuleRow;
  let federal: FederalRule[];
  const not = (changed: Partial<RuleRow>): string => versionOf({ ...vaud, ...changed }, federal);

  beforeAll(async () => {
    const places = await readPlaces();
    federal = places.federal;
    vaud = { ...places.rules.find(({ canton }) => canton === 'VD')!, verified: true };
  });

  it('is another when the rule says something else, begins on another day or has been verified', () => {
    const versions = [
      versionOf(vaud, federal),
      not({ canton: 'GE' }),
      not({ validFrom: '2019-01-01' }),
      not({ verified: false }),
      not({ law: 'another' }),
      not({ rule: { ...vaud.rule, cantonalResidenceYears: 3 } }),
    ];
    expect(new Set(versions).size).toBe(versions.length);
  });

  it('stays when only the source was read again', () => {
    expect(not({ checkedOn: '2027-06-01', source: 'https://www.vd.ch' })).toBe(versionOf(vaud, federal));
    const read = { basis: ['LDCV 12'], source: 'https://www.vd.ch', checkedOn: '2027-06-01' };
    expect(not({ rule: { ...vaud.rule, provenance: { residence: read, assistance: read, language: read } } })).toBe(
      versionOf(vaud, federal),
    );
  });

  it('does not depend on the order in which the file has the fields', () => {
    const turned = Object.fromEntries(Object.entries(vaud.rule).reverse()) as unknown as RuleRow['rule'];
    expect(not({ rule: turned })).toBe(versionOf(vaud, federal));
  });

  it('is another when a federal rule says something else, and stays when only its source was read again', () => {
    const [first, ...others] = federal;
    expect(versionOf(vaud, [{ ...first, values: { years: 7 } }, ...others])).not.toBe(versionOf(vaud, federal));
    expect(
      versionOf(vaud, [...others, { ...first, source: 'https://www.fedlex.admin.ch', checkedOn: '2027-01-01' }]),
    ).toBe(versionOf(vaud, federal));
  });

  it('is the same while a federal rule of later is only known, and another from the day on which that is in force', () => {
    const [first] = federal;
    const later: FederalRule = { ...first, validFrom: '2026-12-15', values: { years: 7 } };
    const versions = versionsOf([vaud], [...federal, later]);
    expect(versions.map(({ from, version }) => [from, version === versionOf(vaud, federal)])).toEqual([
      [vaud.validFrom, true],
      ['2026-12-15', false],
    ]);
    // Whoever was judged before is compared with the rules of then, not with one that nobody had to keep yet.
    expect(versions.map(({ federal: beside }) => beside.filter(({ code }) => code === first.code))).toEqual([
      [first],
      [later],
    ]);
  });

  it('begins anew with each row of the canton, and not twice on one day', () => {
    const [first] = federal;
    const changed: RuleRow = { ...vaud, validFrom: '2026-12-15', rule: { ...vaud.rule, cantonalResidenceYears: 3 } };
    const rows = [
      ...federal,
      { ...first, validFrom: '2026-12-15', values: { years: 7 } },
      { ...first, validFrom: '2027-01-01', values: { years: 8 } },
    ];
    expect(versionsOf([changed, vaud], rows).map(({ from, row }) => [from, row.validFrom])).toEqual([
      [vaud.validFrom, vaud.validFrom],
      ['2026-12-15', '2026-12-15'],
      ['2027-01-01', '2026-12-15'],
    ]);
  });

  it('takes the first row of a federal rule for the days before it, so that every day has an answer', () => {
    const [first] = federal;
    expect(federalOn([{ ...first, validFrom: '2027-01-01' }], '2020-01-01')).toEqual([
      { ...first, validFrom: '2027-01-01' },
    ]);
    expect(
      versionsOf(
        [vaud],
        federal.map((row) => ({ ...row, validFrom: '2020-01-01' })),
      ).map(({ from }) => from),
    ).toEqual([vaud.validFrom]);
  });
});
