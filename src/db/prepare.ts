import { runMigrations } from 'bullmq';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { CannotStart } from '../common/cannot-start.js';
import { APP } from './embedded-postgres.js';
import { recordSecret, refuseOtherSecret, type SecretCheck } from './secret.js';

const LOCK = 7_103_000;

export type Installation = 'real' | 'demo';

export type Protection = 'roles' | 'triggers';

/**
 * Under one advisory lock. `owner`: uninitialised, closed again. Throws {@link CannotStart}, also for another secret.
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
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
    refuseOldServer(Number(rows[0].server_version_num));
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    if (secret) await refuseOtherSecret(client, secret);
    await owner.initialize();
    await owner.runMigrations();
    await runMigrations(client, 'bullmq');
    await client.query('reset search_path');
    await markInstallation(client, kind);
    if (secret) await recordSecret(client, secret);
    await load(owner);
    if (appRole) await grant(client, appRole);
  } finally {
    if (owner.isInitialized) await owner.destroy();
    await client.end();
  }
}

/** `version` as `server_version_num` has it: 180004 for 18.4. Virtual columns came with 18. */
export function refuseOldServer(version: number): void {
  if (version < 180_000)
    throw new CannotStart(
      `PostgreSQL 18 or newer is needed; this is ${Math.floor(version / 10_000)}.${version % 10_000}`,
    );
}

/** A demonstration's database is never used for production, nor the reverse. */
async function markInstallation(client: pg.Client, kind: Installation): Promise<void> {
  await client.query(`insert into installation (kind) values ($1) on conflict do nothing`, [kind]);
  const { rows } = await client.query<{ kind: Installation }>(`select kind from installation`);
  if (rows[0]?.kind === kind) return;
  throw new CannotStart(
    kind === 'real'
      ? 'this database belongs to a demonstration: it is not used for real'
      : 'this database is in real use: no demonstration runs on it',
  );
}

async function grant(client: pg.Client, role: string): Promise<void> {
  const name = client.escapeIdentifier(role);
  await client.query(`
    grant usage on schema public, audit, bullmq to ${name};
    grant select, insert, update, delete on all tables in schema public, bullmq to ${name};
    -- BullMQ makes a sequence for each queue when it is first used.
    grant create on schema bullmq to ${name};
    revoke update, delete, truncate on all tables in schema audit from ${name};
    grant select, insert on all tables in schema audit to ${name};
    grant usage on all sequences in schema public, audit, bullmq to ${name};
    grant execute on all functions in schema public, audit, bullmq to ${name};
  `);
}

export function roleOf(url: string): string {
  return decodeURIComponent(new URL(url.replace('@/', '@localhost/')).username) || APP;
}

export async function protectionOf(source: DataSource): Promise<Protection> {
  const [row] = await source.query<{ free: boolean }[]>(
    `select has_table_privilege('audit.lines', 'update') or has_table_privilege('audit.lines', 'delete')
       or pg_has_role((select relowner from pg_class where oid = 'audit.lines'::regclass), 'member') as free`,
  );
  return row?.free ? 'triggers' : 'roles';
}

/** Whether the server's locale recognises letters of every script, which the name search needs. */
export async function supportsAllScripts(source: DataSource): Promise<boolean> {
  const [row] = await source.query<{ trigrams: string[] }[]>(`select show_trgm('ሰላም') as trigrams`);
  return (row?.trigrams.length ?? 0) > 0;
}
