import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { SweepService } from '../src/queue/sweep.service.js';
import { ReadinessService } from '../src/system/readiness.service.js';
import type { Client } from './support/client.js';
import { asOwner } from './support/database.js';
import { TestServer } from './support/test-server.js';
import { aFailedJob } from './support/jobs.js';
import { ask, selam } from './support/network.js';
import { freePort } from './support/program.js';

describe('What the administrator sees of the system', () => {
  let server: TestServer;
  let admin: Client;
  beforeAll(async () => {
    server = await TestServer.open();
    admin = await server.as('admin');
  });
  afterAll(() => server.close());
  const state = async () => (await admin.get('/api/system')).body;

  it('is the version, the disk, the queues, and how long ago what was last done', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await state()).toMatchObject({
      version,
      database: 'up',
      queue: 'up',
      works: false,
      uptimeSeconds: expect.any(Number),
      sweep: { lastRunAt: null, rooms: [] },
      reports: [],
      failedJobs: [],
      queues: [
        { name: 'work', failed: 0 },
        { name: 'mail', failed: 0 },
      ],
    });
    const { disk } = await state();
    expect(disk.freeBytes).toBeGreaterThan(0);
    expect(disk.totalBytes).toBeGreaterThan(disk.freeBytes);
    expect((await server.anybody.get('/api/openapi.json')).body.info.version).toBe(version);
  });

  it('names each room the sweep has looked after, what it did, and when it failed', async () => {
    await ask(server);
    server.clock.forward({ days: 20 });
    server.app
      .get(SweepService)
      .every('a room in trouble', () =>
        Promise.reject(Object.assign(new Error('Selam Tesfay, 079 000 00 01'), { code: '23505' })),
      );
    await server.tick();
    const { sweep, reports } = await state();
    const now = server.clock.now().toISOString();
    expect(sweep.lastRunAt).toBe(now);
    const rooms = Object.fromEntries(sweep.rooms.map((room: { room: string }) => [room.room, room]));
    expect(rooms['people waiting']).toEqual({
      room: 'people waiting',
      at: now,
      tookMs: expect.any(Number),
      did: 1,
      error: null,
    });
    expect(rooms['offers']).toMatchObject({ did: 0, error: null });
    expect(rooms['a room in trouble']).toMatchObject({ did: 0, error: 'sql-23505' });
    expect(reports).toMatchObject([{ job: 'sweep', at: now, did: { 'people waiting': 1 } }]);
    server.clock.forward({ minutes: 1 });
    await server.tick();
    const later = await state();
    expect(later.sweep.lastRunAt).toBe(server.clock.now().toISOString());
    expect(later.sweep.rooms).toHaveLength(sweep.rooms.length);
    // A round that did nothing leaves no report.
    expect(later.reports).toHaveLength(1);
  });

  it('counts mails, and how long the oldest has been due', async () => {
    await server.rows(`update outgoing_mails set state = 'queued', try_at = $1`, [
      new Date(server.clock.now().getTime() - 90_000),
    ]);
    const { mails } = await state();
    expect(mails.queued).toBeGreaterThan(0);
    expect(mails.oldestQueuedSeconds).toBe(90);
  });

  it('lists jobs that failed, without what they carry or what was said, and lets one run again', async () => {
    const { queue, id } = await aFailedJob(server, 'no such address: selam@example.org');
    const answer = await admin.get('/api/system');
    expect(answer.body.failedJobs).toEqual([
      { queue, id, name: 'nobody-handles-this', failedAt: expect.any(String), error: 'error', attempts: 1 },
    ]);
    expect(answer.body.queues).toMatchObject([{ name: 'work' }, { name: 'mail', failed: 1 }]);
    expect(answer.text).not.toMatch(/Selam|selam@|079/);
    expect(await admin.post(`/api/system/jobs/${queue}/${id}/retry`, {})).toMatchObject({
      status: 200,
      body: { queue, id, error: 'error', attempts: 1 },
    });
    expect(await state()).toMatchObject({
      failedJobs: [],
      queues: [{ name: 'work' }, { name: 'mail', failed: 0, waiting: 1 }],
    });
    expect(await admin.post(`/api/system/jobs/${queue}/${id}/retry`, {})).toMatchObject({
      status: 409,
      body: { type: '/problems/job-not-failed', state: 'waiting' },
    });
    for (const path of [`mail/nothing`, `lost/${id}`, `mail/${encodeURIComponent("'; drop")}`])
      expect([path, (await admin.post(`/api/system/jobs/${path}/retry`, {})).status]).toEqual([path, 404]);
  });
});

