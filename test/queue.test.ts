import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../src/common/id.js';
import { DeliveryService } from '../src/mail/delivery.service.js';
import { MemoryTransport } from '../src/mail/transport.js';
import { QueueBackend } from '../src/queue/backend.js';
import type { JobKind } from '../src/queue/job.js';
import { SweepService } from '../src/queue/sweep.service.js';
import type { Client } from './support/client.js';
import { asOwner } from './support/database.js';
import { TestServer } from './support/test-server.js';
import { freePort } from './support/program.js';
import { aCase, anAdviser } from './support/rows.js';

/** A way to take the queue away from a server, and to give it back. */
interface Backend {
  redisUrl: string | null;
  cut(server: TestServer): Promise<void>;
  mend(server: TestServer): Promise<void>;
  close(): Promise<void>;
}

/** BullMQ in PostgreSQL: its schema is closed to the program, while the tables of the rooms stay open. */
function inPostgres(): Promise<Backend> {
  const usage = (server: TestServer, words: string) =>
    asOwner(server.database.name, async (client) => void (await client.query(words)));
  return Promise.resolve({
    redisUrl: null,
    cut: (server) => usage(server, 'revoke usage on schema bullmq from passerelle'),
    mend: (server) => usage(server, 'grant usage on schema bullmq to passerelle'),
    close: () => Promise.resolve(),
  });
}

