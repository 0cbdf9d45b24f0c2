import { describe, expect, it } from '@jest/globals';
import { literal } from './copy.js';

describe('a value in a statement without parameters', () => {
  it('stands in quotes when it is a word, a code or a day', () => {
    expect(['in-follow-up', 'NO_REASONS', '2026-03-02', 'VD'].map(literal)).toEqual([
      "'in-follow-up'",
      "'NO_REASONS'",
      "'2026-03-02'",
      "'VD'",
    ]);
  });

  it.each(["VD'", "'; drop table cases; --", 'a b', '', 'é', '\\', 'a\n', '\u0000', "2026-03-02' or '1'='1"])(
    'is refused when it is %j',
    (value) => {
      expect(() => literal(value)).toThrow('not a value');
    },
  );
});
