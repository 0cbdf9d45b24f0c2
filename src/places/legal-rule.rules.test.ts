import { beforeAll, describe, expect, it } from '@jest/globals';
import { federalOn, versionOf, versionsOf, type FederalRule, type RuleRow } from './legal-rule.rules.js';
import { readPlaces } from './places.loader.js';

describe('the version of a rule', () => {
  let vaud: RuleRow;
  let federal: FederalRule[];
  const not = (changed: Partial<RuleRow>): string => versionOf({ ...vaud, ...changed }, federal);

  beforeAll(async () => {
    const places = await readPlaces();
    federal = places.federal;
    vaud = places.rules.find(({ canton }) => canton === 'VD')!;
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
