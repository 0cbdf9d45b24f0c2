import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { AccountsService } from './accounts/accounts.service.js';
import { CannotStart } from './common/cannot-start.js';
import { within } from './common/within.js';
import type { Config } from './config.js';
import { dataSource } from './data-source.js';
import { clusterOf, openDataFolder } from './db/data-folder.js';
import { welcome } from './demo/welcome.js';
import { isRunning, startEmbeddedPostgres, type EmbeddedPostgres } from './db/embedded-postgres.js';
import { refuseIfOwned } from './db/folder-owner.js';
import { prepareDatabase, roleOf } from './db/prepare.js';
import { fingerprintOf } from './db/secret.js';
import { HoldingTransport, MemoryTransport, SmtpTransport, type Transport } from './mail/transport.js';
import { createApp } from './server.js';
import { loadReferenceData } from './reference-data.js';

export interface Program {
  /** Ends within ten seconds, whatever is gone: requests and jobs first, the embedded database last. */
  stop(): Promise<void>;
}

/** How long requests and jobs may take to end, and everything together, in milliseconds. */
const DRAIN = 5000;
const STOP = 8000;

/**
 * Starts everything the settings ask for: database, migrations, reference data, HTTP, jobs. Throws {@link CannotStart}
 * when the port, the data folder, the database or its secret cannot be used; then nothing is left running.
 */
export async function launch(config: Config, say: (line: string) => void = console.log): Promise<Program> {
  const began = performance.now();
  // What is cheap to find out comes before what takes its time.
  if (!config.databaseUrl) {
    openDataFolder(config.dataDir);
    if (isRunning(clusterOf(config.dataDir))) refuseIfOwned(clusterOf(config.dataDir));
  }
  if (config.role !== 'worker') await probePort(config);
  if (config.reset) reset(config);
  const embedded = config.databaseUrl ? null : await startEmbedded(config);
  try {
    const databaseUrl = config.databaseUrl ?? embedded!.url;
    const ownerUrl = config.databaseOwnerUrl ?? embedded?.ownerUrl ?? databaseUrl;
    const secret = { fingerprint: fingerprintOf(config.secret), acceptNew: config.acceptNewSecret ?? false, say };
    const appRole = ownerUrl === databaseUrl ? null : roleOf(databaseUrl);
    await prepareDatabase(dataSource(ownerUrl), ownerUrl, appRole, config.demo ? 'demo' : 'real', (owner) => loadReferenceData(owner), secret);
    return await open(config, databaseUrl, embedded, say, began);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

function startEmbedded(config: Config): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dataDir: clusterOf(config.dataDir), database: 'passerelle', exclusive: true, log: (line) => console.error(`postgres: ${line}`) });
}

async function open(config: Config, databaseUrl: string, embedded: EmbeddedPostgres | null, say: (line: string) => void, began: number): Promise<Program> {
  const app = await createApp({ config, databaseUrl, transport: transportFor(config) });
  const stop = async (): Promise<void> => {
    const from = performance.now();
    let failure: unknown;
    const inTime = await within(DRAIN, app.close()).catch((error: unknown) => {
      failure = error;
      return true;
    });
    if (!inTime) console.error(`Passerelle: what was running did not end within ${DRAIN / 1000} s and is cut off`);
    await embedded?.stop(Math.max(0, STOP - (performance.now() - from)));
    if (failure) throw failure as Error;
  };
  try {
    if (config.role === 'worker') await app.init();
    else await app.listen(config.port, config.host);
    const link = config.demo ? null : await app.get(AccountsService).firstAdminLink();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(config.role === 'worker' ? `Passerelle works on jobs (ready after ${seconds} s)` : `Passerelle listens at ${config.port === 0 ? await app.getUrl() : config.url} (ready after ${seconds} s)`);
    if (config.demo) say(welcome(config.url));
    if (link) say(`There is no account yet. Make the first administrator here, once, within a day:\n  ${link}`);
    return { stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw portProblem(error, config) ?? error;
  }
}

/** Whether the port can be had, asked before the database starts and a demonstration is made. */
function probePort(config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(portProblem(error, config) ?? error));
    server.listen(config.port, config.host, () => server.close(() => resolve()));
  });
}

/** Why an address cannot be listened at, in a sentence; null when it is something else. */
function portProblem(error: unknown, { port, host }: Config): CannotStart | null {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (syscall !== 'listen' && syscall !== 'getaddrinfo') return null;
  switch (code) {
    case 'EADDRINUSE':
      return new CannotStart(`port ${port} is taken by another program: stop that one, or set another PORT`);
    case 'EACCES':
      return new CannotStart(`this account may not listen at port ${port}: set another PORT`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new CannotStart(`HOST is "${host}", which is no address of this machine`);
    default:
      return new CannotStart(`it cannot listen at port ${port} of ${host} (${code})`);
  }
}

function transportFor(config: Config): Transport {
  if (config.demo) return new MemoryTransport();
  return config.smtpUrl ? new SmtpTransport(config.smtpUrl, config.mailFrom) : new HoldingTransport();
}

/** Throws the demonstration away; never anything else. */
function reset(config: Config): void {
  if (!config.demo) throw new CannotStart('--reset is for the demonstration only');
  if (isRunning(clusterOf(config.dataDir))) throw new CannotStart('the demonstration is running; stop it first');
  for (const part of ['pg', 'attachments']) rmSync(path.join(config.dataDir, part), { recursive: true, force: true });
}
