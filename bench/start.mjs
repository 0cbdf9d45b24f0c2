// From the command to the first answer of /api/health/ready, with an empty data folder and with one that was used before;
// against Node that does nothing, and against the embedded PostgreSQL alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { heading, line, PAIRS } from './support/compare.mjs';
import { folder } from './support/database.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const ROUNDS = Math.min(PAIRS, 3);

export async function start() {
  heading('Starting: seconds to ready');
  const seen = Object.fromEntries(
    ['nothing', 'postgresCold', 'postgresWarm', 'programCold', 'programWarm', 'npmCold', 'npmWarm'].map((name) => [
      name,
      [],
    ]),
  );
  for (let i = 0; i < ROUNDS; i++) {
    seen.nothing.push(await nothing());
    const [alone, program, npm] = [folder(), folder(), folder()];
    seen.postgresCold.push(await postgres(alone.dir));
    seen.programCold.push(await ready([process.execPath, 'dist/joined/main.js'], program.dir));
    seen.npmCold.push(await ready(['npm', 'start'], npm.dir));
    seen.postgresWarm.push(await postgres(alone.dir));
    seen.programWarm.push(await ready([process.execPath, 'dist/joined/main.js'], program.dir));
    seen.npmWarm.push(await ready(['npm', 'start'], npm.dir));
    for (const { remove } of [alone, program, npm]) remove();
  }
  const against = (what, a, b) => line(what, { ratios: a.map((value, i) => value / b[i]), a, b }, 'none set', 's');
  against('the program, empty folder, against PostgreSQL alone', seen.programCold, seen.postgresCold);
  against('the program, used folder, against PostgreSQL alone', seen.programWarm, seen.postgresWarm);
  against('the program, empty folder, against Node doing nothing', seen.programCold, seen.nothing);
  against('the program, used folder, against Node doing nothing', seen.programWarm, seen.nothing);
  against('npm start with its build, empty folder, against the program', seen.npmCold, seen.programCold);
  against('npm start with its build, used folder, against the program', seen.npmWarm, seen.programWarm);
}

async function nothing() {
  const began = performance.now();
  await once(spawn(process.execPath, ['-e', '0']), 'exit');
  return (performance.now() - began) / 1000;
}

/** A process that starts the embedded PostgreSQL, says so, and stops it. */
async function postgres(dir) {
  const script = `
    import { startEmbeddedPostgres } from './dist/db/embedded-postgres.js';
    const postgres = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(path.join(dir, 'pg'))}, database: 'passerelle' });
    process.stdout.write('up');
    await postgres.stop();`;
  const began = performance.now();
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const seconds = (performance.now() - began) / 1000;
  await once(child, 'exit');
  return seconds;
}

/** Seconds until a command that starts the program has answered; then it is stopped. */
async function ready([command, ...args], dir) {
  const began = performance.now();
  const { stop } = await launch([command, ...args], dir);
  const seconds = (performance.now() - began) / 1000;
  await stop();
  return seconds;
}

/** The demonstration in a folder of its own, ready to be asked. */
export const startDemo = (dir) => launch([process.execPath, 'dist/joined/main.js', '--demo'], dir);

async function launch([command, ...args], dir) {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), PASSERELLE_DATA: dir };
  for (const name of [
    'DATABASE_URL',
    'REDIS_URL',
    'SMTP_URL',
    'PASSERELLE_SECRET',
    'PASSERELLE_URL',
    'PASSERELLE_ROLE',
  ])
    delete env[name];
  // Its own process group: npm does not hand every signal on.
  const child = spawn(command, args, { cwd: root, env, detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  const url = `http://localhost:${port}`;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health/ready`).catch(() => null);
    if (answer?.status === 200) break;
    if (child.exitCode !== null) throw new Error(`${command} ended (${child.exitCode})`);
    await sleep(10);
  }
  return {
    url,
    stop: async () => {
      process.kill(-child.pid, 'SIGTERM');
      await ended;
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
