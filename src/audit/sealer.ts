import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { realNow } from '../common/clock.js';
import { Keys } from '../common/keys.js';
import type { AuditLine } from './audit-line.js';
import { covers, digestOf, sealOf, stillMissing, type Finding, type Seal } from './seal.rules.js';

const PURPOSE = 'audit';
const LOCK = 7_103_001;
const MAX_LINES = 5_000;
const LINE = `id, at, actor, actor_kind as "actorKind", permission, route, request, subjects, refused, reason,
  hits`;
const SEAL = `id, at, up_to as "upTo", missing::text[] as missing, late::text[] as late, lines, digest, key, hmac, at < clock_timestamp() - interval '400 days' as old`;

export interface Verification {
  seals: number;
  lines: number;
  unsealed: number;
  pruned: number;
  /** The last seal, `12:9f3c...`, to be recorded elsewhere. */
  head: string;
  findings: Finding[];
}

/** After commit, since chaining in each insert would serialise all requests. The key is not in the database. */
@Injectable()
export class Sealer {
  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly keys: Keys,
  ) {}

  /** Returns the number of lines; an advisory lock allows one process at a time. */
  async seal(): Promise<number> {
    return this.source.transaction(async (tx) => {
      const [lock] = await tx.query<{ taken: boolean }[]>(`select pg_try_advisory_xact_lock($1) as taken`, [LOCK]);
      if (!lock?.taken) return 0;
      const before = await lastSeal(tx);
      const lines = await tx.query<AuditLine[]>(
        `select ${LINE} from audit.lines where id > $1 or id = any($2::bigint[]) order by id limit ${MAX_LINES}`,
        [before?.upTo ?? '0', before?.missing ?? []],
      );
      if (lines.length === 0) return 0;
      const newest = lines.at(-1)!.id;
      const upTo = before && BigInt(newest) < BigInt(before.upTo) ? before.upTo : newest;
      const seen = new Set(lines.map((line) => line.id));
      const late = lines.filter((line) => before && BigInt(line.id) <= BigInt(before.upTo)).map((line) => line.id);
      const keyId = this.keys.current;
      const key = this.keys.key(PURPOSE, keyId);
      const seal = sealOf(key, before, {
        at: realNow(),
        upTo,
        missing: stillMissing(before, upTo, seen),
        late,
        lines: lines.length,
        digest: digestOf(key, lines),
        key: keyId,
      });
      await tx.query(
        `insert into audit.seals (id, at, up_to, missing, late, lines, digest, key, hmac) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [seal.id, seal.at, seal.upTo, seal.missing, seal.late, seal.lines, seal.digest, seal.key, seal.hmac],
      );
      return lines.length;
    });
  }

  /** `anchor`: "id:hmac", recorded earlier, which must still be there. */
  async verify(anchor?: string): Promise<Verification> {
    // A snapshot, since others seal and prune meanwhile.
    return this.source.transaction('REPEATABLE READ', (tx) => this.verifyIn(tx, anchor));
  }

  private async verifyIn(tx: EntityManager, anchor: string | undefined): Promise<Verification> {
    const result: Verification = { seals: 0, lines: 0, unsealed: 0, pruned: 0, head: '', findings: [] };
    let before: Seal | null = null;
    let anchorSeen = anchor === undefined;
    const awaited = new Map<string, string>();
    for (;;) {
      const seals: Seal[] = await tx.query<Seal[]>(
        `select ${SEAL} from audit.seals where id > $1 order by id limit 200`,
        [before?.id ?? '0'],
      );
      if (seals.length === 0) break;
      for (const seal of seals) {
        if (BigInt(seal.id) !== BigInt(before?.id ?? '0') + 1n)
          result.findings.push({ seal: seal.id, what: 'seal-missing' });
        const around = await linesAround(tx, seal, before);
        const lines = around.filter((line) => covers(seal, before, line.id));
        for (const { id } of around) if (!covers(seal, before, id)) awaited.set(id, seal.id);
        for (const id of seal.late) awaited.delete(id);
        const key = this.keys.has(seal.key) ? this.keys.key(PURPOSE, seal.key) : null;
        if (key === null || sealOf(key, before, seal).hmac !== seal.hmac)
          result.findings.push({ seal: seal.id, what: 'seal-changed' });
        if (lines.length === 0 && seal.lines > 0 && seal.old) result.pruned++;
        else if (key === null || lines.length !== seal.lines || digestOf(key, lines) !== seal.digest)
          result.findings.push({ seal: seal.id, what: 'lines-changed' });
        anchorSeen ||= `${seal.id}:${seal.hmac}` === anchor;
        result.seals++;
        result.lines += lines.length;
        before = seal;
      }
    }
    for (const [id, seal] of awaited)
      if (!before?.missing.includes(id)) result.findings.push({ seal, what: 'line-unsealed' });
    if (!anchorSeen) result.findings.push({ seal: anchor!.split(':')[0], what: 'anchor-missing' });
    const [tail] = await tx.query<{ count: number }[]>(
      `select count(*)::integer as count from audit.lines where id > $1 or id = any($2::bigint[])`,
      [before?.upTo ?? '0', before?.missing ?? []],
    );
    result.unsealed = tail?.count ?? 0;
    result.head = before ? `${before.id}:${before.hmac}` : '';
    return result;
  }
}

async function linesAround(tx: EntityManager, seal: Seal, before: Seal | null): Promise<AuditLine[]> {
  return tx.query<AuditLine[]>(
    `select ${LINE} from audit.lines where (id > $1 and id <= $2) or id = any($3::bigint[]) order by id`,
    [before?.upTo ?? '0', seal.upTo, seal.late],
  );
}

async function lastSeal(tx: EntityManager): Promise<Seal | null> {
  const [seal] = await tx.query<Seal[]>(`select ${SEAL} from audit.seals order by id desc limit 1`);
  return seal ?? null;
}