/** BullMQ in Redis, reached through a door of ours that can be shut. */
async function inRedis(address: string): Promise<Backend> {
  const [url, { port, hostname }] = [new URL(address), new URL(address)];
  const through = new Set<net.Socket>();
  let shut = false;
  const door = net.createServer((client) => {
    if (shut) return void client.destroy();
    const upstream = net.connect(Number(port || 6379), hostname);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      through.add(one);
      one.on('error', () => undefined).on('close', () => (other.destroy(), through.delete(one)));
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  url.host = `127.0.0.1:${(door.address() as net.AddressInfo).port}`;
  return {
    redisUrl: url.toString(),
    cut: () => {
      shut = true;
      for (const socket of through) socket.destroy();
      return Promise.resolve();
    },
    mend: () => Promise.resolve(void (shut = false)),
    close: () => new Promise((resolve) => (door.close(() => resolve()), through.forEach((socket) => socket.destroy()))),
  };
}

const REDIS = process.env['REDIS_URL'];
const BACKENDS: [name: string, open: () => Promise<Backend>][] = [
  ['PostgreSQL', inPostgres],
  ...(REDIS ? [['Redis', () => inRedis(REDIS)] as [string, () => Promise<Backend>]] : []),
];

/** Waits until something is so, for ten seconds at most. */
async function until(so: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (await so()) return;
    await sleep(50);
  }
  throw new Error('it did not come to pass');
}
describe.each(BACKENDS)('the queue in %s', (_name, open) => {
  const post = new MemoryTransport();
  const kind: JobKind<{ what: string }> = { queue: 'work', name: 'story' };
  const ran: string[] = [];
  let backend: Backend;
  let server: TestServer;
  let second: TestServer;
  let rahel: Client;
  let yonas: string;
  let jobs: ReturnType<QueueBackend['queue']>;

  beforeAll(async () => {
    backend = await open();
    const options = { works: true, transport: post, config: { redisUrl: backend.redisUrl } };
    server = await TestServer.open(options);
    second = await TestServer.open({ ...options, database: server.database });
    for (const each of [server, second])
      each.queue.handle(kind, ({ what }) => {
        ran.push(what);
        const fails = what.startsWith('fails once') && ran.filter((other) => other === what).length === 1;
        return fails ? Promise.reject(new Error('the first time')) : Promise.resolve();
      });
    jobs = server.app.get(QueueBackend).queue('work');
    const rahelId = await anAdviser(server, 'Rahel');
    rahel = await server.as('adviser', { name: 'rahel', adviserId: rahelId });
    yonas = await aCase(server, { firstName: 'Yonas', adviser: rahelId });
  });
  beforeEach(() => {
    ran.length = 0;
    post.mails.length = 0;
  });
  afterAll(async () => {
    await jobs.close();
    await second.app.close();
    await server.close();
    await backend.close();
  });

  const enqueue = (what: string, more: { id?: string; runAt?: Date } = {}) =>
    server.db.transaction((tx) => server.queue.add(tx, kind, [{ id: `story-${newId()}`, data: { what }, ...more }]));
  /** Waits until whatever was handed over before has run: a job that comes after it has, and none is under way. */
  const drained = async (): Promise<void> => {
    const marker = `marker ${newId()}`;
    await enqueue(marker);
    await until(() => ran.includes(marker));
    await until(async () => {
      const counts = await jobs.getJobCounts('wait', 'active', 'prioritized');
      return Object.values(counts).every((count) => count === 0);
    });
    ran.splice(ran.indexOf(marker), 1);
  };
  const remind = async () =>
    (await rahel.post(`/api/cases/${yonas}/follow-ups`, { title: 'Call', dueOn: '2026-03-02' })).body.id as string;
  const ledger = (followUp: string) =>
    server.rows<{ state: string; mails: number }>(
      `select state, cardinality(mail_ids) as mails from reminders where follow_up_id = $1`,
      [followUp],
    );

  it('never runs a job whose transaction was rolled back', async () => {
    await expect(
      server.db.transaction(async (tx) => {
        await server.queue.add(tx, kind, [{ id: `story-${newId()}`, data: { what: 'never' } }]);
        throw new Error('something else went wrong');
      }),
    ).rejects.toThrow('something else');
    await enqueue('after it');
    await until(() => ran.includes('after it'));
    await drained();
    expect(ran).toEqual(['after it']);
  });

  it('runs a job once that was handed over twice', async () => {
    const id = `story-${newId()}`;
    await enqueue('once', { id });
    await until(() => ran.length === 1);
    // The process that enqueued it died before its transaction was through: the row is there again.
    await enqueue('once', { id });
    await Promise.all([server.queue.enqueueDue(), second.queue.enqueueDue()]);
    await until(async () => (await server.rows(`select 1 from queued_jobs where id = $1`, [id])).length === 0);
    await drained();
    expect(ran).toEqual(['once']);
  });

  it('runs each of many jobs once, with two processes enqueuing and working', async () => {
    const all = Array.from({ length: 300 }, (_, i) => `job ${i}`);
    await server.db.transaction((tx) =>
      server.queue.add(
        tx,
        kind,
        all.map((what) => ({ id: `story-${newId()}`, data: { what } })),
      ),
    );
    await Promise.all([server.queue.enqueueDue(), second.queue.enqueueDue()]);
    await until(() => ran.length >= all.length);
    await drained();
    expect(ran.sort()).toEqual(all.sort());
  });

  it('keeps what is far away in the table, and what is due later in the queue', async () => {
    const hours = (n: number) => new Date(server.clock.now().getTime() + n * 3_600_000);
    const [far, near] = [`story-${newId()}`, `story-${newId()}`];
    await enqueue('in three days', { id: far, runAt: hours(72) });
    await enqueue('tomorrow', { id: near, runAt: hours(24) });
    await until(async () => (await server.rows(`select 1 from queued_jobs where id = $1`, [near])).length === 0);
    await drained();
    expect(await server.rows(`select id from queued_jobs where id in ($1, $2)`, [far, near])).toEqual([{ id: far }]);
    expect(ran).toEqual([]);
    await server.rows(`delete from queued_jobs where id = $1`, [far]);
  });

  it('tries a job again that failed', async () => {
    const what = `fails once ${newId()}`;
    await enqueue(what);
    await until(() => ran.length === 2);
    await drained();
    expect(ran).toEqual([what, what]);
  });

  it('picks up a due reminder within seconds, and exactly one mail results', async () => {
    const followUp = await remind();
    await until(() => post.mails.length > 0);
    await Promise.all(
      [server, second].flatMap((each) => [
        each.app.get(SweepService).sweep(),
        each.app.get(DeliveryService).deliverDue(0),
      ]),
    );
    await drained();
    expect(post.mails.map(({ to, text }) => [to, text.includes('Yonas')])).toEqual([
      ['rahel@passerelle.example', true],
    ]);
    expect(await ledger(followUp)).toEqual([{ state: 'sent', mails: 1 }]);
  });

  it('loses nothing when it is gone: the sweep reminds, and the jobs that come back find it done', async () => {
    await backend.cut(server);
    let followUps: string[];
    try {
      followUps = [await remind(), await remind()];
      // Both have tried to hand the jobs over, and could not.
      for (const each of [server, second]) await each.queue.enqueueDue().catch(() => undefined);
      expect(post.mails).toEqual([]);
      expect(await server.rows(`select 1 from queued_jobs where name = 'reminder-hand-over'`)).toHaveLength(2);
      await server.app.get(SweepService).sweep();
      await server.app.get(DeliveryService).deliverDue(0);
      expect(post.mails).toHaveLength(2);
    } finally {
      await backend.mend(server);
    }
    await until(async () => (await server.rows(`select 1 from queued_jobs`)).length === 0);
    await enqueue('after it');
    await until(() => ran.includes('after it'));
    await drained();
    expect(post.mails).toHaveLength(2);
    for (const id of followUps) expect(await ledger(id)).toEqual([{ state: 'sent', mails: 1 }]);
  });
});

describe('a queue in Redis that was never there', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.open({ config: { redisUrl: `redis://127.0.0.1:${await freePort()}` } });
  });
  afterAll(() => server.close());

  it('holds no sweep up: whatever is due is done minute by minute', async () => {
    const rahelId = await anAdviser(server, 'Rahel');
    const rahel = await server.as('adviser', { name: 'rahel', adviserId: rahelId });
    const yonas = await aCase(server, { firstName: 'Yonas', adviser: rahelId });
    for (const title of ['Call', 'Call again']) {
      await rahel.post(`/api/cases/${yonas}/follow-ups`, { title, dueOn: '2026-03-02' });
      const swept = await Promise.race([
        server.app.get(SweepService).sweep(),
        sleep(10_000, 'still at it', { ref: false }),
      ]);
      expect(swept).toMatchObject({ 'follow-ups': 1 });
    }
    await server.app.get(DeliveryService).deliverDue(0);
    expect(server.letters()).toHaveLength(2);
    // What could not be handed over stands where it stood.
    expect(await server.rows(`select 1 from queued_jobs where name = 'reminder-hand-over'`)).toHaveLength(2);
  });
});
