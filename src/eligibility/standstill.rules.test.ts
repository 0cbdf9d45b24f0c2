import { describe, expect, it } from '@jest/globals';
import { CANTON_CODES } from '../common/cantons.js';
import { FORUMS, standstillReadings } from './standstill.rules.js';

const RECEIVED = '2026-03-02';

describe('what was read about standstills', () => {
  const cantonsWhere = (forum: 'canton-authority' | 'canton-court', answer: string): string =>
    CANTON_CODES.filter((canton) => {
      const readings = standstillReadings(forum, canton, 'other', RECEIVED);
      return (readings.length > 1 ? 'both' : readings[0] ? 'yes' : 'no') === answer;
    })
      .sort()
      .join(' ');

  it('is clear where the text says so; silence and what is unread leave both readings open', () => {
    expect(cantonsWhere('canton-authority', 'yes')).toBe('FR GE GL NE NW OW TI');
    expect(cantonsWhere('canton-authority', 'no')).toBe('AG AI SG');
    expect(cantonsWhere('canton-court', 'yes')).toBe('AG AR FR GE GL GR JU NE NW OW SG SH TG TI UR VD VS');
    expect(cantonsWhere('canton-court', 'no')).toBe('BS');
    expect(standstillReadings('canton', null, 'other', RECEIVED)).toHaveLength(2);
    // The act of NE is of 2026, and the one before is unread.
    expect(standstillReadings('canton-court', 'NE', 'other', '2025-12-31')).toHaveLength(2);
  });

  it('has the periods of each act', () => {
    const periods = (canton: 'FR' | 'VS' | 'SZ', forum: 'canton-authority' | 'canton-court'): unknown[] =>
      standstillReadings(forum, canton, 'other', RECEIVED).map(
        (reading) => reading && [reading.periods.join(' '), reading.winterUntil],
      );
    expect(periods('FR', 'canton-authority')).toEqual([['easter winter', '01-02']]);
    expect(periods('FR', 'canton-court')).toEqual([['easter summer winter', '01-02']]);
    expect(periods('VS', 'canton-court')).toEqual([['easter summer winter', '01-05']]);
    expect(periods('SZ', 'canton-court')).toEqual([null, ['easter summer winter', '01-07']]);
  });

  it('stands still nowhere in matters of voting rights', () => {
    for (const forum of FORUMS) expect(standstillReadings(forum, 'GE', 'voting-rights', RECEIVED)).toEqual([null]);
  });
});
