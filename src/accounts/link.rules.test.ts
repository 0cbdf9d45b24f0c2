import { describe, expect, it } from '@jest/globals';
import { isUsable } from './link.rules.js';

describe('a link', () => {
  const now = new Date('2026-03-02T10:00:00Z');
  const [before, after] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)];

  it.each([
    ['is usable until it expires', null, after, true],
    ['is not usable at the moment it expires', null, now, false],
    ['is not usable after it has expired', null, before, false],
    ['is not usable a second time', before, after, false],
  ])('%s', (_, usedAt, expiresAt, usable) => {
    expect(isUsable({ usedAt, expiresAt }, now)).toBe(usable);
  });
});
