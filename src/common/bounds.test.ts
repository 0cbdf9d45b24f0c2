import { describe, expect, it } from '@jest/globals';
import { firstCodePoints, beyondBounds, composed, composedBeginning, hasStackedMarks, pointerTo } from './bounds.js';

const nested = (levels: number): unknown => {
  let value: unknown = [];
  for (let i = 0; i < levels; i++) value = { a: value };
  return value;
};
const fields = (count: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, i]));

describe('the bounds of an input', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'.repeat(100_000)],
    ['500 entries', { stays: Array(500).fill('x') }],
    ['300 fields', fields(300)],
    ['20 levels', nested(20)],
    [
      '500 periods twice',
      { stays: Array(500).fill({ a: 1, b: 2, c: 3 }), residence: Array(500).fill({ a: 1, b: 2, c: 3 }), ...fields(90) },
    ],
  ])('take %s', (_, value) => expect(beyondBounds(value)).toBeNull());

  it.each([
    ['501 entries', { facts: { stays: Array(501).fill({}) } }, '/facts/stays', 'entries'],
    ['301 fields', { a: [fields(301)] }, '/a/0', 'fields'],
    ['many lists within the bounds of each', { a: Array(500).fill(Array(11).fill(1)) }, '', 'values'],
    ['21 levels', nested(21), '', 'deeply'],
    ['a million levels', nested(1_000_000), '', 'deeply'],
    ['a list of 300,000 objects', Array(300_000).fill({}), '', 'entries'],
    ['90,000 fields', fields(90_000), '', 'fields'],
  ])('refuse %s', (_, value, pointer, words) =>
    expect(beyondBounds(value)).toMatchObject({ pointer, detail: expect.stringContaining(words) }),
  );

  it('point to a field whose name is long by its beginning', () => {
    expect(pointerTo('/a', 'b/c~d')).toBe('/a/b~1c~0d');
    expect(pointerTo('/a', 'x'.repeat(60_000)).length).toBeLessThan(250);
  });
});

describe('a text', () => {
  it('is composed where it can be short enough', () => {
    expect(composed('Zoe\u0308', 4)).toBe('Zoë');
    // Decomposed, a text of 12 letters has up to four times as many code units.
    expect(composed('e\u0302\u0301'.repeat(12), 12)).toBe('ế'.repeat(12));
    expect(composed('x'.repeat(49), 12)).toBeNull();
  });

  it('with more marks on a letter than any script has is not even normalised', () => {
    const marks = 'a' + '\u0315\u0300'.repeat(160_000);
    expect(composed(marks, 1_000_000)).toBeNull();
    expect(hasStackedMarks('a' + '\u0301'.repeat(30))).toBe(false);
    expect(composedBeginning(marks, 20_000)).toHaveLength(30);
    expect(composedBeginning('Zoe\u0308\ud800', 20)).toBe('Zoë\ufffd');
  });

  it('is cut between code points, and only where it is longer', () => {
    expect([
      firstCodePoints('abc', 3),
      firstCodePoints('abcd', 3),
      firstCodePoints('😀😀😀', 2),
      firstCodePoints('😀😀', 2),
      firstCodePoints('a😀', 2),
    ]).toEqual(['abc', 'abc', '😀😀', '😀😀', 'a😀']);
    expect(firstCodePoints('😀'.repeat(30_000), 5)).toBe('😀'.repeat(5));
    expect(firstCodePoints('a' + '😀'.repeat(5), 3)).toBe('a😀😀');
  });
});
