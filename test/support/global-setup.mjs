// One PostgreSQL for the whole run; each story file gets a database of its own from a migrated template. This runs
// outside Jest's module system, so it uses the compiled program: `npm test` builds first.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { dataSource } from '../../dist/data-source.js';
import { startEmbeddedPostgres } from '../../dist/db/embedded-postgres.js';
import { prepareDatabase } from '../../dist/db/prepare.js';
import { loadReferenceData } from '../../dist/reference-data.js';

export const TEMPLATE = 'template_passerelle';

export default async function setup() {
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
