import { PasswordLinksService } from './accounts/password-links.service.js';
import { within } from './common/within.js';
import type { Config } from './config.js';
import { dataSource } from './data-source.js';
import { welcome } from './demo/welcome.js';
import type { EmbeddedPostgres } from './db/embedded-postgres.js';
import { prepareDatabase, roleOf } from './db/prepare.js';
import { fingerprintOf } from './db/secret.js';
import { HoldingTransport, MemoryTransport, type Transport } from './mail/transport.js';
import { portProblem } from './preflight.js';
import { loadReferenceData } from './reference-data.js';
import { createApp } from './server.js';

export interface Program {
  /** Within ten seconds: requests and jobs first, the embedded database last. */
  stop(): Promise<void>;
}

/** Milliseconds; STOP is for all. */
const DRAIN_MS = 6000;
const STOP = 9000;

/** `embedded` comes from {@link preflight}. Throws `CannotStart` and leaves nothing running. */
export async function launch(
  config: Config,
  embedded: EmbeddedPostgres | null,
  say: (line: string) => void = console.log,
): Promise<Program> {
  try {
    const databaseUrl = config.databaseUrl ?? embedded!.url;
    const ownerUrl = config.databaseOwnerUrl ?? embedded?.ownerUrl ?? databaseUrl;
    const secret = { fingerprint: fingerprintOf(config.secret), acceptNew: config.acceptNewSecret ?? false, say };
    const appRole = ownerUrl === databaseUrl ? null : roleOf(databaseUrl);
    await prepareDatabase(
      dataSource(ownerUrl),
      ownerUrl,
      appRole,
      config.demo ? 'demo' : 'real',
      (owner) => loadReferenceData(owner),
      secret,
    );
    return await open(config, databaseUrl, embedded, say);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

async function open(
  config: Config,
  databaseUrl: string,
  embedded: EmbeddedPostgres | null,
  say: (line: string) => void,
): Promise<Program> {
  const app = await createApp({ config, databaseUrl, transport: await transportFor(config) });
  const stop = async (): Promise<void> => {
    const from = performance.now();
    let failure: unknown;
    const inTime = await within(DRAIN_MS, app.close()).catch((error: unknown) => {
      failure = error;
      return true;
    });
    if (!inTime) console.error(`Passerelle: what was running did not end within ${DRAIN_MS / 1000} s and is cut off`);
    await embedded?.stop(Math.max(0, STOP - (performance.now() - from)));
    if (failure) throw failure as Error;
  };
  try {
    if (config.role === 'worker') await app.init();
    else await app.listen(config.port, config.host);
    const link = config.demo ? null : await app.get(PasswordLinksService).firstAdminLink();
    const seconds = (performance.now() / 1000).toFixed(1);
    say(
      config.role === 'worker'
        ? `Passerelle works on jobs (ready after ${seconds} s)`
        : `Passerelle listens at ${config.port === 0 ? await app.getUrl() : config.url} (ready after ${seconds} s)`,
    );
    if (config.demo) say(welcome(config.url));
    if (link) say(`There is no account yet. Make the first administrator here, once, within a day:\n  ${link}`);
    return { stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw portProblem(error, config) ?? error;
  }
}

async function transportFor(config: Config): Promise<Transport> {
  if (config.demo) return new MemoryTransport();
  if (!config.smtpUrl) return new HoldingTransport();
  const { SmtpTransport } = await import('./mail/smtp-transport.js');
  return new SmtpTransport(config.smtpUrl, config.mailFrom);
}
