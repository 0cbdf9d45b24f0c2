import { type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import type { Socket } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart } from '../common/cannot-start.js';
import { realNow } from '../common/clock.js';
import { checkCluster, reasonOf } from './data-folder.js';
import { forgetOwner, refuseIfOwned, writeOwner } from './folder-owner.js';
import { within } from '../common/within.js';
import { postgresPrograms, processOwnerFor, type ProcessOwner } from './postgres-programs.js';
import { lastWords, run, start } from './postgres-process.js';
import { clearStalePidFile, isAlive, readPidFile } from './pid-file.js';

export interface EmbeddedPostgresOptions {
  dataDir: string;
  database: string;
  /** For tests: no fsync, faster initdb. */
  unsafe?: boolean;
  /** Refuses when another process runs the cluster; commands share it. */
  exclusive?: boolean;
  log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  ownerUrl: string;
  url: string;
  socketDir: string;
  /** False: another process runs the cluster, and `stop` leaves it alone. */
  owned: boolean;
  stop(ms?: number): Promise<void>;
}

export const OWNER = 'passerelle_owner';
export const APP = 'passerelle';
const PORT = 5432;
const SOCKET_PATH_MAX = 107;
const START_TIMEOUT = 60_000;

/** Without the package's wrapper, which ends the database on signals before the program. Throws {@link CannotStart}. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? ((): void => undefined);
  const dataDir = path.resolve(options.dataDir);
  const programs = await postgresPrograms();
  checkCluster(dataDir, programs.major);
  await fs.mkdir(path.dirname(dataDir), { recursive: true });
  const runner = processOwnerFor(dataDir, programs.postgres);
  if (!existsSync(path.join(dataDir, 'PG_VERSION')))
    await initialise(runner, programs.initdb, dataDir, options.unsafe ?? false);

  const socketDir = await socketDirFor(dataDir, runner);
  const settings: Record<string, string | number> = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: 200,
    shared_buffers: '128MB',
    // For SSDs: with the default of 4, tables are scanned where an index would do.
    random_page_cost: 1.1,
    log_min_messages: 'fatal',
    // Statements in the log would hold personal data.
    log_min_error_statement: 'panic',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(options.unsafe ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } : {}),
  };
  const args = [
    '-D',
    dataDir,
    '-p',
    String(PORT),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const server = new Postmaster(
    dataDir,
    () => start(runner, programs.postgres, args, dataDir, true),
    log,
    options.exclusive ?? false,
  );
  await server.up();
  const urlOf = (user: string, database: string): string =>
    `postgres://${user}@/${database}?host=${encodeURIComponent(server.socketDir)}&port=${PORT}`;
  try {
    await makeDatabase(urlOf(OWNER, 'postgres'), options.database);
  } catch (error) {
    await server.stop();
    // Class 28: the role does not exist or may not sign in, so the cluster was not made by initialise().
    if (/^(28|3D)/.test((error as { code?: string }).code ?? ''))
      throw new CannotStart(`${dataDir} holds a database of PostgreSQL that Passerelle has not made`);
    throw error;
  }
  server.speaks = true;
  return {
    ownerUrl: urlOf(OWNER, options.database),
    url: urlOf(APP, options.database),
    socketDir: server.socketDir,
    owned: server.owned,
    stop: (ms) => server.stop(ms),
  };
}

class Postmaster {
  owned = false;
  socketDir = '';
  private child: ChildProcess | undefined;
  private exit: { code: number | null; error: string } | undefined;
  private stopping = false;
  /** While starting, the output becomes part of the error instead of the log. */
  speaks = false;

  constructor(
    private readonly dataDir: string,
    private readonly launch: () => ChildProcess,
    private readonly log: (line: string) => void,
    private readonly exclusive: boolean,
  ) {}

  async up(): Promise<void> {
    const deadline = realNow().getTime() + START_TIMEOUT;
    let tries = 0;
    for (;;) {
      const info = readPidFile(this.dataDir);
      if (info && isAlive(info.pid)) {
        const isOurs = this.child !== undefined && !this.exit && info.pid === this.child.pid;
        // The owner was killed and the server is ending; this one then takes over.
        if (this.exclusive && !isOurs) refuseIfOwned(this.dataDir);
        else if (info.status === 'ready') {
          this.owned = isOurs;
          if (isOurs) writeOwner(this.dataDir);
          this.socketDir = info.socketDir;
          return;
        }
      } else if (!this.child || this.exit) {
        if (this.exit && ++tries > 3)
          throw new CannotStart(
            `the embedded PostgreSQL did not start: ${lastWords(this.exit.error) || `code ${this.exit.code}`}`,
          );
        if (info) await clearStalePidFile(this.dataDir, info.pid);
        this.begin();
      }
      if (realNow().getTime() > deadline) {
        this.child?.kill('SIGQUIT');
        throw new CannotStart(
          this.child
            ? 'the embedded PostgreSQL did not start in time'
            : `a PostgreSQL that this Passerelle has not started runs in ${this.dataDir} and does not end`,
        );
      }
      await sleep(15);
    }
  }

  async stop(ms = 10_000): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || this.exit) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.ref();
    child.kill('SIGINT');
    if (await within(ms, gone)) return forgetOwner(this.dataDir);
    this.log('the embedded PostgreSQL does not end in time: it is ended at once, and recovers at the next start');
    child.kill('SIGQUIT');
    if (await within(500, gone)) return;
    child.kill('SIGKILL');
    await within(500, gone);
  }

  private begin(): void {
    this.exit = undefined;
    const child = (this.child = this.launch());
    let error = '';
    child.stdout?.resume();
    child.stderr?.on('data', (data: Buffer) => {
      error = (error + data.toString()).slice(-4000);
      if (this.speaks) for (const line of data.toString().split('\n')) if (line) this.log(line);
    });
    const ended = (code: number | null, words: string): void => {
      if (this.child !== child || this.exit) return;
      this.exit = { code, error: words };
      if (this.owned && !this.stopping) void this.restart();
    };
    child.once('error', (failure) => ended(-1, String(failure)));
    child.once('exit', (code) => ended(code, error));
    child.unref();
    for (const stream of [child.stderr, child.stdout, child.stdin]) (stream as unknown as Socket | null)?.unref();
  }

  private async restart(): Promise<void> {
    this.owned = false;
    for (let wait = 200; !this.stopping; wait = Math.min(wait * 2, 30_000)) {
      this.log('the embedded PostgreSQL ended; starting it again');
      await sleep(wait);
      try {
        this.child = undefined;
        if (!this.stopping) await this.up();
        return;
      } catch (error) {
        this.log(String(error));
      }
    }
  }
}

