import { describe, expect, it } from '@jest/globals';
import { mayRemove, strayFiles } from '../../src/attachments/attachment.rules.js';

describe('what may go', () => {
  it('is one’s own mistake for a day, and anything for whoever is in charge', () => {
    const attachedAt = new Date('2026-03-02T09:00:00Z');
    const at = (hours: number): Date => new Date(attachedAt.getTime() + hours * 3_600_000);
    expect(mayRemove({ mine: true, inCharge: false, attachedAt }, at(23.9))).toBe(true);
    expect(mayRemove({ mine: true, inCharge: false, attachedAt }, at(24))).toBe(false);
    expect(mayRemove({ mine: false, inCharge: false, attachedAt }, at(0))).toBe(false);
    expect(mayRemove({ mine: false, inCharge: true, attachedAt }, at(1000))).toBe(true);
  });

  it('is a file without a row, but nothing at all where folder and database do not belong together', () => {
    const ids = Array.from({ length: 100 }, (_, i) => `id ${i}`);
    expect(strayFiles({ settled: ids, rows: new Set(ids.slice(0, 70)) })).toEqual({
      stray: ids.slice(70),
      suspicious: false,
    });
    expect(strayFiles({ settled: ids, rows: new Set(ids.slice(0, 30)) })).toEqual({ stray: [], suspicious: true });
    expect(strayFiles({ settled: ids, rows: new Set() })).toEqual({ stray: [], suspicious: true });
    expect(strayFiles({ settled: ids.slice(0, 3), rows: new Set() })).toEqual({
      stray: ids.slice(0, 3),
      suspicious: false,
    });
  });
});
