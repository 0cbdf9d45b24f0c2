// `npm run storm`: reminders due in the same minute, two workers, and everything that can go wrong around them. What
// arrived is counted at the receiving mail server and compared with the ledger. Ends with 1 when anything was lost or
// sent twice; see README.md.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import pg from 'pg';
import { heading, note } from './support/compare.mjs';
import { startDatabases } from './support/database.mjs';
import { fillNetwork, fillStorm, makeAccounts } from './support/fill.mjs';
import { startProcess } from './support/processes.mjs';
import { SMALLEST } from './support/size.mjs';
import { MOODS, startStormServer } from './support/storm-server.mjs';

const SIZES = {
  small: { count: 200, kills: 1, restarts: 1 },
  usual: { count: 5_000, kills: 12, restarts: 2 },
  large: { count: 100_000, kills: 40, restarts: 4 },
};
/** Milliseconds. */
const BETWEEN_BLOWS = [800, 3_000];
const MAY_HAVE_LEFT = 'interrupted while handing over; it may have left';

/** One storm per backend; throws when one of them lost or doubled anything. */
export async function storm(databases, size = SIZES[SMALLEST ? 'small' : 'usual']) {
  const violations = await stormOn(databases, 'postgres', null, size);
  const redis = await someRedis();
  if (redis === null) console.log('(Redis: left out, since there is neither REDIS_URL nor a redis-server)');
  else {
    try {
      violations.push(...(await stormOn(databases, 'redis', redis, size)));
    } finally {
      await redis.end();
    }
  }
  if (violations.length > 0) throw new Error(violations.join('\n'));
}

async function stormOn(databases, backend, redis, { count, kills, restarts }) {
  heading(`${count.toLocaleString('en')} reminders due in the same minute, jobs in ${backend}, in a storm`);
  const smtp = await startStormServer();
  const made = await databases.make(`storm_${backend}`, async (client) => {
    const { cases, advisers } = await fillNetwork(client, count * 3);
    await makeAccounts(client, advisers);
    const theirs = cases.filter((c) => c.adviser && !['closed', 'withdrawn'].includes(c.stage)).slice(0, count);
    if (theirs.length < count) throw new Error(`only ${theirs.length} cases have an adviser`);
    await fillStorm(client, theirs, new Date(Date.now() + 3_000));
    return {};
  });
  const settings = { url: made.url, ownerUrl: made.ownerUrl, redisUrl: redis?.url ?? null, smtpUrl: smtp.url };
  const workers = [];
  const start = async (place) => (workers[place] = await startProcess('./worker.mjs', settings));
  const ask = (statement) => asked(made.ownerUrl, statement);
  const began = performance.now();
  let blows = { kills: 0, restarts: 0, flushes: 0, stops: 0 };
  try {
    await Promise.all([start(0), start(1)]);
    blows = await rage({ smtp, redis, databases, workers, start, kills, restarts });
    smtp.mood = 'takes';
    await calm({ ask, workers, start });
  } finally {
    for (const worker of workers) await worker?.stop();
  }
  const seconds = (performance.now() - began) / 1000;
  const { figures, violations } = await judge({ ask, smtp, count });
  note(
    'blows',
    Object.entries({ ...blows, ...smtp.met })
      .map(([what, times]) => `${what} ${times}`)
      .join(', '),
  );
  for (const [what, figure] of Object.entries(figures)) note(what, figure);
  note('seconds until all was settled', Math.round(seconds));
  for (const violation of violations) console.log(`VIOLATION ${violation}`);
  await smtp.close();
  return violations;
}

/** One blow after the other, at random, until each has fallen as often as it should. */
async function rage({ smtp, redis, databases, workers, start, kills, restarts }) {
  const done = { kills: 0, restarts: 0, flushes: 0, stops: 0 };
  const left = () => ({
    kills: kills - done.kills,
    restarts: restarts - done.restarts,
    ...(redis ? { flushes: restarts - done.flushes, stops: restarts - done.stops } : {}),
  });
  // So that some letters are under way.
  await sleep(2_500);
  for (;;) {
    const open = Object.entries(left()).flatMap(([blow, times]) => Array(Math.max(0, times)).fill(blow));
    if (open.length === 0) return done;
    const blow = open[Math.floor(Math.random() * open.length)];
    smtp.mood = Math.random() < 0.5 ? 'takes' : MOODS[Math.floor(Math.random() * MOODS.length)];
    await sleep(BETWEEN_BLOWS[0] + Math.random() * (BETWEEN_BLOWS[1] - BETWEEN_BLOWS[0]));
    done[blow]++;
    if (blow === 'kills') {
      const place = Math.floor(Math.random() * workers.length);
      await workers[place].kill();
      await start(place);
    } else if (blow === 'restarts') databases.crash();
    else if (blow === 'flushes') await redis.flush();
    else await redis.restart();
  }
}

