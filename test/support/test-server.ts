import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { hashPassword } from '../../src/accounts/password.js';
import { Sealer } from '../../src/audit/sealer.js';
import { Clock, setRealTime } from '../../src/common/clock.js';
import type { Config } from '../../src/config.js';
import { Db } from '../../src/db/db.js';
import { SharedRateStore } from '../../src/db/rate.store.js';
import { DeliveryService } from '../../src/mail/delivery.service.js';
import { MemoryTransport, type Transport } from '../../src/mail/transport.js';
import { QueueService } from '../../src/queue/queue.service.js';
import { SweepService } from '../../src/queue/sweep.service.js';
import { createApp } from '../../src/server.js';
import type { Role } from '../../src/access/permissions.js';
import { Auth } from '../../src/accounts/auth.js';
import { KnownBrowsers } from '../../src/accounts/known-browsers.js';
import { Client } from './client.js';
import { makeDatabase, type TestDatabase } from './database.js';
import { watchUnsafeWrites } from './unsafe-writes.js';
import { watchUndeclaredProblems } from './undeclared-problems.js';

/** A clock that stands still until the story moves it. */
export class StoppedClock extends Clock {
  constructor(private instant: Date) {
    super();
  }
  override now(): Date {
    return new Date(this.instant.getTime());
  }
  /** Moves the real time, which the business time does not follow, away from that of the machine; 0 puts it back. */
  setRealOffset({ days = 0, minutes = 0, seconds = 0 }: { days?: number; minutes?: number; seconds?: number }): void {
    const offset = ((days * 24 * 60 + minutes) * 60 + seconds) * 1000;
    setRealTime(offset === 0 ? null : () => new Date(Date.now() + offset));
  }
  set(instant: string): void {
    this.instant = new Date(instant);
  }
  forward(amount: { days?: number; hours?: number; minutes?: number }): void {
    this.instant = new Date(
      this.instant.getTime() + (((amount.days ?? 0) * 24 + (amount.hours ?? 0)) * 60 + (amount.minutes ?? 0)) * 60_000,
    );
  }
}

/** Monday, 2 March 2026, 10:00 in Zurich: the day on which every story begins. */
export const BEGINNING = '2026-03-02T10:00:00+01:00';
export const PASSWORD = 'passerelle-demo';
/** At the usual cost, hashing and checking took a fifth of a second for each account of each story. */
const CHEAP_HASH = hashPassword(PASSWORD, 1024);

export interface HouseOptions {
  /** Whether a worker runs beside the requests; stories that want to see each step leave it out. */
  works?: boolean;
  transport?: Transport;
  config?: Partial<Config>;
  database?: TestDatabase;
  /** As in production, where all but advisers need a second factor; stories of other things leave it out. */
  strict?: boolean;
}

/**
 * The whole program on a fresh database of its own, with a stopped clock and a transport that keeps its mails. Without
 * `works`, jobs wait until the story calls {@link TestServer.tick}.
 */
