import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { base32 } from '../src/accounts/totp.rules.js';
import { dataSource, migrations } from '../src/data-source.js';
import { prepareDatabase } from '../src/db/prepare.js';
import { loadReferenceData } from '../src/reference-data.js';
import { makeDatabase, type TestDatabase } from './support/database.js';
import { FormerKeys } from './support/former-keys.js';
import { png } from './support/pictures.js';
import { appCode, atTheStep, laterOn } from './support/second-factor.js';
import { TestServer } from './support/test-server.js';

/** Each released version: its dump, how many migrations it had, and the secret of its demonstration. */
const RELEASES = [
  {
    version: '0.1.0',
    file: 'demo-0.1.0.sql.gz',
    migrations: 13,
    secret: 'k5PKYP3xebEd-Ht8j1LwfWWGqW_3g-E9E7_HGTRLKIg',
  },
] as const;

interface Block {
  table: string;
  statement: string;
  rows: string[];
}

/** The COPY blocks of a dump, and what comes after them. */
function blocksOf(dump: string): { blocks: Block[]; rest: string[] } {
  const blocks: Block[] = [];
  const rest: string[] = [];
  let block: Block | null = null;
  for (const line of dump.split('\n')) {
    const table = /^COPY (\S+) /.exec(line)?.[1];
    if (table) block = { table, statement: line.replace(/;$/, ''), rows: [] };
    else if (block && line === '\\.') {
      blocks.push(block);
      block = null;
    } else if (block) block.rows.push(line);
    else if (/^SELECT setval/.test(line)) rest.push(line);
  }
  return { blocks, rest };
}

/** A copy of what the cases say; a table that nothing wrote; sessions, since everybody signs in again. */
const GONE = new Set(['public."person_grants"', 'auth."verification"', 'auth."session"']);
const MOVED = new Map([
  ['auth."user"', 'accounts'],
  ['auth."account"', 'passwords'],
]);

describe.each(RELEASES)('an installation of $version', ({ file, migrations: count, secret }) => {
  const { blocks, rest } = blocksOf(gunzipSync(readFileSync(`test/fixtures/${file}`)).toString());
  let database: TestDatabase;
  beforeAll(async () => {
    database = await makeDatabase(null);
    const old = dataSource(database.ownerUrl).setOptions({ migrations: migrations.slice(0, count) });
    await old.initialize();
    await old.runMigrations();
    await old.destroy();
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(`set session_replication_role = replica; truncate public.migrations`);
    for (const { statement, rows } of blocks) {
      if (rows.length === 0) continue;
      await pipeline(Readable.from(rows.map((row) => `${row}\n`)), client.query(copyFrom(statement)));
    }
    for (const statement of rest) await client.query(statement);
    await client.end();
  });
  afterAll(() => database.drop());

  /** How many rows a table has; null where it is gone. */
  async function rowsIn(table: string): Promise<number | null> {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    try {
      const [name] = (await client.query<{ name: string | null }>(`select to_regclass($1)::text as name`, [table]))
        .rows;
      if (name.name === null) return null;
      return (await client.query<{ count: number }>(`select count(*)::integer as count from ${table}`)).rows[0].count;
    } finally {
      await client.end();
    }
  }

  it('is brought to the present without losing a row', async () => {
    expect(count).toBeLessThan(migrations.length);
    expect(blocks.length).toBeGreaterThan(40);
    expect(blocks.reduce((sum, { rows }) => sum + rows.length, 0)).toBeGreaterThan(18_000);
    await prepareDatabase(dataSource(database.ownerUrl), database.ownerUrl, 'passerelle', 'demo', (owner) =>
      loadReferenceData(owner),
    );
    expect(await rowsIn('migrations')).toBe(migrations.length);
    const lost: string[] = [];
    for (const { table, rows } of blocks)
      if (!GONE.has(table) && ((await rowsIn(MOVED.get(table) ?? table)) ?? -1) < rows.length) lost.push(table);
    expect(lost).toEqual([]);
  });

  it('and its people go on working: they sign in, see what they saw, and the log of who saw what is whole', async () => {
    const server = await TestServer.open({ database, config: { secret, demo: true } });
    try {
      const adviser = await server.signIn('adviser@passerelle.example');
      const cases = await adviser.all<{ id: string }>('/api/cases');
      expect(cases.length).toBeGreaterThan(3);
      const notes = (await adviser.get(`/api/cases/${cases[0].id}/events`)).body.items;
      expect(notes.length).toBeGreaterThan(0);
      const coordinator = await server.signIn('coordinator@passerelle.example');
      expect((await coordinator.get('/api/cases?waiting=true')).body.items.length).toBeGreaterThan(0);
      expect((await server.sealer.verify()).findings).toEqual([]);
    } finally {
      await server.app.close();
    }
  });

  it('and what was encrypted with its secret is read: a letter that was attached, and a second factor somebody had begun to set up', async () => {
    const server = await TestServer.open({ database, config: { secret, demo: true } });
    const former = new FormerKeys(secret);
    try {
      const [{ id: attachment }] = await server.rows<{ id: string }>('select id from attachments');
      const folder = path.join(server.config.dataDir, 'attachments');
      mkdirSync(folder);
      writeFileSync(path.join(folder, attachment), former.encrypt('attachments', attachment, png()));
      const adviser = await server.signIn('adviser@passerelle.example');
      expect((await adviser.get(`/api/attachments/${attachment}/file`)).bytes).toEqual(png());

      const staff = await server.signIn('staff@passerelle.example');
      const { id } = (await staff.get('/api/me')).body;
      const [{ pending }] = await server.rows<{ pending: string }>(
        'select pending_secret as pending from second_factors where account_id = $1',
        [id],
      );
      expect(pending).toMatch(/^[\w-]{64}$/);
      const factor = base32(former.decrypt('second-factor', id, Buffer.from(pending, 'base64url')));
      expect(await staff.post('/api/me/second-factor/confirm', { code: appCode(factor) })).toMatchObject({
        status: 200,
        body: { recoveryCodes: expect.any(Array) },
      });
      const phone = await atTheStep(server, { email: 'staff@passerelle.example' });
      await laterOn(server, { id });
      expect((await phone.post('/api/auth/sign-in/second-factor', { code: appCode(factor) })).status).toBe(200);
    } finally {
      await server.app.close();
    }
  });
});
