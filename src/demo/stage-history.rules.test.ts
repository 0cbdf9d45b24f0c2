import { describe, expect, it } from '@jest/globals';
import { MOVES } from '../cases/stage.rules.js';
import type { Procedure, Stage } from '../cases/case.entity.js';
import { CASES, exampleCase } from '../examples/index.js';
import { stageHistory } from './stage-history.rules.js';

describe('the way behind a case of the demonstration', () => {
  const filed = CASES.filter((one) => stageHistory(one).length > 0);

  it('leads from the filing to where the case stands, by moves there are, one after the other', () => {
    expect(new Set(filed.map(({ stage }) => stage)).size).toBeGreaterThan(6);
    for (const one of filed) {
      const moves = stageHistory(one);
      expect([one.key, moves[0].from, moves.at(-1)!.to]).toEqual([one.key, 'filed', one.stage]);
      let [at, before] = [moves[0].from, one.filedDaysAgo!];
      for (const { from, to, daysAgo } of moves) {
        expect([one.key, from, MOVES[one.procedure][from]!.includes(to), daysAgo >= 0 && daysAgo <= before]).toEqual([
          one.key,
          at,
          true,
          true,
        ]);
        [at, before] = [to, daysAgo];
      }
    }
  });

  it('is known of everybody whom an authority examines or whose decision it prepares', () => {
    const expected = CASES.filter(({ stage }) =>
      [
        'examination',
        'interview',
        'communal-decision',
        'public-notice',
        'federal-authorisation',
        'cantonal-decision',
      ].includes(stage),
    );
    expect(expected.every((one) => filed.includes(one))).toBe(true);
    expect(stageHistory(exampleCase('selam'))).toEqual([]);
  });

  it('keeps to the story where that says since when', () => {
    expect(stageHistory(exampleCase('hong')).at(-1)).toEqual({
      from: 'communal-decision',
      to: 'federal-authorisation',
      daysAgo: 60,
    });
  });

  it.each<[Procedure, Stage, readonly Stage[]]>([
    ['ordinary', 'examination', ['examination']],
    ['ordinary', 'interview', ['examination', 'interview']],
    ['ordinary', 'suspended', ['examination', 'suspended']],
    ['ordinary', 'federal-authorisation', ['examination', 'interview', 'communal-decision', 'federal-authorisation']],
    ['facilitated-spouse', 'examination', ['examination']],
    ['facilitated-spouse', 'interview', ['examination', 'interview']],
    ['facilitated-spouse', 'federal-authorisation', ['examination', 'federal-authorisation']],
    ['facilitated-spouse', 'suspended', ['examination', 'suspended']],
    ['facilitated-spouse', 'communal-decision', []],
    ['ordinary', 'filed', []],
  ])('%s, %s: leads over %j', (procedure, stage, expected) => {
    expect(stageHistory({ procedure, stage, filedDaysAgo: 100 }).map(({ to }) => to)).toEqual(expected);
    expect(stageHistory({ procedure, stage })).toEqual([]);
  });

  it('begins with the receipt within twenty days, or half of the time there was, and spreads the rest evenly', () => {
    const daysOf = (facts: { filedDaysAgo: number; reachedDaysAgo?: number }): number[] =>
      stageHistory({ procedure: 'ordinary', stage: 'interview', ...facts }).map(({ daysAgo }) => daysAgo);
    expect(daysOf({ filedDaysAgo: 100 })).toEqual([80, 40]);
    expect(daysOf({ filedDaysAgo: 11 })).toEqual([6, 3]);
    expect(daysOf({ filedDaysAgo: 100, reachedDaysAgo: 10 })).toEqual([80, 10]);
    expect(daysOf({ filedDaysAgo: 100, reachedDaysAgo: 90 })).toEqual([90, 90]);
  });
});
