import { beforeAll, describe, expect, it } from '@jest/globals';
import { versionOf, type FederalRule, type RuleRow } from './legal-rule.rules.js';
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
    const versions = [versionOf(vaud, federal), not({ canton: 'GE' }), not({ validFrom: '2019-01-01' }), not({ verified: false }), not({ law: 'another' }), not({ rule: { ...vaud.rule, cantonalResidenceYears: 3 } })];
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
    expect(versionOf(vaud, [...others, { ...first, source: 'https://www.fedlex.admin.ch', checkedOn: '2027-01-01' }])).toBe(versionOf(vaud, federal));
  });
});
