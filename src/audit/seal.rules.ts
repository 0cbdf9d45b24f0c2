import { createHmac } from 'node:crypto';
import type { AuditLine } from './audit.service.js';

/** A seal as it stands in the table; ids are texts because they are 64 bits wide. */
export interface Seal {
  id: string;
  upTo: string;
  missing: string[];
  late: string[];
  lines: number;
  hmac: string;
  /** Old enough for its lines to have been pruned. */
  old?: boolean;
}

/** What is wrong with the audit log, in the order of the seals. */
export interface Finding {
  seal: string;
  what: 'lines-changed' | 'seal-changed' | 'seal-missing' | 'anchor-missing';
}

/**
 * Chains the lines of one seal to the seal before it: HMAC-SHA-256 over the former HMAC, the bounds and every field of
 * every line in the order of ids.
 */
export function sealOf(key: Buffer, before: Seal | null, upTo: string, missing: string[], late: string[], lines: AuditLine[]): Seal {
  const id = String(before ? BigInt(before.id) + 1n : 1n);
  const mac = createHmac('sha256', key).update(JSON.stringify([before?.hmac ?? '', id, upTo, missing, late, lines.length]));
  for (const line of lines)
    mac.update(JSON.stringify([line.id, line.at.toISOString(), line.actor, line.actorKind, line.permission, line.route, line.request, line.subjects, line.refused, line.reason]));
  return { id, upTo, missing, late, lines: lines.length, hmac: mac.digest('hex') };
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
