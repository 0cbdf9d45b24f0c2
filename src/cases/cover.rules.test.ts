import { describe, expect, it } from '@jest/globals';
import { coverPeriod, grantChanges, grantsFor, type CoveredCase } from './cover.rules.js';

const COVERED: CoveredCase = {
  absenceId: 'a',
  caseId: 'c',
  accountId: 'k',
  fromOn: '2026-03-27',
  toOn: '2026-03-29',
  conflicts: [],
  reference: 'P-2345-6789',
  canton: 'VD',
  commune: 5586,
};

describe('coverPeriod', () => {
  it('lasts whole days in Zurich, also over the change to summer time', () => {
    expect(coverPeriod(COVERED)).toEqual({
      fromAt: new Date('2026-03-26T23:00:00Z'),
      untilAt: new Date('2026-03-29T22:00:00Z'),
    });
    expect(coverPeriod({ fromOn: '2028-02-29', toOn: null })).toEqual({
      fromAt: new Date('2028-02-28T23:00:00Z'),
      untilAt: null,
    });
  });
});

describe('grantsFor', () => {
  it('opens no case with which whoever covers has a conflict of interest', () => {
    expect(grantsFor([COVERED])).toEqual([{ absenceId: 'a', caseId: 'c', accountId: 'k', ...coverPeriod(COVERED) }]);
    expect(grantsFor([{ ...COVERED, conflicts: [{ kind: 'person', caseReference: 'P-2345-6789' }] }])).toEqual([]);
    expect(grantsFor([{ ...COVERED, conflicts: [{ kind: 'authority', canton: 'VD' }] }])).toEqual([]);
  });
});

describe('grantChanges', () => {
  const [grant] = grantsFor([COVERED]);
  it('changes nothing that is as it should be', () => {
    expect(grantChanges([grant], [{ ...grant }])).toEqual({ give: [], takeBack: [] });
  });

  it('gives what is missing and takes back what should not be there', () => {
    expect(grantChanges([grant], [])).toEqual({ give: [grant], takeBack: [] });
    expect(grantChanges([], [grant])).toEqual({ give: [], takeBack: [grant] });
  });

  it('gives anew what has another end or another holder', () => {
    for (const changed of [{ untilAt: null }, { accountId: 'other' }, { fromAt: new Date(0) }]) {
      const former = { ...grant, ...changed };
      expect(grantChanges([grant], [former])).toEqual({ give: [grant], takeBack: [former] });
    }
  });
});
