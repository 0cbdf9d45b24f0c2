import { describe, expect, it } from '@jest/globals';
import { CANTON_CODES } from '../common/cantons.js';
import { isDay } from '../common/day.js';
import { FORUMS, STANDSTILLS, standstillReadings, type Side } from './standstill.rules.js';

const RECEIVED = '2026-03-02';
const sides = STANDSTILLS.flatMap(({ canton, authority, court }) => [
  [canton, 'authority', authority] as const,
  [canton, 'court', court] as const,
]);
const cantonsWhere = (of: 'authority' | 'court', stands: Side['stands']): string =>
  sides
    .filter(([, side, { stands: says }]) => side === of && says === stands)
    .map(([canton]) => canton)
    .sort()
    .join(' ');

describe('what was read about standstills', () => {
  it('has every canton once, with article and official source', () => {
    expect(STANDSTILLS.map(({ canton }) => canton).sort()).toEqual([...CANTON_CODES].sort());
    for (const { article, source, edition } of STANDSTILLS) {
      expect(article).toMatch(/\d/);
      expect(source).toMatch(/^https:\/\/([\w.-]+\.)?[a-z-]+\.ch(\/|$)/);
      expect(edition === null || isDay(edition)).toBe(true);
    }
  });

  it('says yes or no only by a text', () => {
    for (const [canton, side, { stands, basis }] of sides)
      expect([canton, side, stands === 'unknown' || basis === 'text']).toEqual([canton, side, true]);
    expect(cantonsWhere('authority', 'yes')).toBe('FR GE GL NE NW OW TI');
    expect(cantonsWhere('authority', 'no')).toBe('AG AI SG');
    expect(cantonsWhere('court', 'yes')).toBe('AG AR FR GE GL GR JU NE NW OW SG SH TG TI UR VD VS');
    expect(cantonsWhere('court', 'no')).toBe('BS');
  });

  it('leaves both readings open where it is unknown', () => {
    for (const [canton, side, { stands }] of sides)
      expect(standstillReadings(`canton-${side}`, canton, 'other', RECEIVED)).toHaveLength(
        stands === 'unknown' ? 2 : 1,
      );
    expect(standstillReadings('canton', null, 'other', RECEIVED)).toHaveLength(2);
  });

  it('stands still nowhere in matters of voting rights', () => {
    for (const forum of FORUMS) expect(standstillReadings(forum, 'GE', 'voting-rights', RECEIVED)).toEqual([null]);
  });
});
