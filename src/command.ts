import path from 'node:path';
import type { DataSource } from 'typeorm';
import { BadSettings, readConfig, type Config } from './config.js';
import { dataSource } from './data-source.js';
import { startEmbeddedPostgres } from './db/embedded-postgres.js';

/**
 * Runs something at the machine itself, on the database of the installation (`--demo`: of the demonstration), which must
 * not be running with an embedded one. `work` answers the exit code; 2 when it could not be done.
 */
export async function command(work: (source: DataSource, config: Config) => Promise<number>): Promise<void> {
  try {
    const config = readConfig(undefined, process.argv.slice(2).filter((arg) => arg === '--demo'));
    const embedded = config.databaseUrl ? null : await startEmbeddedPostgres({ dataDir: path.join(config.dataDir, 'pg'), database: 'passerelle' });
    const source = await dataSource(config.databaseUrl ?? embedded!.url).initialize();
    try {
      process.exitCode = await work(source, config);
    } finally {
      await source.destroy();
      await embedded?.stop();
    }
  } catch (error) {
    console.error(error instanceof BadSettings ? error.errors.join('\n') : String(error));
    process.exitCode = 2;
  }
}
