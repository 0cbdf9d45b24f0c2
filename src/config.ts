import path from 'node:path';
import { CannotStart } from './common/cannot-start.js';
import { isClamdAddress } from './files/clamd.js';
import { holdsDatabase } from './db/data-folder.js';
import { ownSecret, readSecret } from './db/secret.js';

export const ROLES_OF_PROCESS = ['all', 'web', 'worker'] as const;
export type RoleOfProcess = (typeof ROLES_OF_PROCESS)[number];

export interface Config {
  role: RoleOfProcess;
  demo: boolean;
  reset: boolean;
  acceptNewSecret?: boolean;
  port: number;
  host: string;
  /** Public address, for links and the trusted origin; without a trailing slash. */
  url: string;
  dataDir: string;
  secret: string;
  /** Null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** The owner of the schema, for migrations; null: {@link databaseUrl} does both. */
  databaseOwnerUrl: string | null;
  /** Null: BullMQ keeps its jobs in PostgreSQL. */
  redisUrl: string | null;
  /** Null: mails are held. */
  smtpUrl: string | null;
  mailFrom: string;
  /** Return mailbox that supports plus addressing; null: the sender's. */
  mailReturnPath: string | null;
  /** Bearer token of `/api/mail/bounces`; null: disabled. */
  mailBouncesKey: string | null;
  alertWebhookUrl: string | null;
  /** The virus scanner, `tcp://host:port` or `unix:/path`; null: files are not scanned. */
  clamdUrl: string | null;
  /** What Fastify takes as `trustProxy`: false, true, or addresses. */
  trustProxy: boolean | string;
  /** Bearer token of `/metrics`; null: disabled. */
  metricsKey: string | null;
  offerDays: number;
  /** Who is responsible for the data, with address; null: the public pages stay closed. */
  controller: { name: string; contact: string } | null;
}

export class BadSettings extends Error {
  constructor(readonly errors: string[]) {
    super(`${errors.length} setting${errors.length === 1 ? '' : 's'} cannot be used`);
  }
}

type Env = Record<string, string | undefined>;
const DEMO_CONTROLLER = { name: 'Verein Passerelle (erfunden)', contact: 'passerelle@passerelle.example' };
const PLACEHOLDERS = /^(change[-_ ]?me|secret|password|passerelle|example|test|default|todo|x+)$/i;

