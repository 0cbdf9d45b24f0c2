import { expect, it } from '@jest/globals';
import { strayFiles } from './attachment.rules.js';

it('strays are not suspicious while they are twenty, nor while they are half of the folder', () => {
  const ids = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => `id ${from + i}`);
  const suspicious = (stray: number, all: number): boolean =>
    strayFiles({ settled: ids(0, all), rows: new Set(ids(stray, all)) }).suspicious;
  expect([suspicious(20, 20), suspicious(21, 21)]).toEqual([false, true]);
  expect([suspicious(30, 60), suspicious(31, 60)]).toEqual([false, true]);
});
