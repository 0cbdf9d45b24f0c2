import { createHmac } from 'node:crypto';
import type { AuditLine } from './audit-line.js';

/** Ids are strings because they have 64 bits. */
export interface Seal {
  id: string;
  /** Part of the seal, since old seals may have lost their lines. */
  at: Date;
  upTo: string;
  missing: string[];
  late: string[];
  lines: number;
  digest: string;
  /** The id of the key that made `digest` and `hmac`. */
  key: number;
  hmac: string;
  old?: boolean;
}

export interface Finding {
  seal: string;
  /** `line-unsealed`: a line in the seal's range is in no seal; `seal-missing`: its predecessor is gone. */
  what: 'lines-changed' | 'seal-changed' | 'line-unsealed' | 'seal-missing' | 'anchor-missing';
}

/**
 * HMAC-SHA-256 over former HMAC, time, bounds and digest: verifies after pruning; nothing can be back-dated. The key id is
 * left out while it is 0, so that seals of before the key ids verify.
 */
export function sealOf(
  key: Buffer,
  before: Seal | null,
  bounds: Pick<Seal, 'at' | 'upTo' | 'missing' | 'late' | 'lines' | 'digest' | 'key'>,
): Seal {
  const { at, upTo, missing, late, lines, digest, key: keyId } = bounds;
  const id = String(before ? BigInt(before.id) + 1n : 1n);
  const fields = [before?.hmac ?? '', id, at.toISOString(), upTo, missing, late, lines, digest];
  const hmac = createHmac('sha256', key)
    .update(JSON.stringify(keyId === 0 ? fields : [...fields, keyId]))
    .digest('hex');
  return { id, at, upTo, missing, late, lines, digest, key: keyId, hmac };
}

/** HMAC-SHA-256 over every field of every line in the order of ids. */
export function digestOf(key: Buffer, lines: AuditLine[]): string {
  const mac = createHmac('sha256', key);
  for (const line of lines) mac.update(JSON.stringify(fieldsOf(line)));
  return mac.digest('hex');
}

/** Fields added later are omitted while null, so that older seals verify. */
function fieldsOf(line: AuditLine): unknown[] {
  const { id, at, actor, actorKind, permission, route, request, subjects, refused, reason, hits } = line;
  const fields = [id, at.toISOString(), actor, actorKind, permission, route, request, subjects, refused, reason];
  return hits === null ? fields : [...fields, hits];
}

export function covers(seal: Seal, before: Seal | null, id: string): boolean {
  const number = BigInt(id);
  const inRange = number > BigInt(before?.upTo ?? '0') && number <= BigInt(seal.upTo);
  return (inRange && !seal.missing.includes(id)) || seal.late.includes(id);
}

/** Ids of rolled-back transactions never arrive; after this many newer lines they are given up. */
export const WAIT_FOR_IDS = 10_000n;

export function stillMissing(before: Seal | null, upTo: string, seen: Set<string>): string[] {
  const first = BigInt(before?.upTo ?? '0') + 1n;
  const missing = (before?.missing ?? []).filter((id) => !seen.has(id));
  for (let id = first; id <= BigInt(upTo); id++) if (!seen.has(String(id))) missing.push(String(id));
  return missing.filter((id) => BigInt(id) + WAIT_FOR_IDS > BigInt(upTo));
}