/** Atomic: a killed initdb leaves only an `.init-*` folder, and processes may race. */
async function initialise(runner: ProcessOwner, initdb: string, dataDir: string, unsafe: boolean): Promise<void> {
  const unfinished = await fs.mkdtemp(`${dataDir}.init-`).catch((error: unknown) => {
    throw new CannotStart(`no database can be made in ${path.dirname(dataDir)}: ${reasonOf(error)}`);
  });
  if (runner.ownerUid !== undefined) await fs.chown(unfinished, runner.ownerUid, runner.ownerGid!);
  await run(
    runner,
    initdb,
    [
      '-D',
      unfinished,
      '-U',
      OWNER,
      '-E',
      'UTF8',
      // Independent of the machine's locales; pg_trgm recognises letters of every script.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--lc-ctype=C.UTF-8',
      '--auth-local=trust',
      '--auth-host=reject',
      '--no-instructions',
      ...(unsafe ? ['--no-sync'] : []),
    ],
    unfinished,
  ).catch(async (error: unknown) => {
    await fs.rm(unfinished, { recursive: true, force: true });
    throw error;
  });
  try {
    await fs.rename(unfinished, dataDir);
  } catch (error) {
    if (!existsSync(path.join(dataDir, 'PG_VERSION'))) throw error;
    await fs.rm(unfinished, { recursive: true, force: true });
  }
}

/** Temporary where the path of the data folder is too long for a socket. */
async function socketDirFor(dataDir: string, runner: ProcessOwner): Promise<string> {
  if (path.join(dataDir, `.s.PGSQL.${PORT}`).length <= SOCKET_PATH_MAX) return dataDir;
  const dir = mkdtempSync(path.join(os.tmpdir(), 'passerelle-'));
  if (runner.ownerUid !== undefined) await fs.chown(dir, runner.ownerUid, runner.ownerGid!);
  return dir;
}

async function makeDatabase(adminUrl: string, database: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  const there = ['42P04', '42710', '23505'];
  const make = async (statement: string): Promise<void> => {
    await admin.query(statement).catch((error: { code?: string }) => {
      if (!there.includes(error.code ?? '')) throw error;
    });
  };
  try {
    const { rows } = await admin.query<{ role: boolean; base: boolean }>(
      'select exists(select from pg_roles where rolname = $1) as role, exists(select from pg_database where datname = $2) as base',
      [APP, database],
    );
    if (!rows[0]?.role) await make(`create role ${APP} login`);
    if (!rows[0]?.base) await make(`create database ${admin.escapeIdentifier(database)}`);
  } finally {
    await admin.end();
  }
}
