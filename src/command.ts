import type { DataSource } from 'typeorm';
import { sentenceOf } from './common/cannot-start.js';
import { BadSettings, readConfig, type Config } from './config.js';
import { dataSource } from './data-source.js';
import { clusterOf } from './db/data-folder.js';
import { startEmbeddedPostgres } from './db/embedded-postgres.js';
import { fingerprintOf, readStoredFingerprint } from './db/secret.js';

/** Returns the exit code, 2 when `work` could not run. `usesSecret`: throws when the secret is not the database's. */
export async function command(
  work: (source: DataSource, config: Config) => Promise<number>,
  { usesSecret = false }: { usesSecret?: boolean } = {},
): Promise<void> {
  try {
    const args = process.argv.slice(2).filter((arg) => arg === '--demo');
    const config = readConfig(undefined, args, 'command');
    const embedded = config.databaseUrl
      ? null
      : await startEmbeddedPostgres({ dataDir: clusterOf(config.dataDir), database: 'passerelle' });
    try {
      const source = await dataSource(config.databaseUrl ?? embedded!.url).initialize();
      try {
        if (usesSecret) await checkSecret(source, config.secret);
        process.exitCode = await work(source, config);
      } finally {
        await source.destroy();
      }
    } finally {
      await embedded?.stop();
    }
  } catch (error) {
    console.error(error instanceof BadSettings ? error.errors.join('\n') : sentenceOf(error));
    process.exitCode = 2;
  }
}

async function checkSecret(source: DataSource, secret: string): Promise<void> {
  const client = {
    query: async (text: string): Promise<{ rows: unknown }> => ({ rows: await source.query<unknown>(text) }),
  };
  const storedFingerprint = await readStoredFingerprint(client as never);
  if (storedFingerprint !== null && storedFingerprint !== fingerprintOf(secret))
    throw new Error('This is not the PASSERELLE_SECRET of this database: set the one the program runs with');
}
