import { describe, expect, it } from '@jest/globals';
import { EVIDENCE_KINDS, REMEDIABLES, SCOPES, STATUSES, type Status } from './irregularity.entity.js';
import {
  blockers,
  CONFIRMED_STATUSES,
  CORRECTABLE,
  DEMANDS_REASON,
  isAhead,
  isNarrower,
  levelWith,
  MOVES,
  occurredOf,
  PENDING_STATUSES,
  periodOf,
  severityLevel,
  severityOf,
  type ReviewFacts,
} from './irregularity.rules.js';
import { CODES, TAXONOMY } from './taxonomy.js';

const WEIGHED: ReviewFacts = {
  status: 'reported',
  kind: 'act',
  scale: 2,
  scope: 'one',
  remediable: 'easily',
  evidenceLevel: 'alleged',
};

describe('the moves of an irregularity', () => {
  it('are these and no others', () => {
    const moves = STATUSES.flatMap((from) =>
      STATUSES.filter((to) => blockers({ ...WEIGHED, status: from }, to).length === 0).map((to) => `${from} > ${to}`),
    );
    expect(moves).toEqual([
      'reported > under-review',
      'reported > needs-more',
      'reported > confirmed',
      'reported > rejected',
      'under-review > needs-more',
      'under-review > confirmed',
      'under-review > rejected',
      'needs-more > under-review',
      'needs-more > confirmed',
      'needs-more > rejected',
      'confirmed > under-review',
      'confirmed > in-follow-up',
      'confirmed > resolved',
      'rejected > under-review',
      'in-follow-up > confirmed',
      'in-follow-up > resolved',
      'resolved > in-follow-up',
    ]);
  });

  it('never lead back to reported, and from everywhere to an end', () => {
    expect(Object.values(MOVES).flat()).not.toContain('reported');
    const reachable = (from: Status, visible = new Set<Status>()): Set<Status> => {
      for (const to of MOVES[from]) if (!visible.has(to)) reachable(to, visible.add(to));
      return visible;
    };
    for (const from of STATUSES) expect(reachable(from)).toContain('resolved');
  });

  it('ask before confirming what kind it is, how grave, and on which evidence', () => {
    expect(
      blockers(
        { status: 'reported', kind: null, scale: null, scope: null, remediable: null, evidenceLevel: null },
        'confirmed',
      ),
    ).toEqual(['no-kind', 'no-severity', 'no-evidence-level']);
    expect(blockers({ ...WEIGHED, remediable: null }, 'confirmed')).toEqual(['no-severity']);
    expect(blockers({ ...WEIGHED, evidenceLevel: null }, 'rejected')).toEqual([]);
    expect(blockers({ ...WEIGHED, status: 'resolved' }, 'confirmed')).toEqual(['no-such-move']);
  });

  it('leave it pending, confirmed or rejected', () => {
    expect(PENDING_STATUSES).toEqual(['reported', 'under-review', 'needs-more']);
    expect(CONFIRMED_STATUSES).toEqual(['confirmed', 'in-follow-up', 'resolved']);
    expect(DEMANDS_REASON).toEqual(['needs-more', 'rejected']);
    expect(CORRECTABLE).toEqual(['reported', 'needs-more']);
  });
});

describe('how grave an irregularity is', () => {
  it('is its scale, and grave in any case when it is a pattern', () => {
    expect([1, 2, 3, 4].map((scale) => severityLevel({ scale, scope: 'one', remediable: 'easily' }))).toEqual([
      1, 2, 3, 4,
    ]);
    expect(severityLevel({ scale: 1, scope: 'systemic', remediable: 'easily' })).toBe(4);
    expect(severityLevel({ scale: 2, scope: 'several', remediable: 'with-effort' })).toBe(3);
    expect(severityLevel({ scale: 2, scope: 'one', remediable: 'not' })).toBe(3);
    expect(severityLevel({ scale: 2, scope: 'several', remediable: 'not' })).toBe(3);
  });

  it('stays between 1 and 4 and never sinks when a part gets worse', () => {
    for (const scale of [1, 2, 3, 4])
      SCOPES.forEach((scope, s) =>
        REMEDIABLES.forEach((remediable, r) => {
          const level = severityLevel({ scale, scope, remediable });
          expect(level).toBeGreaterThanOrEqual(scale);
          expect(level).toBeLessThanOrEqual(4);
          if (s > 0) expect(level).toBeGreaterThanOrEqual(severityLevel({ scale, scope: SCOPES[s - 1], remediable }));
          if (r > 0)
            expect(level).toBeGreaterThanOrEqual(severityLevel({ scale, scope, remediable: REMEDIABLES[r - 1] }));
        }),
      );
  });

  it('is not known while a part is missing', () => {
    expect(severityOf({ scale: 3, scope: 'one', remediable: null })).toBeNull();
    expect(severityOf({ scale: 3, scope: null, remediable: 'not' })).toBeNull();
    expect(severityOf({ scale: null, scope: 'one', remediable: 'not' })).toBeNull();
    expect(severityOf({ scale: 3, scope: 'one', remediable: 'not' })).toEqual({
      scale: 3,
      scope: 'one',
      remediable: 'not',
    });
  });
});

