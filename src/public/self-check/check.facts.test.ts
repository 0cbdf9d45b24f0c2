import { describe, expect, it } from '@jest/globals';
import { factsOf as factsOn, withoutGap } from './check.facts.js';
import type { Answers } from '../pages/answers.cookie.js';

const TODAY = '2026-11-30';
const factsOf = (answers: Answers) => factsOn(answers, TODAY);

describe('the facts of the self-check', () => {
  it('are unknown wherever nothing was answered', () => {
    expect(new Set(Object.values(factsOf({})))).toEqual(new Set(['unknown']));
  });

  it('say that social assistance goes on, and no last day of it', () => {
    expect(factsOf({ social: 'now' }).socialAssistance).toEqual({
      lastReceivedOn: 'unknown',
      repaid: false,
      ongoing: true,
    });
    expect(factsOf({ social: 'past', 'social-until': '2020' }).socialAssistance).toEqual({
      lastReceivedOn: '2020',
      repaid: false,
    });
  });

  it.each(['B', 'C', 'Ci'])(
    'know one stay of somebody who has had %s from an unknown day and B before: both count alike',
    (permit) => {
      expect(factsOf({ permit, since: '2013', before: 'B' }).stays).toEqual([{ permit: 'B', from: '2013', to: null }]);
    },
  );

  it('leave the permits open where they count otherwise and nobody knows since when', () => {
    expect(factsOf({ permit: 'C', since: '2013', before: 'F' }).stays).toEqual([
      { permit: 'unknown', from: '2013', to: null },
    ]);
    // A change from B to C in some month of 2018 leaves no gap to count.
    expect(withoutGap(factsOf({ permit: 'C', 'permit-since': '2018', since: '2012-02', before: 'B' }).stays)).toEqual([
      { permit: 'C', from: '2012-02', to: null },
    ]);
    expect(withoutGap(factsOf({ permit: 'B', 'permit-since': '2018', since: '2012', before: 'F' }).stays)).toHaveLength(
      2,
    );
    expect(factsOf({ permit: 'S', since: '2013', before: 'B' }).stays).toEqual([
      { permit: 'unknown', from: '2013', to: null },
    ]);
  });

  it('name no language that nobody named, and no level that nobody asked', () => {
    expect(factsOf({ proof: 'speaks', national: 'unknown' }).language).toBe('unknown');
    expect(factsOf({ proof: 'speaks', national: 'it' }).language).toMatchObject({ code: 'it', proof: 'none' });
    expect(factsOf({ proof: 'certificate', national: 'it' }).language).toMatchObject({
      oral: 'unknown',
      written: 'unknown',
    });
    expect(factsOf({ proof: 'certificate', national: 'it', oral: 'C1', written: 'B2' }).language).toMatchObject({
      oral: 'C1',
      written: 'B2',
    });
  });

  it('know of no absence only where somebody said so, or wrote rows with the time here', () => {
    expect(factsOf({ absent: 'no' }).absences).toEqual([]);
    expect(factsOf({ absent: 'work' }).absences).toEqual([]);
    for (const absent of ['longer', 'unknown', '']) expect(factsOf({ absent }).absences).toBe('unknown');
    expect(factsOf({ absent: 'longer', stays: 'B,2012-02-01,2018-01-31|C,2019-02-01,' }).absences).toEqual([]);
  });

  it('have no stay and no place of who lives abroad, whatever was answered before', () => {
    const facts = factsOf({ permit: 'abroad', since: '2013', place: '5586', 'place-since': '2013', absent: 'longer' });
    expect(facts).toMatchObject({ permit: 'unknown', stays: [], residence: 'unknown', absences: 'unknown' });
    expect(facts.livedAbroad).toEqual({ unionYears: 'unknown', closeTies: 'unknown' });
  });

  it('tell a marriage from a registered partnership, and ask how the partner became Swiss only where it was later', () => {
    expect(factsOf({ union: 'married', 'union-since': '2019', 'partner-swiss': 'yes' })).toMatchObject({
      marriedToSwissSince: '2019',
      registeredPartnerOfSwissSince: null,
      swissAtWedding: true,
      swissBy: 'unknown',
    });
    expect(
      factsOf({ union: 'registered', 'union-since': '2019', 'partner-swiss': 'no', 'partner-by': 'facilitated' }),
    ).toMatchObject({
      marriedToSwissSince: null,
      registeredPartnerOfSwissSince: '2019',
      swissAtWedding: false,
      swissBy: 'facilitated',
    });
    expect(factsOf({ union: 'no', 'partner-swiss': 'yes' })).toMatchObject({
      marriedToSwissSince: null,
      registeredPartnerOfSwissSince: null,
      swissAtWedding: 'unknown',
    });
  });

  it('say that spouses never lived abroad only where that was answered', () => {
    const spouse = { union: 'married' };
    expect(factsOf(spouse).livedAbroad).toBe('unknown');
    expect(factsOf({ ...spouse, 'lived-abroad': 'no' }).livedAbroad).toBeNull();
    expect(factsOf({ ...spouse, 'lived-abroad': 'yes', ties: 'no' }).livedAbroad).toEqual({
      unionYears: 'unknown',
      closeTies: false,
    });
  });

  it('keep a loss or a parent’s naturalisation without a day as one of an unknown day', () => {
    expect(factsOf({ 'was-swiss': 'yes' }).lostSwissCitizenshipOn).toBe('unknown');
    expect(factsOf({ 'was-swiss': 'yes', 'lost-on': '2018' }).lostSwissCitizenshipOn).toBe('2018');
    expect(factsOf({ 'was-swiss': 'no' }).lostSwissCitizenshipOn).toBeNull();
    expect(factsOf({ born: '2006', 'parent-naturalised': 'no' }).parentNaturalisedOn).toBeNull();
    // Not asked of who is older.
    expect(factsOf({ born: '1990', 'parent-naturalised': 'no' }).parentNaturalisedOn).toBe('unknown');
  });

  it('have circumstances only of who was asked', () => {
    expect(factsOf({ proof: 'not-yet', circumstances: 'illness' }).circumstances).toEqual(['illness']);
    expect(factsOf({ proof: 'not-yet', circumstances: 'no' }).circumstances).toEqual([]);
    expect(factsOf({ proof: 'mother-tongue', circumstances: 'no' }).circumstances).toBe('unknown');
  });
});
