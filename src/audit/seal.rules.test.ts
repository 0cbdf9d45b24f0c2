import { describe, expect, it } from '@jest/globals';
import type { AuditLine } from './audit-line.js';
import { covers, digestOf, sealOf, stillMissing, type Seal } from './seal.rules.js';

const KEY = Buffer.alloc(32, 1);
const LINE: AuditLine = {
  id: '7',
  at: new Date('2026-03-02T09:00:00Z'),
  actor: 'a',
  actorKind: 'account',
  permission: 'cases.read',
  route: 'GET /api/cases',
  request: 'r',
  subjects: ['s'],
  refused: false,
  reason: null,
  hits: null,
};
const BOUNDS = {
  at: new Date('2026-03-02T09:01:00Z'),
  upTo: '10',
  missing: ['8'],
  late: ['3'],
  lines: 2,
  digest: 'd',
  key: 0,
};
const before = (more: Partial<Seal> = {}): Seal => ({ ...sealOf(KEY, null, { ...BOUNDS, upTo: '5' }), ...more });

it('the first seal is what it has always been: those of an installation are verified by every later release', () => {
  expect(sealOf(KEY, null, BOUNDS).hmac).toBe('a6cde5b95406c9ec46ec76081c781daf1602eeb977cb7901780880f1b8bfcb93');
});

describe('the digest of audit lines', () => {
  it('changes with every field of every line, and with the key', () => {
    const digest = digestOf(KEY, [LINE]);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const changes: Partial<AuditLine>[] = [
      { id: '8' },
      { at: new Date('2026-03-02T09:00:01Z') },
      { actor: null },
      { actorKind: 'program' },
      { permission: 'x' },
      { route: 'x' },
      { request: 'x' },
      { subjects: [] },
      { refused: true },
      { reason: 'x' },
      { hits: 0 },
      { hits: 1 },
    ];
    const digests = changes.map((change) => digestOf(KEY, [{ ...LINE, ...change }]));
    expect(new Set([digest, ...digests, digestOf(Buffer.alloc(32, 2), [LINE])]).size).toBe(changes.length + 2);
    expect(digestOf(KEY, [LINE, { ...LINE, id: '8' }])).not.toBe(digestOf(KEY, [{ ...LINE, id: '8' }, LINE]));
  });

  it('is what it was before a search had its number of hits', () => {
    expect(digestOf(KEY, [LINE])).toBe('93f9f58176185b4dd80878ea97feee9fdd843bae678cc149074017fc16d87dfb');
  });
});

describe('a seal', () => {
  it('has the next number and depends on everything it holds, and on the seal before', () => {
    const first = sealOf(KEY, null, BOUNDS);
    expect(first).toEqual({ ...BOUNDS, id: '1', hmac: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(sealOf(KEY, { ...first, id: '9007199254740993' }, BOUNDS).id).toBe('9007199254740994');
    const others = [
      sealOf(Buffer.alloc(32, 2), null, BOUNDS),
      sealOf(KEY, first, BOUNDS),
      sealOf(KEY, { ...first, hmac: 'x' }, BOUNDS),
      sealOf(KEY, { ...first, id: '5' }, BOUNDS),
      sealOf(KEY, null, { ...BOUNDS, at: new Date(0) }),
      sealOf(KEY, null, { ...BOUNDS, upTo: '11' }),
      sealOf(KEY, null, { ...BOUNDS, missing: [] }),
      sealOf(KEY, null, { ...BOUNDS, late: [] }),
      sealOf(KEY, null, { ...BOUNDS, lines: 3 }),
      sealOf(KEY, null, { ...BOUNDS, digest: 'e' }),
      sealOf(KEY, null, { ...BOUNDS, key: 1 }),
      sealOf(KEY, null, { ...BOUNDS, key: 2 }),
    ];
    expect(new Set([first, ...others].map(({ hmac }) => hmac)).size).toBe(others.length + 1);
  });

  it('covers what lies above the one before it up to its own end, without what was missing, and what came late', () => {
    const seal = sealOf(KEY, before(), BOUNDS);
    const covered = (of: Seal | null) =>
      Array.from({ length: 13 }, (_, i) => String(i)).filter((id) => covers(seal, of, id));
    expect(covered(before())).toEqual(['3', '6', '7', '9', '10']);
    expect(covered(null)).toEqual(['1', '2', '3', '4', '5', '6', '7', '9', '10']);
    expect(covers(sealOf(KEY, null, { ...BOUNDS, upTo: '9007199254740993' }), null, '9007199254740993')).toBe(true);
    expect(covers(sealOf(KEY, null, { ...BOUNDS, upTo: '9007199254740992' }), null, '9007199254740993')).toBe(false);
  });
});

describe('ids that may still arrive', () => {
  it('are those above the last seal that were not seen, and those that were missing before', () => {
    expect(stillMissing(before({ missing: ['2', '4'] }), '9', new Set(['4', '6', '9']))).toEqual(['2', '7', '8']);
    expect(stillMissing(null, '3', new Set(['2']))).toEqual(['1', '3']);
  });

  it('are given up ten thousand lines later', () => {
    const seen = (upTo: number) => new Set(Array.from({ length: upTo }, (_, i) => String(i + 1)).slice(1));
    expect(stillMissing(null, '10000', seen(10_000))).toEqual(['1']);
    expect(stillMissing(null, '10001', seen(10_001))).toEqual([]);
  });
});
