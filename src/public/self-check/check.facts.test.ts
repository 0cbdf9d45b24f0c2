import { describe, expect, it } from '@jest/globals';
import { factsOf, judgedFacts } from './check.facts.js';

const TODAY = '2026-11-30';

describe('the facts of the self-check', () => {
  it('do not tell of a last day of social assistance that is still received', () => {
    expect(factsOf({ social: 'now' }).socialAssistance).toEqual({ lastReceivedOn: 'unknown', repaid: false });
    expect(judgedFacts({ social: 'now' }, TODAY).socialAssistance).toEqual({ lastReceivedOn: TODAY, repaid: false });
    expect(judgedFacts({ social: 'past', 'social-until': '2020' }, TODAY).socialAssistance).toEqual({
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
    expect(factsOf({ permit: 'S', since: '2013', before: 'B' }).stays).toEqual([
      { permit: 'unknown', from: '2013', to: null },
    ]);
  });

  it('name no language that nobody named', () => {
    expect(factsOf({ proof: 'speaks', national: 'unknown' }).language).toBe('unknown');
    expect(factsOf({ proof: 'speaks', national: 'it' }).language).toMatchObject({ code: 'it', proof: 'none' });
  });
});