/** Throws {@link BadSettings} with every fault, {@link CannotStart} for an unusable data folder or secret. */
export function readConfig(
  env: Env = process.env,
  args: string[] = process.argv.slice(2),
  purpose: 'start' | 'command' = 'start',
): Config {
  const errors: string[] = [];
  const text = (name: string): string | null => env[name]?.trim() || null;
  const whole = (name: string, fallback: number, min: number, max: number): number => {
    const value = text(name);
    if (value === null) return fallback;
    if (!/^\d{1,6}$/.test(value) || Number(value) < min || Number(value) > max)
      errors.push(`${name} is "${value}", but takes a whole number from ${min} to ${max}`);
    return Number(value);
  };
  const address = (name: string, protocols: string[]): string | null => {
    const value = text(name);
    if (value === null) return null;
    // The value may hold a password and is not repeated.
    if (
      !URL.canParse(value.replace('@/', '@localhost/')) ||
      !protocols.includes(new URL(value.replace('@/', '@localhost/')).protocol)
    )
      errors.push(
        `${name} is not an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
      );
    return value;
  };

  const demo = args.includes('--demo');
  const [reset, acceptNewSecret] = [args.includes('--reset'), args.includes('--accept-new-secret')];
  for (const arg of args)
    if (!['--demo', '--reset', '--accept-new-secret'].includes(arg))
      errors.push(`${arg} is not an option; there are --demo, --reset and --accept-new-secret`);
  if (reset && !demo) errors.push('--reset is for the demonstration only');
  const role = text('PASSERELLE_ROLE') ?? 'all';
  if (!ROLES_OF_PROCESS.includes(role as RoleOfProcess))
    errors.push(`PASSERELLE_ROLE is "${role}", but takes ${ROLES_OF_PROCESS.join(', ')}`);
  const databaseUrl = demo ? null : address('DATABASE_URL', ['postgres:', 'postgresql:']);
  const databaseOwnerUrl = demo ? null : address('DATABASE_OWNER_URL', ['postgres:', 'postgresql:']);
  if (databaseOwnerUrl && !databaseUrl) errors.push('DATABASE_OWNER_URL is there without DATABASE_URL');
  if (role !== 'all' && !databaseUrl)
    errors.push(
      `PASSERELLE_ROLE=${role} needs DATABASE_URL: the embedded database would stop with the process that owns it`,
    );
  const port = whole('PORT', 3000, 0, 65535);
  const url = (address('PASSERELLE_URL', ['http:', 'https:']) ?? `http://localhost:${port}`).replace(/\/+$/, '');
  const host = demo ? '127.0.0.1' : (text('HOST') ?? '127.0.0.1');
  const redisUrl = demo ? null : address('REDIS_URL', ['redis:', 'rediss:', 'unix:']);
  const smtpUrl = demo ? null : address('SMTP_URL', ['smtp:', 'smtps:']);
  const mailFrom = text('MAIL_FROM') ?? 'Passerelle <passerelle@localhost>';
  if (smtpUrl && !text('MAIL_FROM')) errors.push('MAIL_FROM is missing: with SMTP_URL, mails need a sender');
  if (/[\r\n]/.test(mailFrom)) errors.push('MAIL_FROM has a line break in it');
  const mailReturnPath = text('MAIL_RETURN_PATH');
  // The suffix has 49 characters, and a local part at most 64.
  if (mailReturnPath && !/^[^\s@+]{1,15}@[^\s@]+\.[^\s@]+$/.test(mailReturnPath))
    errors.push('MAIL_RETURN_PATH is not an e-mail address with at most 15 signs before the @');
  const key = (name: string): string | null => {
    const value = text(name);
    if (value && value.length < 16) errors.push(`${name} is shorter than 16 signs`);
    return value;
  };
  const mailBouncesKey = key('MAIL_BOUNCES_KEY');
  const metricsKey = key('PASSERELLE_METRICS_KEY');
  const alertWebhookUrl = demo ? null : address('ALERT_WEBHOOK_URL', ['http:', 'https:']);
  const clamdUrl = demo ? null : text('CLAMD_URL');
  if (clamdUrl && !isClamdAddress(clamdUrl))
    errors.push('CLAMD_URL is neither tcp://host:port nor unix:/path of the socket of clamd');
  const offerDays = whole('PASSERELLE_OFFER_DAYS', 5, 1, 60);
  const controllerName = text('PASSERELLE_CONTROLLER');
  const controllerContact = text('PASSERELLE_CONTROLLER_CONTACT');
  if ((controllerName === null) !== (controllerContact === null))
    errors.push(
      'PASSERELLE_CONTROLLER and PASSERELLE_CONTROLLER_CONTACT go together: who answers for the data, and where to write',
    );
  if (controllerContact && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(controllerContact))
    errors.push('PASSERELLE_CONTROLLER_CONTACT is not an e-mail address');
  const controller = controllerName && controllerContact ? { name: controllerName, contact: controllerContact } : null;
  const dataDir = path.join(path.resolve(text('PASSERELLE_DATA') ?? 'data'), ...(demo ? ['demo'] : []));
  const given = text('PASSERELLE_SECRET');
  if (given && (given.length < 32 || PLACEHOLDERS.test(given) || new Set(given).size < 8))
    errors.push(
      'PASSERELLE_SECRET is too short or a placeholder: it takes 32 random signs or more (openssl rand -base64 32)',
    );
  if (!given && databaseUrl)
    errors.push('PASSERELLE_SECRET is missing: with DATABASE_URL it must be set, and be the same for every process');
  if (errors.length > 0) throw new BadSettings(errors);

  const secret =
    given ?? (purpose === 'command' ? secretThatIsThere(dataDir) : ownSecret(dataDir, acceptNewSecret || reset));
  return {
    role: role as RoleOfProcess,
    demo,
    reset,
    acceptNewSecret,
    port,
    host,
    url,
    dataDir,
    secret,
    databaseUrl,
    databaseOwnerUrl,
    redisUrl,
    smtpUrl,
    mailFrom,
    mailReturnPath,
    mailBouncesKey,
    alertWebhookUrl,
    clamdUrl,
    trustProxy: trust(text('TRUST_PROXY')),
    metricsKey,
    offerDays,
    controller: demo ? DEMO_CONTROLLER : controller,
  };
}

/** A mail server runs `npm run bounces` without access to the secret. Throws {@link BadSettings} without the key. */
export function readBouncesSettings(env: Env = process.env): { url: string; key: string } {
  const key = env['MAIL_BOUNCES_KEY']?.trim();
  if (!key) throw new BadSettings(['MAIL_BOUNCES_KEY is missing: without it the program takes no returned letters']);
  const url = env['PASSERELLE_URL']?.trim() || `http://localhost:${env['PORT']?.trim() || 3000}`;
  return { url: url.replace(/\/+$/, ''), key };
}

function trust(value: string | null): boolean | string {
  if (value === null || value === 'false' || value === '0') return false;
  return value === 'true' || value === '1' ? true : value;
}

function secretThatIsThere(dataDir: string): string {
  if (!holdsDatabase(dataDir)) throw new CannotStart(`there is no database in ${dataDir} (PASSERELLE_DATA)`);
  const secret = readSecret(path.join(dataDir, 'secret'));
  if (!secret)
    throw new CannotStart(
      `the secret of the database in ${dataDir} is missing: put the file "secret" back into it, or set PASSERELLE_SECRET`,
    );
  return secret;
}
