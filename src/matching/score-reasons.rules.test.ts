import { describe, expect, it } from '@jest/globals';
import { daysBetween } from '../common/day.js';
import {
  exclusions,
  sameLanguage,
  score,
  SCORE_VERSION,
  sharedLanguage,
  type Candidate,
  type CaseNeeds,
  type Reason,
} from './score.rules.js';

// The points as they are, one by one: they decide who is proposed, and a change of them raises SCORE_VERSION.
const TODAY = '2026-03-02';
const NEED: CaseNeeds = {
  reference: 'P-2345-6789',
  languages: ['ti'],
  canton: 'VD',
  commune: 5586,
  procedure: 'ordinary',
  stage: 'preparation',
  waitingDays: 20,
  declinedBy: [],
  endedWith: [],
};
const CANDIDATE: Candidate = {
  id: 'a',
  state: 'active',
  languages: [{ code: 'ti', level: 'basic', interprets: false }],
  cantons: ['VD'],
  km: 10.4,
  remote: false,
  capacity: 4,
  load: 1,
  specialities: ['ordinary'],
  conflicts: [],
  absences: [],
};
const reasonsOf = (need: Partial<CaseNeeds>, candidate: Partial<Candidate>): Reason[] =>
  score({ ...NEED, ...need }, { ...CANDIDATE, ...candidate }, TODAY, daysBetween).reasons;
const reasonOf = (code: Reason['code'], need: Partial<CaseNeeds>, candidate: Partial<Candidate>): Reason | undefined =>
  reasonsOf(need, candidate).find((reason) => reason.code === code);

describe('the reasons of a score', () => {
  it('are these, in this order, with this version', () => {
    expect(score(NEED, CANDIDATE, TODAY, daysBetween)).toEqual({
      adviserId: 'a',
      score: 160 + 198 + 150 + 75 + 20,
      reasons: [
        { code: 'language', points: 160, value: { language: 'ti', level: 'basic', first: true } },
        { code: 'place', points: 198, value: { km: 10, travel: 'in-person' } },
        { code: 'speciality', points: 150, value: { speciality: 'ordinary', has: true } },
        { code: 'room', points: 75, value: { load: 1, capacity: 4 } },
        { code: 'waiting', points: 20, value: { days: 20 } },
      ],
      version: SCORE_VERSION,
    });
    expect(SCORE_VERSION).toMatch(/^\d{4}-\d\d-\d+$/);
  });

  it('name no language where there is none in common', () => {
    expect(reasonsOf({ languages: ['ta'] }, {}).map(({ code }) => code)).toEqual([
      'place',
      'speciality',
      'room',
      'waiting',
    ]);
  });

  it.each([
    [0, false, 250, 0, 'in-person'],
    [12.5, true, 188, 13, 'in-person'],
    [38, false, 60, 38, 'in-person'],
    [60, false, 60, 60, 'in-person'],
    [60, true, 60, 60, 'in-person'],
    [60.4, true, 50, 60, 'remote'],
    [200, true, 50, 200, 'remote'],
    [60.4, false, 10, 60, 'far'],
  ])('%d km away, remote %s: %d points', (km, remote, points, rounded, travel) => {
    expect(reasonOf('place', {}, { km, remote })).toEqual({ code: 'place', points, value: { km: rounded, travel } });
  });

  it.each<[Partial<CaseNeeds>, string[], number, string, boolean]>([
    [{ procedure: 'ordinary' }, ['ordinary'], 150, 'ordinary', true],
    [{ procedure: 'ordinary' }, ['appeal'], 40, 'ordinary', false],
    [{ procedure: 'unknown' }, ['ordinary'], 150, 'ordinary', true],
    [{ procedure: 'unknown' }, ['unknown'], 40, 'ordinary', false],
    [{ procedure: 'facilitated-spouse' }, ['ordinary', 'facilitated-spouse'], 200, 'facilitated-spouse', true],
    [{ procedure: 'facilitated-spouse' }, ['ordinary'], 40, 'facilitated-spouse', false],
    [{ stage: 'refused' }, ['appeal'], 150, 'appeal', true],
    [{ stage: 'appeal' }, ['appeal'], 150, 'appeal', true],
    [{ stage: 'appeal', procedure: 'facilitated-spouse' }, ['appeal'], 200, 'appeal', true],
    [{ stage: 'appeal' }, ['ordinary'], 40, 'appeal', false],
  ])('%j, by somebody who knows %j: %d points', (need, specialities, points, speciality, has) => {
    expect(reasonOf('speciality', need, { specialities })).toEqual({
      code: 'speciality',
      points,
      value: { speciality, has },
    });
  });

  it.each([
    [0, 4, 100],
    [3, 4, 25],
    [2, 3, 33],
    [4, 4, 0],
    [5, 4, 0],
    [0, 0, 0],
  ])('%d cases of %d: %d points', (load, capacity, points) => {
    expect(reasonOf('room', {}, { load, capacity })).toEqual({ code: 'room', points, value: { load, capacity } });
  });

  it.each([
    ['2026-03-02', null],
    ['2026-03-03', -50],
    ['2026-03-16', -50],
    ['2026-03-17', null],
  ])('an absence from %s: %s points', (from, points) => {
    expect(reasonOf('absence', {}, { absences: [{ from, to: null }] })?.points ?? null).toBe(points);
  });

  it.each([
    [6, 0],
    [7, 10],
    [139, 190],
    [140, 200],
    [1000, 200],
  ])('%d days of waiting: %d points', (waitingDays, points) => {
    expect(reasonOf('waiting', { waitingDays }, {})).toEqual({
      code: 'waiting',
      points,
      value: { days: waitingDays },
    });
  });
});

