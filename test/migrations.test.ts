import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import '../src/app.module.js';
import { dataSource, entities, migrations } from '../src/data-source.js';
import { enumerations } from '../src/db/columns.js';
import { registeredConstraints } from '../src/db/constraints.js';
import { AttachmentIntake } from '../src/db/migrations/0027-attachment-intake.js';
import { Keyring } from '../src/db/migrations/0022-keyring.js';
import { makeDatabase, type TestDatabase } from './support/database.js';
import { closedListsOf, columnsOf, schemaOf, unindexedForeignKeys, type TableColumn } from './support/schema.js';

/** Written and read by SQL alone, each by the one room that owns it. */
const TABLES_WITHOUT_ENTITY = [
  'installation',
  'idempotency_keys',
  'queued_jobs',
  'job_reports',
  'sweep_rounds',
  'sign_in_tries',
  'rate_limits',
  'daily_counts',
  'notices',
  'mail_server',
  'troubles',
  'signing_keys',
  'changed_cases',
  'alarm_pass',
  'audit.lines',
  'audit.seals',
];
/** Made by the database from other columns. */
const GENERATED = ['people.search'];
/** Closed lists of tables without entity. */
const LISTS_WITHOUT_ENTITY = ['installation.kind', 'audit.lines.actor_kind'];
/** Communes end, they are not deleted, and their numbers never change: nothing ever looks for those who point to one. */
const NEVER_GOES = /-> communes$/;

/** Runs work on a connection, which is closed after. */
async function on<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A column's type as PostgreSQL writes it. */
function typeOf(type: string, precision: number | null | undefined, isArray: boolean): string {
  const name =
    type === 'int4'
      ? 'integer'
      : type.replace(/^timestamp/, precision == null ? 'timestamp' : `timestamp(${precision})`);
  return `${name}${isArray ? '[]' : ''}`;
}

describe('the migrations', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await makeDatabase(null);
    source = await dataSource(database.ownerUrl).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });
  const schema = (): Promise<string[]> => on(database.ownerUrl, schemaOf);

  it('go up on an empty database, down to nothing, step by step the way they came, and up again to the same', async () => {
    expect(await schema()).toEqual([]);
    expect(await source.runMigrations()).toHaveLength(migrations.length);
    // The state below each number of migrations.
    const states = [await schema()];
    expect(states[0].length).toBeGreaterThan(300);
    for (const _ of migrations) {
      await source.undoLastMigration();
      states.unshift(await schema());
    }
    expect(states[0]).toEqual([]);
    for (let count = 1; count <= migrations.length; count++) {
      source.migrations.splice(0, Infinity, ...migrations.slice(0, count).map((Migration) => new Migration()));
      await source.runMigrations();
      expect(await schema()).toEqual(states[count]);
    }
    expect(await source.runMigrations()).toEqual([]);
  });
});

describe('attachments of before their intake was noted', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await makeDatabase(null);
    source = await dataSource(database.ownerUrl).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('are cleaned copies if they are pictures, documents as they came, and nobody knows the digest of what came', async () => {
    const all = source.migrations.splice(0);
    const at = migrations.indexOf(AttachmentIntake);
    source.migrations.push(...all.slice(0, at));
    await source.runMigrations();
    await on(database.ownerUrl, (client) =>
      client.query(`set session_replication_role = replica;
        insert into attachments (id, case_id, type, size, attached_by, attached_at)
        select gen_random_uuid(), gen_random_uuid(), type, 1, gen_random_uuid(), now()
        from unnest(array['image/jpeg', 'image/png', 'image/webp', 'application/pdf']) as t (type)`),
    );
    source.migrations.splice(0, Infinity, ...all.slice(0, at + 1));
    await source.runMigrations();
    expect(await source.query('select type, variant, sha256 from attachments order by type')).toEqual([
      { type: 'application/pdf', variant: 'original', sha256: null },
      { type: 'image/jpeg', variant: 'working', sha256: null },
      { type: 'image/png', variant: 'working', sha256: null },
      { type: 'image/webp', variant: 'working', sha256: null },
    ]);
    await source.undoLastMigration();
    expect(await source.query('select count(*)::integer as count from attachments')).toEqual([{ count: 4 }]);
  });
});

