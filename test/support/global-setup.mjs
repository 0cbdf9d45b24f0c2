// One PostgreSQL for the whole run; each story file gets a database of its own from a migrated template. This runs
// outside Jest's module system, so it uses the compiled program: `npm test` builds first.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

export const TEMPLATE = 'template_passerelle';

export default async function setup() {
  const { status } = spawnSync(process.execPath, ['src/build.mjs', '--check'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('dist/ is not what stands in the sources: run npm run build first.');
  const { dataSource } = await import('../../dist/data-source.js');
  const { startEmbeddedPostgres } = await import('../../dist/db/embedded-postgres.js');
  const { prepareDatabase } = await import('../../dist/db/prepare.js');
  const { loadReferenceData } = await import('../../dist/reference-data.js');
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'passerelle-test-'));
  fs.chmodSync(dir, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(dir, 'pg'), database: TEMPLATE, unsafe: true });
  await prepareDatabase(dataSource(postgres.ownerUrl), postgres.ownerUrl, 'passerelle', 'real', (owner) =>
    loadReferenceData(owner),
  );
  globalThis.passerelleTest = { postgres, dir };
  process.env.PASSERELLE_TEST_DIR = dir;
  process.env.PASSERELLE_TEST_PG = postgres.ownerUrl;
}