describe('a shared language', () => {
  it('joins only languages of one group', () => {
    expect(['bs', 'hr', 'sr'].every((one) => ['bs', 'hr', 'sr'].every((other) => sameLanguage(one, other)))).toBe(true);
    expect([sameLanguage('bs', 'ti'), sameLanguage('ti', 'bs'), sameLanguage('fa', 'bs')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is the one with the most points, the earlier of equals, and says whether it is the first', () => {
    const spoken = (code: string, level: 'basic' | 'fluent' | 'native') => ({ code, level, interprets: false });
    expect(sharedLanguage(['ti', 'fr'], [spoken('ti', 'basic'), spoken('fr', 'native')])).toEqual({
      code: 'language',
      points: 260,
      value: { language: 'fr', level: 'native', first: false },
    });
    expect(sharedLanguage(['ti', 'fr'], [spoken('ti', 'fluent'), spoken('fr', 'native')])?.value.language).toBe('ti');
    const many = Array.from({ length: 20 }, (_, i) => `x${i}`);
    expect(sharedLanguage([...many, 'ti'], [spoken('ti', 'basic')])?.points).toBe(0);
  });
});

describe('an exclusion', () => {
  it.each<[string[], Partial<CaseNeeds>, Partial<Candidate>]>([
    [['not-for-appeals'], { stage: 'appeal' }, {}],
    [[], { stage: 'appeal' }, { specialities: ['appeal'] }],
    [[], {}, { conflicts: [{ kind: 'person', caseReference: 'P-9999-9999' }] }],
    [['conflict-person'], {}, { conflicts: [{ kind: 'person', caseReference: 'P-2345-6789' }] }],
    [[], {}, { conflicts: [{ kind: 'authority', canton: 'GE', commune: 5586 }] }],
    [['full'], {}, { load: 5 }],
    [['not-active', 'full', 'declined-before'], { declinedBy: ['a'] }, { state: 'paused', load: 4 }],
  ])('%j', (expected, need, candidate) => {
    expect(exclusions({ ...NEED, ...need }, { ...CANDIDATE, ...candidate }, TODAY)).toEqual(expected);
  });
});