describe('A worker whose job fails', () => {
  let server: TestServer;
  beforeAll(async () => (server = await TestServer.open({ works: true })));
  afterAll(() => server.close());

  it('keeps a word for it with the job, and nothing that was said', async () => {
    const kind = { queue: 'work' as const, name: 'indiscreet' };
    server.queue.handle(kind, () => Promise.reject(new TypeError('Selam Tesfay is undefined')));
    await server.db.transaction((tx) => server.queue.add(tx, kind, [{ id: 'indiscreet-1', data: {} }]));
    let kept: { failed_reason: string | null; whole: string }[] = [];
    for (let i = 0; i < 200 && !kept[0]?.failed_reason; i++) {
      kept = await server.rows(
        `select failed_reason, row_to_json(j)::text as whole from bullmq.job j where id = 'indiscreet-1'`,
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(kept[0].failed_reason).toBe('type-error');
    expect(kept[0].whole).not.toContain('Selam');
  });
});

describe('A queue that does not answer', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.open({ config: { redisUrl: `redis://127.0.0.1:${await freePort()}` } });
  });
  afterAll(() => server.close());

  it('shows as such, and the rest is shown all the same', async () => {
    const admin = await server.as('admin');
    expect((await admin.get('/api/system')).body).toMatchObject({
      queue: 'down',
      queues: null,
      failedJobs: null,
      database: 'up',
      sweep: { rooms: [] },
    });
    expect(await admin.post('/api/system/jobs/mail/any-1/retry', {})).toMatchObject({
      status: 503,
      body: { type: '/problems/queue-down' },
    });
  });
});

describe('A program that cannot write', () => {
  let server: TestServer;
  let admin: Client;
  beforeAll(async () => {
    server = await TestServer.open();
    admin = await server.as('admin');
  });
  afterEach(() => void jest.restoreAllMocks());
  afterAll(() => server.close());
  const ready = () => server.anybody.get('/api/health/ready');
  /** Connections that are made from now on can only read, or write again. */
  const readOnly = (on: boolean): Promise<void> =>
    asOwner('postgres', async (client) => {
      await client.query(
        `alter database ${server.database.name} set default_transaction_read_only = ${on ? 'on' : 'off'}`,
      );
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${server.database.name}'`,
      );
    });
  /** What was found before is good for a few seconds. */
  const eventually = async (status: number): Promise<any> => {
    let answer = await ready();
    for (let i = 0; i < 200 && answer.status !== status; i++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      answer = await ready();
    }
    expect(answer.status).toBe(status);
    return answer;
  };

  it('is ready while it can', async () => {
    expect(await ready()).toMatchObject({ status: 200, body: { status: 'up' } });
    expect((await admin.get('/api/system')).body).toMatchObject({ faults: [], database: 'up' });
  });

  it('says so when the database can only be read, and goes on showing the system; writes are 503', async () => {
    await readOnly(true);
    const answer = await eventually(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(answer.body).toMatchObject({
      type: '/problems/unavailable',
      detail: 'The database can only be read.',
      faults: ['database-read-only'],
      database: 'up',
    });
    expect(await admin.get('/api/system')).toMatchObject({
      status: 200,
      body: { faults: ['database-read-only'], database: 'up', mails: { queued: expect.any(Number) } },
    });
    const write = await server.anybody.post('/api/requests', selam());
    expect([write.status, write.headers.get('retry-after')]).toEqual([503, '5']);
    await readOnly(false);
    await eventually(200);
    expect((await server.anybody.post('/api/requests', selam())).status).toBe(201);
  });

  it('says so when there is little room left, without saying where', async () => {
    jest
      .spyOn(server.app.get(ReadinessService), 'disk')
      .mockResolvedValue({ freeBytes: 199_999_999, totalBytes: 10_000_000_000 });
    const answer = await ready();
    expect(answer).toMatchObject({
      status: 503,
      body: { detail: 'Less than 200 MB are free where the data lie.', faults: ['disk-low'], database: 'up' },
    });
    expect(answer.text).not.toContain(server.config.dataDir);
    expect(await admin.get('/api/system')).toMatchObject({
      status: 200,
      body: { faults: ['disk-low'], disk: { freeBytes: 199_999_999 } },
    });
  });

  it('tries to write once for many who ask', async () => {
    const before = await server.rows<{ at: Date }>('select written_at as at from installation');
    for (const answer of await Promise.all(Array.from({ length: 30 }, ready))) expect(answer.status).toBe(200);
    expect(await server.rows('select written_at as at from installation')).toEqual(before);
  });
});
