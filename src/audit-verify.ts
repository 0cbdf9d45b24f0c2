/** `npm run audit:verify [-- <seal>:<hmac>]`: reads every audit line and seal again. */
import path from 'node:path';
import { Sealer, type Verification } from './audit/sealer.js';
import { Keys } from './common/keys.js';
import { BadSettings, readConfig } from './config.js';
import { dataSource } from './data-source.js';
import { startEmbeddedPostgres } from './db/embedded-postgres.js';

const anchor = process.argv.slice(2).find((arg) => arg.includes(':'));

try {
  const config = readConfig(undefined, process.argv.slice(2).filter((arg) => arg === '--demo'));
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres({ dataDir: path.join(config.dataDir, 'pg'), database: 'passerelle' });
  const source = await dataSource(config.databaseUrl ?? embedded!.url).initialize();
  try {
    const found = await new Sealer(source, new Keys(config.secret)).verify(anchor);
    console.log(report(found));
    process.exitCode = found.findings.length > 0 ? 1 : 0;
  } finally {
    await source.destroy();
    await embedded?.stop();
  }
} catch (error) {
  console.error(error instanceof BadSettings ? error.errors.join('\n') : String(error));
  process.exitCode = 2;
}

function report({ seals, lines, unsealed, pruned, head, findings }: Verification): string {
  return [
    `${lines} audit lines under ${seals} seals${pruned > 0 ? `, ${pruned} of them pruned after their time` : ''}; ${unsealed} lines not sealed yet.`,
    ...findings.map(({ seal, what }) => `NOT IN ORDER: seal ${seal}: ${what}`),
    ...(findings.length === 0 ? ['Everything is as it was sealed.'] : []),
    ...(head ? [`Write this down elsewhere and hand it to the next run: ${head}`] : []),
  ].join('\n');
}
