import { newId } from '../../src/common/id.js';
import { Keys } from '../../src/common/keys.js';
import { Sealer } from '../../src/audit/sealer.js';
import { dataSource } from '../../src/data-source.js';
import type { DataSource } from 'typeorm';
import pg from 'pg';
import { asOwner, makeDatabase, type TestDatabase } from './database.js';

export const SECRET = 'only the program knows this, and the database does not';

/** The audit log of a database without a program around it. */
export class AuditLog {
  private constructor(
    readonly database: TestDatabase,
    readonly source: DataSource,
    readonly sealer: Sealer,
  ) {}

  static async open(): Promise<AuditLog> {
    const database = await makeDatabase();
    const source = await dataSource(database.url).initialize();
    return new AuditLog(database, source, new Sealer(source, new Keys(SECRET)));
  }

  async close(): Promise<void> {
    await this.source.destroy();
    await this.database.drop();
  }

  /** Writes lines as requests do; answers their ids. */
  async write(count: number, at?: Date): Promise<string[]> {
    const rows = await this.source.query<{ id: string }[]>(
      `insert into audit.lines (at, actor, actor_kind, permission, route, request, subjects)
       select coalesce($2::timestamptz, clock_timestamp()), $3, 'account', 'cases.read', 'GET /api/cases/:id', 'request ' || n, array[$4]::uuid[] from generate_series(1, $1::integer) n returning id`,
      [count, at ?? null, newId(), newId()],
    );
    return rows.map(({ id }) => id);
  }

  /** A line in a transaction of its own connection, which ends when told to. */
  async begin(): Promise<{ id: string; end(how: 'commit' | 'rollback'): Promise<void> }> {
    const client = new pg.Client({ connectionString: this.database.url });
    await client.connect();
    await client.query('begin');
    const { rows } = await client.query<{ id: string }>(
      `insert into audit.lines (actor_kind, permission, route, request, subjects) values ('public', 'open', 'GET /', 'late', '{}') returning id`,
    );
    return { id: rows[0].id, end: async (how) => void (await client.query(how), await client.end()) };
  }

  /** What somebody does who has the database, but not the secret: takes the triggers off, and puts them on again. */
  async behindItsBack(statement: string, values: unknown[] = []): Promise<void> {
    await asOwner(this.database.name, async (client) => {
      const { rows } = await client.query<{ change: string }>(
        `select format('alter table %s enable always trigger %I', tgrelid::regclass, tgname) as change from pg_trigger where tgrelid in ('audit.lines'::regclass, 'audit.seals'::regclass) and not tgisinternal`,
      );
      await client.query(
        'begin; alter table audit.lines disable trigger all; alter table audit.seals disable trigger all',
      );
      await client.query(statement, values);
      for (const { change } of rows) await client.query(change);
      await client.query('commit');
    });
  }

  /** What verifying finds wrong, `'2: lines-changed'`. */
  async wrong(anchor?: string): Promise<string[]> {
    return (await this.sealer.verify(anchor)).findings.map(({ seal, what }) => `${seal}: ${what}`);
  }
}
