import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween } from '../common/day.js';
import { exclusions, sameLanguage, score, sharedLanguage, type Candidate, type CaseNeeds } from './score.rules.js';

const TODAY = '2026-03-02';
const need = (over: Partial<CaseNeeds> = {}): CaseNeeds => ({
  reference: 'P-2345-6789',
  languages: ['ti', 'fr'],
  canton: 'VD',
  commune: 5586,
  procedure: 'ordinary',
  stage: 'requested',
  waitingDays: 0,
  declinedBy: [],
  endedWith: [],
  ...over,
});
const candidate = (over: Partial<Candidate> = {}): Candidate => ({
  id: 'a',
  state: 'active',
  languages: [{ code: 'fr', level: 'native', interprets: false }],
  cantons: ['VD'],
  km: 5,
  remote: false,
  capacity: 4,
  load: 1,
  specialities: ['ordinary'],
  conflicts: [],
  absences: [],
  ...over,
});
const points = (c: Candidate, n = need()): number => score(n, c, TODAY, daysBetween).score;

describe('languages', () => {
  it('count as one where people understand each other, and not where they do not', () => {
    expect(sameLanguage('bs', 'sr')).toBe(true);
    expect(sameLanguage('fa', 'prs')).toBe(true);
    expect(sameLanguage('kmr', 'ckb')).toBe(false);
  });
  it('are worth most when it is the one the person likes best', () => {
    const first = sharedLanguage(
      ['ti', 'fr'],
      [
        { code: 'ti', level: 'fluent', interprets: false },
        { code: 'fr', level: 'native', interprets: false },
      ],
    );
    expect(first).toEqual({ code: 'language', points: 260, value: { language: 'ti', level: 'fluent', first: true } });
    const ofRank = (person: string[]) =>
      sharedLanguage(person, [{ code: 'ti', level: 'fluent', interprets: false }])?.points;
    expect([
      ofRank(['ti']),
      ofRank(['ar', 'ti']),
      ofRank(['ar', 'en', 'ti']),
      ofRank(['ar', 'en', 'so', 'ti']),
    ]).toEqual([260, 220, 200, 180]);
    expect(sharedLanguage(['ta'], [{ code: 'de', level: 'native', interprets: false }])).toBeNull();
  });
});

describe('who is left out', () => {
  it.each<[string, Partial<Candidate>, Partial<CaseNeeds>]>([
    ['not-active', { state: 'paused' }, {}],
    ['full', { load: 4 }, {}],
    ['no-shared-language', { languages: [{ code: 'de', level: 'native', interprets: false }] }, {}],
    ['not-in-canton', { cantons: ['GE'] }, {}],
    ['absent', { absences: [{ from: TODAY, to: TODAY }] }, {}],
    ['absent', { absences: [{ from: '2026-01-01', to: null }] }, {}],
    ['conflict-authority', { conflicts: [{ kind: 'authority', canton: 'VD', commune: 5586 }] }, {}],
    ['conflict-authority', { conflicts: [{ kind: 'authority', canton: 'VD' }] }, {}],
    ['conflict-person', { conflicts: [{ kind: 'person', caseReference: 'P-2345-6789' }] }, {}],
    ['not-for-appeals', {}, { stage: 'refused' }],
    ['declined-before', {}, { declinedBy: ['a'] }],
    ['ended-before', {}, { endedWith: ['a'] }],
  ])('%s', (reason, of, to) => {
    expect(exclusions(need(to), candidate(of), TODAY)).toEqual([reason]);
  });
  it('is nobody because of an authority elsewhere, an absence that is over, or one to come', () => {
    const free = candidate({
      conflicts: [
        { kind: 'authority', canton: 'VD', commune: 5724 },
        { kind: 'authority', canton: 'GE' },
      ],
      absences: [
        { from: '2026-02-01', to: '2026-03-01' },
        { from: '2026-03-03', to: null },
      ],
    });
    expect(exclusions(need(), free, TODAY)).toEqual([]);
  });
});

describe('the score', () => {
  it('is the sum of its reasons', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 300, noNaN: true }),
        fc.nat(10),
        fc.nat(10),
        fc.boolean(),
        fc.nat(1000),
        (km, capacity, load, remote, waitingDays) => {
          const { score: total, reasons } = score(
            need({ waitingDays }),
            candidate({ km, capacity, load, remote }),
            TODAY,
            daysBetween,
          );
          expect(total).toBe(reasons.reduce((sum, reason) => sum + reason.points, 0));
          expect(Number.isInteger(total)).toBe(true);
        },
      ),
    );
  });
  it('never rises with distance or load', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 300, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.boolean(),
        fc.integer({ min: 0, max: 3 }),
        (km, more, remote, load) => {
          expect(points(candidate({ km: km + more, remote }))).toBeLessThanOrEqual(points(candidate({ km, remote })));
          expect(points(candidate({ load: load + 1 }))).toBeLessThanOrEqual(points(candidate({ load })));
        },
      ),
    );
  });
  it('prefers who knows appeals for a refusal, and warns of an absence soon', () => {
    expect(points(candidate({ specialities: ['appeal'] }), need({ stage: 'refused' }))).toBeGreaterThan(
      points(candidate(), need({ stage: 'refused' })),
    );
    const soon = score(need(), candidate({ absences: [{ from: '2026-03-10', to: '2026-03-20' }] }), TODAY, daysBetween);
    expect(soon.reasons).toContainEqual({
      code: 'absence',
      points: -50,
      value: { from: '2026-03-10', to: '2026-03-20' },
    });
  });
});