/** The weather is over: time passes until nothing is under way any more. Claims of the dead lapse, letters that were put off are due. */
async function calm({ ask, workers, start }) {
  for (let round = 0; round < 40; round++) {
    if (await settled(ask, 30_000)) return;
    for (const place of workers.keys()) await workers[place].stop();
    // No process lives that could be at it: as if ten minutes had passed.
    await ask(
      `update outgoing_mails set try_at = try_at - interval '10 minutes', claimed_at = claimed_at - interval '10 minutes' where state = 'queued'`,
    );
    await ask(`update mail_server set next_try_at = next_try_at - interval '10 minutes'`);
    await ask(`update sweep_rounds set claimed_until = null`);
    await Promise.all([...workers.keys()].map((place) => start(place)));
  }
}

/** Whether nothing is planned or under way; waits for as long as there is some progress, and a while. */
async function settled(ask, patience) {
  let [before, since] = [null, performance.now()];
  while (performance.now() - since < patience) {
    const [{ left, waiting }] = await ask(`select (select count(*) from reminders where state = 'planned')
      + (select count(*) from outgoing_mails where state = 'queued' and (claimed_at is null and try_at <= now())) as left,
      (select count(*) from outgoing_mails where state = 'queued') as waiting`);
    if (waiting === '0' && left === '0') return true;
    // What is left waits for its time, or was claimed by a process that died.
    if (left === '0') return false;
    if (left !== before) [before, since] = [left, performance.now()];
    await sleep(500);
  }
  return false;
}

async function judge({ ask, smtp, count }) {
  const lines = await ask(`
    select r.id, r.state, f.case_id as "caseId", coalesce((select json_agg(json_build_object('id', m.id, 'state', m.state, 'error', m.error, 'urgent', m.urgent))
      from outgoing_mails m where m.id = any(r.mail_ids)), '[]') as mails
    from reminders r join follow_ups f on f.id = r.follow_up_id where r.audience = 'adviser'`);
  const violations = [];
  const figures = { 'arrived once': 0, 'arrived twice, urgent, same Message-ID': 0, 'listed: it may have left': 0 };
  const idsOfCase = new Map();
  for (const [id, { cases }] of smtp.arrived)
    for (const theCase of cases) idsOfCase.set(theCase, [...(idsOfCase.get(theCase) ?? []), id]);
  if (lines.length !== count) violations.push(`${lines.length} lines instead of ${count}`);
  for (const { id, state, caseId, mails } of lines) {
    const ids = idsOfCase.get(caseId) ?? [];
    if (ids.length > 1) violations.push(`${id}: sent twice by the ledger, as ${ids.join(' and ')}`);
    if (state !== 'sent' || mails.length !== 1) {
      violations.push(`${id}: ${state} with ${mails.length} mails`);
      continue;
    }
    const [mail] = mails;
    const times = smtp.arrived.get(`${mail.id}@passerelle`)?.times ?? 0;
    const isListed = mail.state === 'failed' && mail.error === MAY_HAVE_LEFT;
    if (isListed) figures['listed: it may have left']++;
    else if (mail.state !== 'sent') violations.push(`${id}: its mail is ${mail.state}, ${mail.error}`);
    else if (times === 0 || !ids.includes(`${mail.id}@passerelle`)) violations.push(`${id}: lost`);
    else if (times === 1) figures['arrived once']++;
    if (times > 1 && mail.urgent) figures['arrived twice, urgent, same Message-ID']++;
    if (times > 1 && !mail.urgent) violations.push(`${id}: arrived ${times} times though it is not urgent`);
  }
  figures['lost, or sent twice by the ledger'] = violations.length;
  return { figures, violations };
}

async function asked(url, statement) {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query(statement)).rows;
    } catch (error) {
      // The database comes back after its restart.
      if (tries > 100) throw error;
      await sleep(200);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** That of REDIS_URL, which is only flushed; or one of our own, which is stopped, too. Null: there is none. */
async function someRedis() {
  if (process.env.REDIS_URL) {
    const redis = new Redis(process.env.REDIS_URL);
    return {
      url: process.env.REDIS_URL,
      flush: () => redis.flushall(),
      restart: () => redis.flushall(),
      end: () => redis.quit(),
    };
  }
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const dir = mkdtempSync(path.join(os.tmpdir(), 'passerelle-storm-redis-'));
  const run = () => spawn('redis-server', ['--port', String(port), '--save', '', '--dir', dir], { stdio: 'ignore' });
  let child = run();
  const end = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  };
  await sleep(500);
  return {
    url,
    async flush() {
      const redis = new Redis(url);
      await redis.flushall().catch(() => undefined);
      redis.disconnect();
    },
    async restart() {
      await end();
      await sleep(2_000);
      child = run();
    },
    end,
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const databases = await startDatabases();
  try {
    const size = process.argv.includes('--large') ? 'large' : process.argv.includes('--small') ? 'small' : 'usual';
    await storm(databases, SIZES[size]);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  } finally {
    await databases.stop();
  }
  process.exit();
}
