import { createHmac } from 'node:crypto';
import type { AuditLine } from './audit.service.js';

/** A seal as it stands in the table; ids are texts because they are 64 bits wide. */
export interface Seal {
  id: string;
  /** When it was made; sealed with the rest, since old seals may have lost their lines. */
  at: Date;
  upTo: string;
  missing: string[];
  late: string[];
  lines: number;
  /** Of the lines. */
  digest: string;
  hmac: string;
  /** Old enough for its lines to have been pruned. */
  old?: boolean;
}

/** What is wrong with the audit log, in the order of the seals. */
export interface Finding {
  seal: string;
  /**
   * `lines-changed`: a line was changed, added or taken away; `line-unsealed`: one lies within its range that neither it nor
   * a later seal has seen; `seal-changed`: the seal itself; `seal-missing`: the one before it is gone; `anchor-missing`: the
   * seal written down elsewhere is not there.
   */
  what: 'lines-changed' | 'seal-changed' | 'line-unsealed' | 'seal-missing' | 'anchor-missing';
}

/**
 * Chains a seal to the one before it: HMAC-SHA-256 over the former HMAC, its moment, its bounds and the digest of its
 * lines. So a seal can be verified when its lines have been pruned, and nobody makes fresh lines look old.
 */
export function sealOf(
  key: Buffer,
  before: Seal | null,
  bounds: Pick<Seal, 'at' | 'upTo' | 'missing' | 'late' | 'lines' | 'digest'>,
): Seal {
  const { at, upTo, missing, late, lines, digest } = bounds;
  const id = String(before ? BigInt(before.id) + 1n : 1n);
  const hmac = createHmac('sha256', key)
    .update(JSON.stringify([before?.hmac ?? '', id, at.toISOString(), upTo, missing, late, lines, digest]))
    .digest('hex');
  return { id, at, upTo, missing, late, lines, digest, hmac };
}

/** HMAC-SHA-256 over every field of every line in the order of ids. */
export function digestOf(key: Buffer, lines: AuditLine[]): string {
  const mac = createHmac('sha256', key);
  for (const line of lines) mac.update(JSON.stringify(fieldsOf(line)));
  return mac.digest('hex');
}

/**
 * What is sealed of a line. A field that came later is left out where it is null, so that seals made before it verify;
 * to put a value there, or to take it away, changes the digest all the same.
 */
function fieldsOf(line: AuditLine): unknown[] {
  const { id, at, actor, actorKind, permission, route, request, subjects, refused, reason, hits } = line;
  const fields = [id, at.toISOString(), actor, actorKind, permission, route, request, subjects, refused, reason];
  return hits === null ? fields : [...fields, hits];
}

/** The ids that belong to a seal: above the one before it, but those missing, and those that came late. */
export function covers(seal: Seal, before: Seal | null, id: string): boolean {
  const number = BigInt(id);
  const inRange = number > BigInt(before?.upTo ?? '0') && number <= BigInt(seal.upTo);
  return (inRange && !seal.missing.includes(id)) || seal.late.includes(id);
}

/**
 * Ids a rolled-back transaction has used stay missing for ever; after this many newer lines nobody waits for them.
 * Transactions last seconds, and ten thousand lines are written in no fewer.
 */
export const WAIT_FOR_IDS = 10_000n;

/** The ids below `upTo` that have not been seen and may still arrive. */
export function stillMissing(before: Seal | null, upTo: string, seen: Set<string>): string[] {
  const first = BigInt(before?.upTo ?? '0') + 1n;
  const missing = (before?.missing ?? []).filter((id) => !seen.has(id));
  for (let id = first; id <= BigInt(upTo); id++) if (!seen.has(String(id))) missing.push(String(id));
  return missing.filter((id) => BigInt(id) + WAIT_FOR_IDS > BigInt(upTo));
}