describe('the evidence level', () => {
  it('rises to documented with a document, and with nothing else', () => {
    expect(EVIDENCE_KINDS.filter((kind) => levelWith('alleged', kind) === 'documented')).toEqual([
      'letter',
      'decision',
      'minutes',
      'e-mail',
      'publication',
    ]);
    expect(levelWith(null, 'letter')).toBe('documented');
    expect(levelWith(null, 'witness')).toBeNull();
  });

  it('never sinks', () => {
    expect(levelWith('corroborated', 'letter')).toBe('corroborated');
    expect(levelWith('established', 'note')).toBe('established');
  });
});

describe('when it happened', () => {
  it('is a day, a month, or from one day to another, and comes back as it was said', () => {
    expect(periodOf('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(periodOf('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    const period = { from: '2025-12-03', to: '2026-01-07' };
    expect(periodOf(period)).toEqual(period);
    expect(periodOf('2025-12')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    for (const said of [
      '2026-02-17',
      '2026-02-01',
      '2026-02',
      '2025-12',
      '2025-09',
      '2025-10',
      { from: '2025-12-03', to: '2026-01-07' },
      { from: '2026-01-01', to: '2026-01-30' },
      { from: '2026-01-02', to: '2026-01-31' },
      { from: '2026-01-01', to: '2026-02-28' },
    ])
      expect(occurredOf(periodOf(said))).toEqual(said);
  });

  it('may be the running month, but no day that is still to come', () => {
    expect(isAhead('2026-03-02', '2026-03-02')).toBe(false);
    expect(isAhead('2026-03-03', '2026-03-02')).toBe(true);
    expect(isAhead('2026-03', '2026-03-02')).toBe(false);
    expect(isAhead('2026-04', '2026-03-02')).toBe(true);
    expect(isAhead({ from: '2026-03-01', to: '2026-03-03' }, '2026-03-02')).toBe(true);
    expect(isAhead({ from: '2026-03-01', to: '2026-03-02' }, '2026-03-02')).toBe(false);
    expect(isAhead({ from: '2026-02-01', to: '2026-02-02' }, '2026-03-02')).toBe(false);
  });
});

describe('a consent', () => {
  it('is narrower when it allows less', () => {
    expect(isNarrower('internal', 'statistics')).toBe(true);
    expect(isNarrower('named-story', 'anonymous-story')).toBe(false);
    expect(isNarrower('statistics', 'statistics')).toBe(false);
  });
});

describe('the taxonomy', () => {
  it('holds 22 kinds, 18 of them core, each named in four languages', () => {
    expect(new Set(CODES).size).toBe(22);
    expect(TAXONOMY.filter((kind) => kind.core)).toHaveLength(18);
    for (const { names, definition, defaultSeverity } of TAXONOMY) {
      expect(Object.keys(names)).toEqual(['de', 'fr', 'it', 'en']);
      expect(Object.values(names).every((name) => name.length > 3) && definition.length > 20).toBe(true);
      expect([1, 2, 3, 4]).toContain(defaultSeverity);
    }
  });

  it('dates a published judgment by its volume, or by a day of that year or the one before', () => {
    const judgments = TAXONOMY.flatMap((kind) => kind.leadingCases).filter((leading) =>
      leading.citation.startsWith('BGE'),
    );
    expect(judgments.length).toBeGreaterThan(20);
    for (const { citation, decided } of judgments) {
      const year = 1874 + Number(/^BGE (\d+) I/.exec(citation)![1]);
      if (decided!.length === 4) expect([citation, decided]).toEqual([citation, String(year)]);
      else expect([year - 1, year]).toContain(Number(decided!.slice(0, 4)));
    }
  });

  it('names each decision once for each kind, and everywhere with the same day', () => {
    const days = new Map<string, string>();
    for (const { leadingCases } of TAXONOMY) {
      expect(new Set(leadingCases.map((leading) => leading.citation)).size).toBe(leadingCases.length);
      for (const { citation, decided, level } of leadingCases) {
        expect(decided === null).toBe(level === undefined);
        expect(days.get(citation) ?? decided).toBe(decided);
        if (decided) days.set(citation, decided);
      }
    }
  });
});