describe('the way back from the keyring', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await makeDatabase(null);
    const upTo = migrations.slice(0, migrations.indexOf(Keyring) + 1);
    source = await dataSource(database.ownerUrl).setOptions({ migrations: upTo }).initialize();
    await source.runMigrations();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });
  const account = randomUUID();
  /** Without the rows that it points to. */
  const run = (statement: string): Promise<unknown> =>
    on(database.ownerUrl, (client) => client.query(`set session_replication_role = replica; ${statement}`));
  const factor = async (): Promise<unknown> =>
    (await source.query<unknown[]>('select secret, pending_secret, recovery_codes from second_factors'))[0];

  it('is refused while a file has a key of its own, or anything is under a key that the former release does not know', async () => {
    await run(
      `insert into attachments (id, case_id, type, size, attached_by, attached_at, data_key)
       values ('${account}', '${account}', 'image/png', 1, '${account}', now(), 'k0.' || repeat('A', 80))`,
    );
    await expect(source.undoLastMigration()).rejects.toThrow(/attachments have keys of their own.*restore the copy/);
    await run(`update attachments set data_key = null`);
    await run(
      `insert into second_factors (account_id, secret, pending_secret, last_step, recovery_codes, set_up_at)
       values ('${account}', 'k0.secret', 'k0.-other', 0, '{k0.first,second,k1.third}', now())`,
    );
    await expect(source.undoLastMigration()).rejects.toThrow(/under a key that the former release does not know/);
    expect(await factor()).toMatchObject({ secret: 'k0.secret' });
  });

  it('leaves what the former release can read', async () => {
    await run(`update second_factors set recovery_codes = '{k0.first,second,k0.third}'`);
    await run(`insert into installation (kind, secret_fingerprint) values ('real', 'k0.' || repeat('A', 22))`);
    await source.undoLastMigration();
    expect(await factor()).toEqual({
      secret: 'secret',
      pending_secret: '-other',
      recovery_codes: ['first', 'second', 'third'],
    });
    expect(await source.query('select secret_fingerprint as kept from installation')).toEqual([
      { kept: 'A'.repeat(22) },
    ]);
    expect(await source.query('select count(*)::integer as count from attachments')).toEqual([{ count: 1 }]);
  });
});

describe('the tables', () => {
  let database: TestDatabase;
  let source: DataSource;
  let columns: TableColumn[];
  beforeAll(async () => {
    database = await makeDatabase();
    source = await dataSource(database.ownerUrl).initialize();
    columns = (await on(database.ownerUrl, columnsOf)).filter(({ table }) => !table.startsWith('bullmq.'));
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('have each column that an entity has, of the same type, and nullable and key where the entity says so', () => {
    const wanted = entities.flatMap((entity) =>
      source
        .getMetadata(entity)
        .columns.map(
          ({ entityMetadata, databaseName, type, precision, isArray, isNullable, isPrimary }): TableColumn => ({
            table: entityMetadata.tableName,
            column: databaseName,
            type: typeOf(String(type), precision, isArray),
            nullable: isNullable,
            key: isPrimary,
          }),
        ),
    );
    const inOrder = (list: TableColumn[]): TableColumn[] =>
      [...list].sort((a, b) => `${a.table}.${a.column}`.localeCompare(`${b.table}.${b.column}`));
    expect(wanted.length).toBeGreaterThan(100);
    expect(
      inOrder(columns).filter(
        ({ table, column }) => !TABLES_WITHOUT_ENTITY.includes(table) && !GENERATED.includes(`${table}.${column}`),
      ),
    ).toEqual(inOrder(wanted));
  });

  it('are each an entity’s or named here', () => {
    const tables = new Set(columns.map(({ table }) => table));
    expect(TABLES_WITHOUT_ENTITY.filter((table) => !tables.has(table))).toEqual([]);
    expect(GENERATED.filter((name) => !columns.some(({ table, column }) => `${table}.${column}` === name))).toEqual([]);
  });

  it('allow of a closed list just the values the code knows', async () => {
    const inCode = [...enumerations.values()].map(({ target, property, values }): [string, string[]] => {
      const { tableName, columns: its } = source.getMetadata(target() as never);
      return [
        `${tableName}.${its.find(({ propertyName }) => propertyName === property)!.databaseName}`,
        [...values].sort(),
      ];
    });
    const inDatabase = [...(await on(database.ownerUrl, closedListsOf))]
      .filter(([name]) => !LISTS_WITHOUT_ENTITY.includes(name) && !name.startsWith('bullmq.'))
      .map(([name, values]): [string, string[]] => [name, values.sort()]);
    expect(inCode.length).toBeGreaterThan(15);
    expect(Object.fromEntries(inDatabase)).toEqual(Object.fromEntries(inCode));
  });

  it('find by an index whoever points to a record that goes', async () => {
    const missing = await on(database.ownerUrl, unindexedForeignKeys);
    expect(missing.filter((name) => !NEVER_GOES.test(name))).toEqual([]);
  });

  it('have each constraint for which a room has words, or a function that raises it', async () => {
    const known = await on(database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `select conname as name from pg_constraint union select relname from pg_class where relkind = 'i'`,
      );
      const functions = await client.query<{ prosrc: string }>(
        `select prosrc from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'`,
      );
      return {
        names: rows.map(({ name }) => name),
        raised: functions.rows.flatMap(({ prosrc }) =>
          [...prosrc.matchAll(/constraint = '(\w+)'/g)].map(([, name]) => name),
        ),
      };
    });
    expect(registeredConstraints().length).toBeGreaterThan(5);
    expect(known.raised).toContain('advisers_within_capacity');
    expect(
      registeredConstraints().filter((name) => !known.names.includes(name) && !known.raised.includes(name)),
    ).toEqual([]);
    // And the other way: what a function raises is nobody's 500.
    expect(known.raised.filter((name) => !registeredConstraints().includes(name))).toEqual([]);
  });
});

