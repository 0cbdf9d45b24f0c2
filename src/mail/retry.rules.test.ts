import { describe, expect, it } from '@jest/globals';
import { probeWait, waitAfter } from './retry.rules.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('how long a letter is tried', () => {
  const waits: number[] = [];
  for (let attempts = 1, wait = waitAfter(1); wait !== null; wait = waitAfter(++attempts)) waits.push(wait);
  const total = waits.reduce((sum, wait) => sum + wait, 0);

  it('begins with a minute and grows to four hours', () => {
    expect(waits.slice(0, 9).map((wait) => wait / MINUTE)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 240]);
    expect(waits.at(-1)).toBe(4 * HOUR);
    for (const [i, wait] of waits.slice(1).entries()) expect(wait).toBeGreaterThanOrEqual(waits[i]);
  });

  it('lasts five days, and not much longer', () => {
    expect(total).toBeGreaterThanOrEqual(5 * 24 * HOUR);
    expect(total).toBeLessThanOrEqual(5 * 24 * HOUR + 4 * HOUR);
  });

  it('is 37 attempts, and no 38th', () => {
    // 255 minutes with the first eight, then 29 times four hours until 7,200 minutes are reached.
    expect(waitAfter(37)).toBe(4 * HOUR);
    expect(waitAfter(38)).toBeNull();
  });

  it('has an end whatever number it is asked for', () => {
    expect(waitAfter(1_000_000)).toBeNull();
  });
});

describe('how often a mail server that does not answer is asked', () => {
  it('begins with a quarter of a minute and never waits longer than five', () => {
    expect([1, 2, 3, 4, 5, 6, 1000].map((failures) => probeWait(failures) / 1000)).toEqual([
      15, 30, 60, 120, 240, 300, 300,
    ]);
  });
});
