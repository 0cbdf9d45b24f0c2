import { runMigrations } from 'bullmq';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { CannotStart } from '../common/cannot-start.js';
import { APP } from './embedded-postgres.js';
import { recordSecret, refuseOtherSecret, type SecretCheck } from './secret.js';

const LOCK = 7_103_000;

export type Installation = 'real' | 'demo';

/** How well the audit log is protected: by rights and triggers, or by triggers alone. */
export type Protection = 'roles' | 'triggers';

/**
 * Brings a database to the present: migrations, BullMQ's schema, reference data, rights of the program's role. Processes
 * that start together wait for each other at one advisory lock. `owner` is not initialised yet; it is closed again. With
 * `secret`, a database that was made with another one is refused before anything in it is changed. Throws
 * {@link CannotStart}.
 */
export async function prepareDatabase(
  owner: DataSource,
  ownerUrl: string,
  appRole: string | null,
  kind: Installation,
  load: (owner: DataSource) => Promise<void>,
  secret?: SecretCheck,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    if (secret) await refuseOtherSecret(client, secret);
    await owner.initialize();
    await owner.runMigrations();
    await runMigrations(client, 'bullmq');
    await client.query('reset search_path');
    await mark(client, kind);
    if (secret) await recordSecret(client, secret);
    await load(owner);
    if (appRole) await grant(client, appRole);
  } finally {
    if (owner.isInitialized) await owner.destroy();
    await client.end();
  }
}

/** A demonstration's database is never used for real, and a real one never shown around. */
async function mark(client: pg.Client, kind: Installation): Promise<void> {
  await client.query(`insert into installation (kind) values ($1) on conflict do nothing`, [kind]);
  const { rows } = await client.query<{ kind: Installation }>(`select kind from installation`);
  if (rows[0]?.kind === kind) return;
  throw new CannotStart(
    kind === 'real'
      ? 'this database belongs to a demonstration: it is not used for real'
      : 'this database is in real use: no demonstration runs on it',
  );
}

/** Everything the program needs and nothing more: audit tables may be read and appended to. */
async function grant(client: pg.Client, role: string): Promise<void> {
  const name = client.escapeIdentifier(role);
  await client.query(`
    grant usage on schema public, auth, audit, bullmq to ${name};
    grant select, insert, update, delete on all tables in schema public, auth, bullmq to ${name};
    -- BullMQ makes a sequence for each queue when it is first used.
    grant create on schema bullmq to ${name};
    revoke update, delete, truncate on all tables in schema audit from ${name};
    grant select, insert on all tables in schema audit to ${name};
    grant usage on all sequences in schema public, auth, audit, bullmq to ${name};
    grant execute on all functions in schema public, auth, audit, bullmq to ${name};
  `);
}

/** The role a connection address signs in with. */
export function roleOf(url: string): string {
  return decodeURIComponent(new URL(url.replace('@/', '@localhost/')).username) || APP;
}

/** Whether the running role may do more to the audit log than append. */
export async function protectionOf(source: DataSource): Promise<Protection> {
  const [row] = await source.query<{ free: boolean }[]>(
    `select has_table_privilege('audit.lines', 'update') or has_table_privilege('audit.lines', 'delete')
       or pg_has_role((select relowner from pg_class where oid = 'audit.lines'::regclass), 'member') as free`,
  );
  return row?.free ? 'triggers' : 'roles';
}

/** On a server of one's own: whether it sees letters of every script, without which names cannot be searched. */
export async function seesEveryScript(source: DataSource): Promise<boolean> {
  const [row] = await source.query<{ trigrams: string[] }[]>(`select show_trgm('ሰላም') as trigrams`);
  return (row?.trigrams.length ?? 0) > 0;
}
