import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { SweepService } from '../src/queue/sweep.service.js';
import type { Client } from './support/client.js';
import { House } from './support/house.js';
import { aFailedJob } from './support/jobs.js';
import { ask } from './support/network.js';
import { freePort } from './support/program.js';

describe('What the administrator sees of the system', () => {
  let house: House;
  let admin: Client;
  beforeAll(async () => {
    house = await House.open();
    admin = await house.as('admin');
  });
  afterAll(() => house.close());
  const state = async () => (await admin.get('/api/system')).body;

  it('is the version, the disk, the queues, and how long ago what was last done', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await state()).toMatchObject({
      version, database: 'up', queue: 'up', works: false, uptimeSeconds: expect.any(Number), sweep: { lastRunAt: null, rooms: [] }, reports: [], failedJobs: [],
      queues: [{ name: 'work', failed: 0 }, { name: 'mail', failed: 0 }],
    });
    const { disk } = await state();
    expect(disk.freeBytes).toBeGreaterThan(0);
    expect(disk.totalBytes).toBeGreaterThan(disk.freeBytes);
    expect((await house.anybody.get('/api/openapi.json')).body.info.version).toBe(version);
  });

  it('names each room the sweep has looked after, what it did, and when it failed', async () => {
    await ask(house);
    house.clock.forward({ days: 20 });
    house.app.get(SweepService).every('a room in trouble', () => Promise.reject(Object.assign(new Error('Selam Tesfay, 079 000 00 01'), { code: '23505' })));
    await house.tick();
    const { sweep, reports } = await state();
    const now = house.clock.now().toISOString();
    expect(sweep.lastRunAt).toBe(now);
    const rooms = Object.fromEntries(sweep.rooms.map((room: { room: string }) => [room.room, room]));
    expect(rooms['people waiting']).toEqual({ room: 'people waiting', at: now, tookMs: expect.any(Number), did: 1, error: null });
    expect(rooms['offers']).toMatchObject({ did: 0, error: null });
    expect(rooms['a room in trouble']).toMatchObject({ did: 0, error: 'sql-23505' });
    expect(reports).toMatchObject([{ job: 'sweep', at: now, did: { 'people waiting': 1 } }]);
    house.clock.forward({ minutes: 1 });
    await house.tick();
    const later = await state();
    expect(later.sweep.lastRunAt).toBe(house.clock.now().toISOString());
    expect(later.sweep.rooms).toHaveLength(sweep.rooms.length);
    // A round that did nothing leaves no report.
    expect(later.reports).toHaveLength(1);
  });

  it('counts mails, and how long the oldest has been due', async () => {
    await house.rows(`update outgoing_mails set state = 'queued', try_at = $1`, [new Date(house.clock.now().getTime() - 90_000)]);
    const { mails } = await state();
    expect(mails.queued).toBeGreaterThan(0);
    expect(mails.oldestQueuedSeconds).toBe(90);
  });

  it('lists jobs that failed, without what they carry or what was said, and lets one run again', async () => {
    const { queue, id } = await aFailedJob(house, 'no such address: selam@example.org');
    const answer = await admin.get('/api/system');
    expect(answer.body.failedJobs).toEqual([{ queue, id, name: 'nobody-handles-this', failedAt: expect.any(String), error: 'error', attempts: 1 }]);
    expect(answer.body.queues).toMatchObject([{ name: 'work' }, { name: 'mail', failed: 1 }]);
    expect(answer.text).not.toMatch(/Selam|selam@|079/);
    expect(await admin.post(`/api/system/jobs/${queue}/${id}/retry`, {})).toMatchObject({ status: 200, body: { queue, id, error: 'error', attempts: 1 } });
    expect(await state()).toMatchObject({ failedJobs: [], queues: [{ name: 'work' }, { name: 'mail', failed: 0, waiting: 1 }] });
    expect(await admin.post(`/api/system/jobs/${queue}/${id}/retry`, {})).toMatchObject({ status: 409, body: { type: '/problems/job-not-failed', state: 'waiting' } });
    for (const path of [`mail/nothing`, `lost/${id}`, `mail/${encodeURIComponent("'; drop")}`]) expect([path, (await admin.post(`/api/system/jobs/${path}/retry`, {})).status]).toEqual([path, 404]);
  });
});

describe('A worker whose job fails', () => {
  let house: House;
  beforeAll(async () => (house = await House.open({ works: true })));
  afterAll(() => house.close());

  it('keeps a word for it with the job, and nothing that was said', async () => {
    const kind = { queue: 'work' as const, name: 'indiscreet' };
    house.queue.handle(kind, () => Promise.reject(new TypeError('Selam Tesfay is undefined')));
    await house.db.transaction((tx) => house.queue.add(tx, kind, [{ id: 'indiscreet-1', data: {} }]));
    let kept: { failed_reason: string | null; whole: string }[] = [];
    for (let i = 0; i < 200 && !kept[0]?.failed_reason; i++) {
      kept = await house.rows(`select failed_reason, row_to_json(j)::text as whole from bullmq.job j where id = 'indiscreet-1'`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(kept[0].failed_reason).toBe('type-error');
    expect(kept[0].whole).not.toContain('Selam');
  });
});

describe('A queue that does not answer', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({ config: { redisUrl: `redis://127.0.0.1:${await freePort()}` } });
  });
  afterAll(() => house.close());

  it('shows as such, and the rest is shown all the same', async () => {
    const admin = await house.as('admin');
    expect((await admin.get('/api/system')).body).toMatchObject({ queue: 'down', queues: null, failedJobs: null, database: 'up', sweep: { rooms: [] } });
    expect(await admin.post('/api/system/jobs/mail/any-1/retry', {})).toMatchObject({ status: 503, body: { type: '/problems/queue-down' } });
  });
});
