import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import pg from 'pg';
import { dataSource } from '../../dist/data-source.js';
import { startEmbeddedPostgres } from '../../dist/db/embedded-postgres.js';
import { prepareDatabase } from '../../dist/db/prepare.js';
import { loadReferenceData } from '../../dist/reference-data.js';
import { asOwner } from './fill.mjs';

/** A folder of the bench's own that goes when the bench ends. */
export function folder() {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'passerelle-bench-'));
  // PostgreSQL, which does not run as root, has to walk through.
  chmodSync(dir, 0o755);
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** An embedded PostgreSQL with the settings the program runs it with, durable; databases are copied from a prepared one. */
export async function startDatabases() {
  const { dir, remove } = folder();
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(dir, 'pg'), database: 'prepared' });
  await prepareDatabase(dataSource(postgres.ownerUrl), postgres.ownerUrl, 'passerelle', 'real', (owner) =>
    loadReferenceData(owner),
  );
  const of = (name) => ({
    url: postgres.url.replace('/prepared?', `/${name}?`),
    ownerUrl: postgres.ownerUrl.replace('/prepared?', `/${name}?`),
  });
  return {
    /** A database named so, filled by `fill(client)` as its owner, its statistics fresh; answers its addresses and what `fill` answered. */
    async make(name, fill) {
      const admin = new pg.Client({ connectionString: of('postgres').ownerUrl });
      await admin.connect();
      await admin.query(`create database ${name} template prepared`);
      await admin.end();
      const filled = await asOwner(of(name).ownerUrl, async (client) => {
        const answer = await fill(client);
        await client.query('vacuum analyze');
        await client.query('checkpoint');
        return answer;
      });
      return { ...of(name), ...filled };
    },
    /** Ends it as a loss of power does to its processes; it starts again by itself. */
    crash() {
      process.kill(Number(readFileSync(path.join(dir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
    },
    async stop() {
      await postgres.stop();
      remove();
    },
  };
}
