import { describe, expect, it } from '@jest/globals';
import type { Stage } from './case.entity.js';
import { stageSince } from './case.rules.js';

describe('The day since which a case has been at a stage', () => {
  const moved = (...moves: [Stage, string][]) => moves.map(([to, on]) => ({ to, on }));
  it('is the first of this round: being suspended, or heard once more, begins nothing anew', () => {
    expect(
      stageSince(
        moved(
          ['filed', '2025-01-05'],
          ['examination', '2025-02-01'],
          ['interview', '2025-03-01'],
          ['examination', '2025-04-01'],
          ['suspended', '2025-05-01'],
          ['examination', '2026-01-01'],
        ),
        'examination',
      ),
    ).toBe('2025-02-01');
  });
  it('begins anew with another application, and after an answer', () => {
    const first = moved(['filed', '2024-01-05'], ['examination', '2024-02-01'], ['refused', '2024-05-01']);
    expect(
      stageSince(
        [...first, ...moved(['preparation', '2024-06-01'], ['filed', '2025-01-01'], ['examination', '2025-02-02'])],
        'examination',
      ),
    ).toBe('2025-02-02');
    expect(
      stageSince([...first, ...moved(['appeal', '2024-05-20'], ['examination', '2025-03-03'])], 'examination'),
    ).toBe('2025-03-03');
  });
  it.each<[Stage, string]>([
    ['requested', '2026-05-05'],
    ['screening', '2026-05-05'],
    ['preparation', '2026-05-05'],
    ['moved', '2026-05-05'],
    ['filed', '2026-05-05'],
    ['refused', '2026-05-05'],
    ['appeal', '2026-05-05'],
    ['withdrawn', '2026-05-05'],
    ['closed', '2026-05-05'],
    ['interview', '2025-02-02'],
    ['communal-decision', '2025-02-02'],
    ['public-notice', '2025-02-02'],
    ['federal-authorisation', '2025-02-02'],
    ['suspended', '2025-02-02'],
  ])('of an examination with %s amid it is %s', (between, since) => {
    const moves = moved(['examination', '2025-02-02'], [between, '2025-08-08'], ['examination', '2026-05-05']);
    expect(stageSince(moves, 'examination')).toBe(since);
  });
  it('is none without any move', () => {
    expect(stageSince([], 'filed')).toBeNull();
  });
  it('is not known of what a case logged in the middle was at before', () => {
    expect(
      stageSince(
        [{ to: 'suspended', on: null }, ...moved(['federal-authorisation', '2026-11-20'])],
        'federal-authorisation',
      ),
    ).toBeNull();
    // An appeal won sends the file back to an authority, whose term begins.
    expect(
      stageSince(
        [{ to: 'appeal', on: null }, ...moved(['federal-authorisation', '2026-05-01'])],
        'federal-authorisation',
      ),
    ).toBe('2026-05-01');
  });
  it('is not known of a stage nobody has written down, or whose day nobody knew', () => {
    expect(stageSince(moved(['filed', '2025-01-05']), 'examination')).toBeNull();
    expect(
      stageSince(
        [{ to: 'examination', on: null }, ...moved(['suspended', '2025-02-01'], ['examination', '2025-03-01'])],
        'examination',
      ),
    ).toBeNull();
  });
});
