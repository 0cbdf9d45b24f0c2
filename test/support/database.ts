import { randomBytes } from 'node:crypto';
import pg from 'pg';

export const TEMPLATE = 'template_passerelle';

export interface TestDatabase {
  name: string;
  /** As the program's unprivileged role. */
  url: string;
  /** As the owner of the schema. */
  ownerUrl: string;
  drop(): Promise<void>;
}

function address(user: string, database: string): string {
  const owner = process.env['PASSERELLE_TEST_PG'];
  if (!owner) throw new Error('the test database is not up: run with npm test');
  return owner.replace(/^postgres:\/\/[^@]+@\/[^?]+/, `postgres://${user}@/${database}`);
}

/** Runs statements as the owner, on any database of the test server. */
export async function asOwner<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: address('passerelle_owner', database) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A fresh database: migrated with reference data, or, with `template: null`, empty. */
export async function makeDatabase(template: string | null = TEMPLATE): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asOwner('postgres', async (client) => {
    // Two files copying the template at the same moment would refuse each other.
    await client.query('select pg_advisory_lock(42)');
    await client.query(`create database ${name}${template ? ` template ${template} strategy file_copy` : ''}`);
  });
  return {
    name,
    url: address('passerelle', name),
    ownerUrl: address('passerelle_owner', name),
    drop: () =>
      asOwner('postgres', async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}