export class TestServer {
  private readonly clients = new Map<string, Client>();

  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: TestDatabase,
    readonly clock: StoppedClock,
    readonly post: MemoryTransport,
    readonly url: string,
    readonly config: Config,
    private readonly unsafeWrites: ReturnType<typeof watchUnsafeWrites>,
    private readonly undeclaredProblems: ReadonlySet<string>,
  ) {}

  static async open(options: HouseOptions = {}): Promise<TestServer> {
    const database = options.database ?? (await makeDatabase());
    const clock = new StoppedClock(new Date(BEGINNING));
    const post = new MemoryTransport();
    const config: Config = {
      role: options.works ? 'all' : 'web',
      demo: false,
      reset: false,
      port: 0,
      host: '127.0.0.1',
      url: 'http://localhost:3000',
      dataDir: mkdtempSync(path.join(os.tmpdir(), 'passerelle-data-')),
      secret: randomBytes(32).toString('base64url'),
      databaseUrl: database.url,
      databaseOwnerUrl: null,
      redisUrl: null,
      smtpUrl: null,
      mailFrom: 'Passerelle <passerelle@passerelle.example>',
      mailReturnPath: null,
      mailBouncesKey: 'bounces-key-of-the-tests',
      alertWebhookUrl: null,
      clamdUrl: null,
      trustProxy: false,
      metricsKey: 'metrics-key-of-the-tests',
      offerDays: 5,
      controller: { name: 'Verein der Geschichten', contact: 'daten@passerelle.example' },
      ...options.config,
    };
    const unsafeWrites = watchUnsafeWrites();
    const app = await createApp({
      config,
      databaseUrl: database.url,
      transport: options.transport ?? post,
      clock,
      secondFactor: options.strict ? 'needed' : 'optional',
    });
    const undeclared = watchUndeclaredProblems(app);
    await app.listen(config.port, '127.0.0.1');
    return new TestServer(app, database, clock, post, await app.getUrl(), config, unsafeWrites, undeclared);
  }

  async close(): Promise<void> {
    setRealTime(null);
    await this.app.close();
    this.unsafeWrites.stop();
    await this.database.drop();
    rmSync(this.config.dataDir, { recursive: true, force: true });
    if (this.unsafeWrites.found.length > 0)
      throw new Error(`written outside of a transaction:\n${[...new Set(this.unsafeWrites.found)].join('\n')}`);
    if (this.undeclaredProblems.size > 0)
      throw new Error(`problems that OpenAPI does not declare:\n${[...this.undeclaredProblems].join('\n')}`);
  }

  get db(): Db {
    return this.app.get(Db);
  }

  /** Rows straight from the database, for what no route shows. */
  rows<T = Record<string, unknown>>(statement: string, values: unknown[] = []): Promise<T[]> {
    return this.db.source.transaction((tx) => tx.query<T[]>(statement, values));
  }

  /** Somebody without a session. */
  get anybody(): Client {
    return new Client(this.url);
  }

  /** Makes an account that works and signs it in; the same name answers the same client. */
  async as(
    role: Role,
    {
      name = role,
      cantons = role === 'coordinator' ? ['VD', 'GE'] : [],
      adviserId = null,
    }: { name?: string; cantons?: string[]; adviserId?: string | null } = {},
  ): Promise<Client> {
    const known = this.clients.get(name);
    if (known) return known;
    const email = `${name}@passerelle.example`;
    const accounts = this.app.get(AccountsService);
    await this.db.transaction(async (tx) => {
      const id = await accounts.create(tx, { email, name, role, cantons, locale: 'fr' }, adviserId);
      await tx.query(`insert into passwords (account_id, id, hash, set_at) values ($1, $1, $2, now())`, [
        id,
        await CHEAP_HASH,
      ]);
    });
    const client = await this.signIn(email);
    this.clients.set(name, client);
    return client;
  }

  /** As if its holder had signed in there before: in other browsers an adviser's password asks for a letter. */
  private async rememberBrowser(client: Client, email: string): Promise<void> {
    const [account] = await this.rows<{ id: string }>(`select id from accounts where email = $1`, [email]);
    const nobody = { device: null, network: '', entries: [] };
    if (account) client.keep(this.app.get(KnownBrowsers).remember(nobody, account.id));
  }

  async signIn(email: string, password = PASSWORD): Promise<Client> {
    const client = new Client(this.url);
    if (this.app.get(Auth).needsLetter('adviser')) await this.rememberBrowser(client, email);
    const answer = await client.post('/api/auth/sign-in/email', { email, password });
    if (answer.status !== 200 || answer.body.user === null)
      throw new Error(`signing in: ${answer.status} ${JSON.stringify(answer.body)}`);
    return client;
  }

  /** What a minute of the worker does: sweep, due jobs, letters. Answers what the sweep did. */
  async tick(): Promise<Record<string, number>> {
    const did = await this.app.get(SweepService).sweep();
    await this.app.get(DeliveryService).deliverDue(0);
    return did ?? {};
  }

  get queue(): QueueService {
    return this.app.get(QueueService);
  }

  get sealer(): Sealer {
    return this.app.get(Sealer);
  }

  /** Begins all rate limits anew, for stories that would run into each other's. */
  async forgetCounts(): Promise<void> {
    (this.app.get<unknown>(SharedRateStore) as { limiters: Map<string, unknown> }).limiters.clear();
    await this.rows(`delete from rate_limits`);
  }

  /** The letters handed over so far to an address, or to anybody, as they were written: several are sent side by side. */
  letters(to?: string): { to: string; subject: string; text: string }[] {
    return this.post.mails
      .filter((mail) => to === undefined || mail.to === to)
      .sort((one, other) => (one.messageId < other.messageId ? -1 : 1));
  }
}
