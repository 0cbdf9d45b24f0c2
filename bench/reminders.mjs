// Reminders whose time has come, through the real queue and workers until their mails are handed over, against bare BullMQ
// jobs that do nothing but one update.
import pg from 'pg';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { heading, line } from './support/compare.mjs';
import { fillNetwork, fillReminders, makeAccounts } from './support/fill.mjs';
import { sizeOf } from './support/size.mjs';
import { startProcess } from './support/processes.mjs';

const COUNT = sizeOf('BENCH_REMINDERS', 2_000, 50);
const ROUNDS = Math.min(3, sizeOf('BENCH_PAIRS', 3, 1));

/** The people of the invented network wait, are written to, and their offers lapse meanwhile: those letters are not measured. */
const OURS = `kind = 'reminder'`;

export async function reminders(databases) {
  await compare(databases, 'PostgreSQL', null);
  if (process.env.REDIS_URL) await compare(databases, 'Redis', process.env.REDIS_URL);
  else console.log('(Redis: left out, since REDIS_URL is not set)');
}

async function compare(databases, backend, redisUrl) {
  heading(`${COUNT.toLocaleString('en')} due reminders, each a mail, with jobs in ${backend}: a second`);
  const made = await databases.make(`reminders_${backend.toLowerCase()}`, async (client) => {
    const filled = await fillNetwork(client, COUNT * 3);
    // A refusal without its letter would bring alarms and reminders of its own.
    await client.query(`update cases set stage = 'screening' where stage in ('refused', 'appeal')`);
    await makeAccounts(client, filled.advisers);
    await client.query('create table bare_jobs (id integer primary key, done boolean not null)');
    await client.query('grant select, insert, update, delete on bare_jobs to passerelle');
    return {
      cases: filled.cases.filter((c) => c.adviser && !['closed', 'withdrawn'].includes(c.stage)).slice(0, COUNT),
    };
  });
  const settings = { url: made.url, ownerUrl: made.ownerUrl, redisUrl, count: COUNT };
  const [program, bare] = [
    await startProcess('./program.mjs', { ...settings, role: 'worker' }),
    await startProcess('./bare-jobs.mjs', settings),
  ];
  const owner = new pg.Client({ connectionString: made.ownerUrl });
  await owner.connect();
  const outbox = { ratios: [], a: [], b: [] };
  const handed = { ratios: [], a: [], b: [] };
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      await fillReminders(owner, made.cases, round);
      const began = performance.now();
      const planned = await reached(
        owner,
        `select count(*)::integer as left from reminders where state = 'planned'`,
        began,
      );
      const queued = await reached(
        owner,
        `select count(*)::integer as left from outgoing_mails where ${OURS} and state = 'queued'`,
        began,
      );
      const { rows } = await owner.query(
        `select state, count(*)::integer as count from outgoing_mails where ${OURS} group by 1`,
      );
      if (rows.length !== 1 || rows[0].state !== 'sent' || rows[0].count !== made.cases.length * (round + 1))
        throw new Error(`the outbox holds ${JSON.stringify(rows)}`);
      const alone = COUNT / (await bare.ask('run')).seconds;
      // The first round warms up.
      if (round === 0) continue;
      for (const [seen, seconds] of [
        [outbox, planned],
        [handed, queued],
      ]) {
        seen.a.push(made.cases.length / seconds);
        seen.b.push(alone);
        seen.ratios.push(made.cases.length / seconds / alone);
      }
    }
    line(
      'until their mails are in the outbox, against bare jobs',
      outbox,
      backend === 'Redis' ? 'none set' : '0.4',
      'a second',
    );
    line('until their mails are handed over', handed, backend === 'Redis' ? 'none set' : '0.3', 'a second');
  } finally {
    await owner.end();
    await program.stop();
    await bare.stop();
  }
}

/** Waits until a count has come down to nothing; answers the seconds since. */
async function reached(client, statement, began) {
  for (;;) {
    const { rows } = await client.query(statement);
    if (rows[0].left === 0) return (performance.now() - began) / 1000;
    if (performance.now() - began > 300_000) throw new Error(`${rows[0].left} left after five minutes`);
    await sleep(20);
  }
}
