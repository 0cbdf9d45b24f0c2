import { rmSync } from 'node:fs';
import path from 'node:path';
import { AccountsService } from './accounts/accounts.service.js';
import type { Config } from './config.js';
import { dataSource } from './data-source.js';
import { welcome } from './demo/welcome.js';
import { isRunning, startEmbeddedPostgres, type EmbeddedPostgres } from './db/embedded-postgres.js';
import { prepareDatabase, roleOf } from './db/prepare.js';
import { SmtpTransport } from './mail/smtp-transport.js';
import { HoldingTransport, MemoryTransport, type Transport } from './mail/transport.js';
import { createApp } from './server.js';
import { loadReferenceData } from './reference-data.js';

export interface Program {
  stop(): Promise<void>;
}

/** Starts everything the settings ask for: database, migrations, reference data, HTTP, jobs. */
export async function launch(config: Config, say: (line: string) => void = console.log): Promise<Program> {
  const began = performance.now();
  if (config.reset) reset(config);
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres({ dataDir: path.join(config.dataDir, 'pg'), database: 'passerelle', log: (line) => console.error(`postgres: ${line}`) });
  try {
    const databaseUrl = config.databaseUrl ?? embedded!.url;
    const ownerUrl = config.databaseOwnerUrl ?? embedded?.ownerUrl ?? databaseUrl;
    await prepareDatabase(dataSource(ownerUrl), ownerUrl, ownerUrl === databaseUrl ? null : roleOf(databaseUrl), config.demo ? 'demo' : 'real', (owner) => loadReferenceData(owner));
    return await open(config, databaseUrl, embedded, say, began);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function open(config: Config, databaseUrl: string, embedded: EmbeddedPostgres | null, say: (line: string) => void, began: number): Promise<Program> {
  const app = await createApp({ config, databaseUrl, transport: transportFor(config) });
  if (config.role === 'worker') await app.init();
  else await app.listen(config.port, config.host);
  const link = config.demo ? null : await app.get(AccountsService).firstAdminLink();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(config.role === 'worker' ? `Passerelle works on jobs (ready after ${seconds} s)` : `Passerelle listens at ${config.port === 0 ? await app.getUrl() : config.url} (ready after ${seconds} s)`);
  if (config.demo) say(welcome(config.url));
  if (link) say(`There is no account yet. Make the first administrator here, once, within a day:\n  ${link}`);
  return {
    async stop() {
      await app.close();
      await embedded?.stop();
    },
  };
}

function transportFor(config: Config): Transport {
  if (config.demo) return new MemoryTransport();
  return config.smtpUrl ? new SmtpTransport(config.smtpUrl, config.mailFrom) : new HoldingTransport();
}

/** Throws the demonstration away; never anything else. */
function reset(config: Config): void {
  if (!config.demo) throw new Error('--reset is for the demonstration only');
  if (isRunning(path.join(config.dataDir, 'pg'))) throw new Error('the demonstration is running; stop it first');
  for (const part of ['pg', 'attachments']) rmSync(path.join(config.dataDir, part), { recursive: true, force: true });
}
