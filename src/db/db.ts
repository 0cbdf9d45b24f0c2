import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { Clock } from '../common/clock.js';
import { workContext } from '../common/context.js';
import type { IdempotentRequest } from '../common/http.js';
import { digest } from '../common/keys.js';
import { IdempotencyKeyReused } from '../common/problem.js';
import { describeError } from '../common/problem.filter.js';
import { problemOfConstraint } from './constraints.js';
export { isDatabaseUnavailable as databaseIsGone } from './database-availability.rules.js';
import { sql, type Sql } from './sql.js';

interface EarlierClaim {
  body_hash: string;
  record_id: string;
}

type BeforeCommit = (tx: EntityManager) => Promise<void>;

/** Deadlock and serialisation failure, which can be retried. */
const TRY_AGAIN = ['40P01', '40001'];
/** A plan of a list takes some 50 kB in each connection, and lists come in many forms. */
export const MAX_PREPARED = 200;

/** All writes go through here. A deadlock is retried once. */
@Injectable()
export class Db {
  private readonly beforeCommit: BeforeCommit[] = [];
  private readonly committed = new WeakMap<EntityManager, (() => Promise<void>)[]>();
  private readonly logger = new Logger('Database');
  /** Names of prepared statements by their text. */
  private readonly prepared = new Map<string, string>();

  constructor(
    @InjectDataSource() readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Runs inside every transaction, at its end. */
  whenCommitting(work: BeforeCommit): void {
    this.beforeCommit.push(work);
  }

  /**
   * What cannot be undone, such as deleting a file: runs once the transaction of `tx` has been committed, and never when it
   * was rolled back. A failure is logged only, so something must find later what was left.
   */
  afterCommit(tx: EntityManager, work: () => Promise<void>): void {
    const before = this.committed.get(tx);
    if (before) before.push(work);
    else this.committed.set(tx, [work]);
  }

  async transaction<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await this.attempt(work);
    } catch (error) {
      if (TRY_AGAIN.includes((error as { code?: string }).code ?? '')) return this.attempt(work);
      throw error;
    }
  }

  /**
   * With an idempotency key, the same key and body return the first record, also in parallel. `view` must check sight
   * and throw {@link NotFound}, since a replay may come when the caller no longer sees the record.
   */
  async create<View>(
    idempotencyKey: IdempotentRequest | null,
    make: (tx: EntityManager) => Promise<string>,
    view: (id: string) => Promise<View>,
  ): Promise<View> {
    return view(await this.idOf(idempotencyKey, make));
  }

  /** What {@link create} has made for the same key and body, also when nobody can see it any more; null: nothing yet. */
  async recordOf(idempotencyKey: IdempotentRequest): Promise<string | null> {
    const { scope, body } = claimOf(idempotencyKey);
    const [before] = await this.rows<EarlierClaim>(
      sql`select body_hash, record_id from idempotency_keys where scope = ${scope} and key = ${idempotencyKey.key}`,
    );
    if (before && before.body_hash !== body) throw new IdempotencyKeyReused();
    return before?.record_id ?? null;
  }

  async rows<T>(query: Sql): Promise<T[]> {
    return this.source.query<T[]>(query.text, query.values);
  }

  /**
   * Like {@link rows}, planned once per connection. Only for statements whose best plan does not depend on their values,
   * such as a look by a unique key. Each connection keeps them, so that those beyond {@link MAX_PREPARED} are planned anew.
   */
  async preparedRows<T extends object>({ text, values }: Sql): Promise<T[]> {
    const pool = (this.source.driver as PostgresDriver).master as pg.Pool;
    const name = this.preparedName(text);
    return (await pool.query<T>({ ...(name === null ? {} : { name }), text, values })).rows;
  }

  /** One statement that writes, in a transaction of its own. */
  async write<T = unknown>(query: Sql): Promise<T> {
    return this.transaction((tx) => tx.query<T>(query.text, query.values));
  }

  private preparedName(text: string): string | null {
    const known = this.prepared.get(text);
    if (known !== undefined) return known;
    if (this.prepared.size >= MAX_PREPARED) return null;
    const name = `s${this.prepared.size}`;
    this.prepared.set(text, name);
    return name;
  }

  private async idOf(
    idempotencyKey: IdempotentRequest | null,
    work: (tx: EntityManager) => Promise<string>,
  ): Promise<string> {
    return this.transaction(async (tx) => {
      if (!idempotencyKey) return work(tx);
      const { scope, body } = claimOf(idempotencyKey);
      // A parallel request with the same key waits here.
      const claimed = await tx.query<{ key: string }[]>(
        `insert into idempotency_keys (scope, key, body_hash, created_at) values ($1, $2, $3, $4) on conflict (scope, key) do nothing returning key`,
        [scope, idempotencyKey.key, body, this.clock.now()],
      );
      if (claimed.length === 0) {
        const [before] = await tx.query<EarlierClaim[]>(
          `select body_hash, record_id from idempotency_keys where scope = $1 and key = $2`,
          [scope, idempotencyKey.key],
        );
        if (!before || before.body_hash !== body) throw new IdempotencyKeyReused();
        return before.record_id;
      }
      const id = await work(tx);
      await tx.query(`update idempotency_keys set record_id = $3 where scope = $1 and key = $2`, [
        scope,
        idempotencyKey.key,
        id,
      ]);
      return id;
    });
  }

  private async attempt<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    let after: (() => Promise<void>)[] = [];
    let result: T;
    try {
      result = await this.source.transaction(async (tx) => {
        const value = await work(tx);
        for (const last of this.beforeCommit) await last(tx);
        after = this.committed.get(tx) ?? [];
        return value;
      });
    } catch (error) {
      throw problemOfConstraint(error) ?? error;
    }
    for (const each of after)
      await each().catch((error: unknown) => this.logger.warn(`after a commit: ${describeError(error)}`));
    return result;
  }
}

function claimOf({ route, body }: IdempotentRequest): { scope: string; body: string } {
  return {
    scope: digest(`${workContext()?.actor ?? 'public'}\n${route}`),
    body: digest(JSON.stringify(body ?? null)),
  };
}