describe('the audit log', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await makeDatabase();
    await on(database.url, (client) =>
      client.query(`
      insert into audit.lines (actor_kind, permission, route, request, subjects) values ('program', 'test', 'test', 'test', '{}');
      insert into audit.seals (id, up_to, missing, late, lines, digest, hmac) values (1, 1, '{}', '{}', 1, 'x', 'x')`),
    );
  });
  afterAll(() => database.drop());

  const refusal = (url: string, statement: string): Promise<unknown> =>
    on(url, (client) =>
      client.query(statement).then(
        () => 'done',
        (error: { code: string; message: string }) => ({ code: error.code, message: error.message }),
      ),
    );

  const CHANGES = [
    `update audit.lines set permission = 'other'`,
    `delete from audit.lines`,
    `truncate audit.lines`,
    `update audit.seals set hmac = 'y'`,
    `delete from audit.seals`,
    `truncate audit.seals`,
    `truncate audit.lines, audit.seals cascade`,
    `merge into audit.lines l using audit.seals s on s.id = l.id when matched then delete`,
  ];

  it.each(CHANGES)('does not take from the program: %s', async (statement) => {
    expect(await refusal(database.url, statement)).toMatchObject({
      code: '42501',
      message: expect.stringContaining('permission denied'),
    });
  });

  it.each([
    'alter table audit.lines disable trigger all',
    'alter table audit.lines disable trigger lines_are_kept',
    'drop trigger lines_are_kept on audit.lines',
    'set session_replication_role = replica',
    'create or replace function audit.refuse() returns trigger language plpgsql as $$ begin return new; end $$',
    'drop table audit.lines',
    'alter table audit.lines owner to passerelle',
    'set role passerelle_owner',
    'create table audit.other ()',
    'alter table audit.lines alter column id drop identity',
    `insert into audit.lines (id, actor_kind, permission, route, request, subjects) overriding system value values (1, 'program', 'test', 'test', 'test', '{}')`,
  ])('lets the program not get around that: %s', async (statement) => {
    expect(await refusal(database.url, statement)).toMatchObject({
      code: statement.includes('overriding') ? '23505' : '42501',
    });
  });

  it.each(CHANGES)('does not take from its owner either: %s', async (statement) => {
    for (const before of ['', 'set session_replication_role = replica; ', 'set session_replication_role = local; '])
      expect(await refusal(database.ownerUrl, before + statement)).toMatchObject({
        code: '42501',
        message: expect.stringMatching(/^audit lines (and seals are never changed|are kept for 400 days)$/),
      });
  });

  it('has all its lines after that, and its pruning leaves what is not old', async () => {
    expect(
      await on(database.url, async (client) => (await client.query('select audit.prune() as pruned')).rows),
    ).toEqual([{ pruned: 0 }]);
    expect(
      await on(
        database.url,
        async (client) =>
          (await client.query('select permission, (select hmac from audit.seals) from audit.lines')).rows,
      ),
    ).toEqual([{ permission: 'test', hmac: 'x' }]);
  });
});
