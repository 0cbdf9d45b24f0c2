import { describe, expect, it } from '@jest/globals';
import { countedYears } from './years.rules.js';

describe('what was counted, in years', () => {
  it.each([
    ['what is met', 'met', 4000, 3652, { have: 10, need: 10 }],
    ['what is met to the day', 'met', 3652, 3652, { have: 10, need: 10 }],
    ['what is lacking', 'not-yet', 1500, 3652, { have: 4, need: 10 }],
    ['a single day short as a year short', 'not-yet', 3652, 3653, { have: 9, need: 10 }],
    ['a day short of the only year as none', 'not-yet', 364, 365, { have: 0, need: 1 }],
    ['nothing where enough is not enough, because something else is lacking', 'not-yet', 4000, 3652, null],
    ['nothing of the worst reading where the best is another', 'ask', 1500, 3652, null],
    [
      'enough, even in the worst reading, where something else has to be asked',
      'ask',
      4000,
      3652,
      { have: 10, need: 10 },
    ],
  ] as const)('says %s', (_, answer, days, requiredDays, said) => {
    expect(countedYears({ answer, counted: { days, requiredDays } })).toEqual(said);
  });

  it('says nothing where nothing was counted', () => {
    expect(countedYears({ answer: 'met', counted: null })).toBeNull();
  });
});
