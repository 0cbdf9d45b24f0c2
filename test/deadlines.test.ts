import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from './support/client.js';
import { logged, volunteer, type Volunteer } from './support/network.js';
import { png } from './support/pictures.js';
import { TestServer } from './support/test-server.js';

let server: TestServer;
let coordinator: Client;
let second: Client;
let rahel: Volunteer;
let other: Volunteer;
beforeAll(async () => {
  server = await TestServer.open();
  coordinator = await server.as('coordinator', { name: 'camille', cantons: ['VD'] });
  second = await server.as('coordinator', { name: 'network', cantons: ['CH'] });
  rahel = await volunteer(server, 'rahel', { capacity: 50 });
  other = await volunteer(server, 'ornella', { capacity: 50 });
});
afterAll(() => server.close());

const REFUSAL = {
  kind: 'refusal',
  receivedOn: '2026-02-27',
  delivery: 'registered',
  decidedOn: '2026-02-20',
  by: 'Municipalité',
  termDays: 30,
};
const RECEIPT = { sentOn: '2026-03-02', how: 'registered', tracking: '98.34.000000.00000001' };

const aCase = async (by: Volunteer = rahel): Promise<string> => {
  const made = await by.client.post(
    '/api/cases',
    logged({ stage: 'examination', procedure: 'ordinary', filedOn: '2025-01-06' }),
  );
  expect(made.status).toBe(201);
  return made.body.id;
};
const receive = async (id: string, letter: Record<string, unknown>, by: Client = rahel.client): Promise<Answer> =>
  by.post(`/api/cases/${id}/letters`, letter);
const stage = async (id: string, to: Record<string, unknown>, by: Client = rahel.client): Promise<Answer> => {
  const { version } = (await by.get(`/api/cases/${id}`)).body;
  return by.put(`/api/cases/${id}/stage`, to, { version });
};
const deadlineOf = async (id: string, letter: Record<string, unknown> = REFUSAL): Promise<string> => {
  const came = await receive(id, letter);
  expect([came.status, came.body]).toMatchObject([201, { deadlineId: expect.any(String) }]);
  return came.body.deadlineId;
};
const end = (id: string, how: string, body: Record<string, unknown>, by: Client = rahel.client): Promise<Answer> =>
  by.post(`/api/deadlines/${id}/${how}`, body);
const kinds = async (id: string): Promise<string[]> =>
  (await rahel.client.get(`/api/cases/${id}/events`)).body.items.map(({ kind }: { kind: string }) => kind);

describe('a letter that came', () => {
  it('stands in the timeline, starts its deadline, and moves the case where that was asked for', async () => {
    const id = await aCase();
    const came = await receive(id, { ...REFUSAL, stage: 'refused', text: 'Fehlende Integration.' });
    expect(came).toMatchObject({
      status: 201,
      body: { kind: 'letter-received', about: 'refusal', day: '2026-02-27', text: 'Fehlende Integration.' },
    });
    expect((await rahel.client.get(`/api/cases/${id}`)).body).toMatchObject({
      stage: 'refused',
      decision: { receivedOn: '2026-02-27', by: 'Municipalité', termDays: 30 },
      urgency: 'deadline',
    });
    const { items } = (await rahel.client.get(`/api/cases/${id}/deadlines`)).body;
    expect(items).toMatchObject([
      {
        id: came.body.deadlineId,
        caseId: id,
        kind: 'appeal',
        state: 'open',
        // The thirtieth day is Sunday the 29th of March; Easter may stand still.
        safeDay: '2026-03-27',
        lastDay: '2026-03-30',
        acknowledgedOn: null,
        responsible: { role: 'adviser', name: 'rahel' },
        ending: null,
      },
    ]);
    expect(items[0].steps.length).toBeGreaterThan(1);
    expect(items[0].latestDay >= items[0].lastDay).toBe(true);
    expect(await kinds(id)).toEqual(['moved', 'letter-received', 'opened']);
  });

  it.each([
    ['a partial refusal', { kind: 'partial-refusal', receivedOn: '2026-02-27', delivery: 'ordinary' }, 'appeal'],
    [
      'the right to be heard',
      { kind: 'right-to-be-heard', receivedOn: '2026-02-27', termDays: 20 },
      'right-to-be-heard',
    ],
    ['documents wanted', { kind: 'documents', receivedOn: '2026-02-27', lastDay: '2026-03-20' }, 'documents'],
    ['an interview', { kind: 'interview', receivedOn: '2026-02-27', lastDay: '2026-03-21' }, 'interview'],
    ['a bill', { kind: 'fee', receivedOn: '2026-02-27', termDays: 30 }, 'fee'],
    ['something else with a day', { kind: 'other', receivedOn: '2026-02-27', lastDay: '2026-03-20' }, 'other'],
    ['something else without one', { kind: 'other', receivedOn: '2026-02-27' }, null],
    ['good news', { kind: 'favourable', receivedOn: '2026-02-27' }, null],
  ])('is %s', async (_, letter, kind) => {
    const id = await aCase();
    const came = await receive(id, letter);
    expect(came.status).toBe(201);
    const { items } = (await rahel.client.get(`/api/cases/${id}/deadlines`)).body;
    expect(items.map((each: { kind: string }) => each.kind)).toEqual(kind === null ? [] : [kind]);
    expect(came.body.deadlineId).toBe(items[0]?.id ?? null);
  });

  it('may never have been fetched: it counts from the seventh day after the first attempt', async () => {
    const id = await aCase();
    const deadline = await deadlineOf(id, {
      kind: 'refusal',
      delivery: 'registered',
      firstAttemptOn: '2026-02-18',
      termDays: 30,
    });
    expect((await rahel.client.get(`/api/deadlines/${deadline}`)).body).toMatchObject({
      safeDay: '2026-03-27',
      letter: { receivedOn: null, firstAttemptOn: '2026-02-18' },
    });
  });

  it('has a deadline without a day while nobody knows it, and its day once the letter is typed in', async () => {
    const id = await aCase();
    expect(
      (await receive(id, { kind: 'refusal', receivedOn: '2026-02-27', decidedOn: '2026-02-20', stage: 'refused' }))
        .status,
    ).toBe(201);
    const [unknown] = (await rahel.client.get(`/api/cases/${id}/deadlines`)).body.items;
    expect(unknown).toMatchObject({ state: 'open', safeDay: null, lastDay: null, latestDay: null, overdue: false });
    const { version } = (await rahel.client.get(`/api/cases/${id}`)).body;
    const decision = {
      decidedOn: '2026-02-20',
      receivedOn: '2026-02-27',
      delivery: 'registered',
      by: 'Municipalité',
      lastDay: '2026-03-30',
    };
    expect((await rahel.client.patch(`/api/cases/${id}`, { decision }, { version })).status).toBe(200);
    expect((await rahel.client.get(`/api/cases/${id}/deadlines`)).body.items).toMatchObject([
      { id: unknown.id, safeDay: '2026-03-30', lastDay: '2026-03-30', former: [] },
    ]);
  });

  it('is refused with days that contradict each other, on a case that has ended, and out of sight', async () => {
    const id = await aCase();
    expect(await receive(id, { kind: 'documents', receivedOn: '2027-01-01' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/receivedOn', code: 'in-the-future' }] },
    });
    expect((await receive(id, REFUSAL, other.client)).status).toBe(404);
    expect((await stage(id, { to: 'closed', outcome: 'advised' })).status).toBe(200);
    expect((await receive(id, REFUSAL)).body).toMatchObject({ type: '/problems/case-ended' });
  });

  it('is counted once when a phone sends it twice', async () => {
    const id = await aCase();
    const send = () =>
      rahel.client.post(`/api/cases/${id}/letters`, REFUSAL, { headers: { 'idempotency-key': `letter-${id}` } });
    const [one, two] = [await send(), await send()];
    expect(two.body).toEqual(one.body);
    expect((await rahel.client.get(`/api/cases/${id}/deadlines`)).body.items).toHaveLength(1);
  });
});

describe('a deadline ends in one of four ways', () => {
  it('met: with the day, the way and the number of the receipt; never without proof', async () => {
    const id = await aCase();
    const deadline = await deadlineOf(id);
    const { tracking: _, ...withoutProof } = RECEIPT;
    expect(await end(deadline, 'met', withoutProof)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/tracking', code: 'proof-needed' }] },
    });
    expect(await end(deadline, 'met', { ...RECEIPT, sentOn: '2026-03-03' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/sentOn', code: 'in-the-future' }] },
    });
    expect(await end(deadline, 'met', { ...RECEIPT, sentOn: '2026-02-26' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/sentOn', code: 'before-letter' }] },
    });
    expect(await end(deadline, 'met', RECEIPT)).toMatchObject({
      status: 200,
      body: {
        state: 'met',
        ending: { sentOn: '2026-03-02', how: 'registered', tracking: RECEIPT.tracking, by: 'rahel' },
        confirmation: 'needed',
      },
    });
    expect(await end(deadline, 'met', RECEIPT)).toMatchObject({
      status: 409,
      body: { type: '/problems/deadline-ended', state: 'met' },
    });
    // It stays to be seen.
    expect((await rahel.client.get(`/api/cases/${id}/deadlines`)).body.items).toHaveLength(1);
    expect(await kinds(id)).toEqual(['deadline-met', 'letter-received', 'opened']);
  });

  it('met: with a photo of the receipt that is attached to this case, and to no other', async () => {
    const [id, elsewhere] = [await aCase(), await aCase()];
    const attach = async (to: string): Promise<string> =>
      (
        await rahel.client.post(`/api/attachments?case=${to}&title=Quittung`, png(), {
          headers: { 'content-type': 'image/png' },
        })
      ).body.id;
    const deadline = await deadlineOf(id);
    const { tracking: _, ...sent } = RECEIPT;
    expect(await end(deadline, 'met', { ...sent, attachmentId: await attach(elsewhere) })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/attachmentId', code: 'not-attached' }] },
    });
    const attachmentId = await attach(id);
    expect(await end(deadline, 'met', { ...sent, attachmentId })).toMatchObject({
      status: 200,
      body: { ending: { attachmentId } },
    });
  });

  it('extended: the deadline ends, and another runs to the new day', async () => {
    const id = await aCase();
    const deadline = await deadlineOf(id, { kind: 'documents', receivedOn: '2026-02-27', lastDay: '2026-03-20' });
    expect(await end(deadline, 'extended', { lastDay: '2026-03-20', letter: 'Brief vom 2. März' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/lastDay', code: 'not-after-last-day' }] },
    });
    const extended = await end(deadline, 'extended', { lastDay: '2026-04-11', letter: 'Brief vom 2. März' });
    expect(extended).toMatchObject({
      status: 200,
      body: { state: 'extended', ending: { words: 'Brief vom 2. März' } },
    });
    const { items } = (await rahel.client.get(`/api/cases/${id}/deadlines`)).body;
    // A Saturday.
    expect(items).toMatchObject([
      {
        id: extended.body.ending.extendedBy,
        kind: 'documents',
        state: 'open',
        safeDay: '2026-04-10',
        lastDay: '2026-04-11',
        latestDay: '2026-04-13',
      },
      { id: deadline, state: 'extended' },
    ]);
  });

  it('extended: by a letter of the case that has its own deadline, which then is the one that runs', async () => {
    const id = await aCase();
    const deadline = await deadlineOf(id, { kind: 'documents', receivedOn: '2026-02-20', lastDay: '2026-03-10' });
    const came = await receive(id, { kind: 'documents', receivedOn: '2026-02-27', lastDay: '2026-03-31' });
    const extended = await end(deadline, 'extended', { lastDay: '2026-03-31', letter: came.body.letterId });
    expect(extended.body).toMatchObject({ state: 'extended', ending: { extendedBy: came.body.deadlineId } });
    expect((await rahel.client.get(`/api/cases/${id}/deadlines`)).body.items).toHaveLength(2);
    expect(
      await end(came.body.deadlineId, 'extended', {
        lastDay: '2026-04-30',
        letter: '0190aaaa-0000-7000-8000-000000000000',
      }),
    ).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/letter', code: 'not-a-letter-of-the-case' }] },
    });
  });

  it('waived: by what the person decided, in their words, and who heard it', async () => {
    const deadline = await deadlineOf(await aCase());
    expect((await end(deadline, 'waived', { words: 'Ich mag nicht mehr.' })).status).toBe(422);
    expect(await end(deadline, 'waived', { words: 'Ich mag nicht mehr.', heardBy: 'Rahel, am Telefon' })).toMatchObject(
      {
        status: 200,
        body: {
          state: 'waived',
          ending: { words: 'Ich mag nicht mehr.', heardBy: 'Rahel, am Telefon' },
          confirmation: null,
        },
      },
    );
  });

  it('missed: with what comes now', async () => {
    const deadline = await deadlineOf(await aCase(), { ...REFUSAL, receivedOn: '2026-01-05', decidedOn: '2026-01-02' });
    expect((await end(deadline, 'missed', {})).status).toBe(422);
    expect(await end(deadline, 'met', RECEIPT)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/sentOn', code: 'after-latest-day' }] },
    });
    expect(await end(deadline, 'missed', { next: 'restitution' })).toMatchObject({
      status: 200,
      body: { state: 'missed', ending: { next: 'restitution' } },
    });
  });

  it('one of two presses at the same moment', async () => {
    const deadline = await deadlineOf(await aCase());
    const both = await Promise.all([
      end(deadline, 'met', RECEIPT),
      end(deadline, 'waived', { words: 'Nein.', heardBy: 'Camille' }, coordinator),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('while a deadline is open', () => {
  it('a case does not move to appeal, nor end, before somebody says how it ended', async () => {
    const id = await aCase();
    const deadline = await deadlineOf(id, { ...REFUSAL, stage: 'refused' });
    for (const to of [{ to: 'appeal' }, { to: 'closed', outcome: 'advised' }, { to: 'withdrawn' }])
      expect(await stage(id, to)).toMatchObject({
        status: 409,
        body: { type: '/problems/open-deadline', deadlines: [{ id: deadline, kind: 'appeal', safeDay: '2026-03-27' }] },
      });
    expect((await rahel.client.get(`/api/cases/${id}`)).body.stage).toBe('refused');
    await end(deadline, 'met', RECEIPT);
    expect((await stage(id, { to: 'appeal' })).status).toBe(200);
  });

  it('a case that is declined keeps it too, and one deadline of documents does not hold an appeal up', async () => {
    const id = await aCase();
    const appeal = await deadlineOf(id, { ...REFUSAL, stage: 'refused' });
    await deadlineOf(id, { kind: 'documents', receivedOn: '2026-02-27', lastDay: '2026-03-20' });
    await end(appeal, 'met', RECEIPT);
    expect((await stage(id, { to: 'appeal' })).status).toBe(200);
    expect((await stage(id, { to: 'withdrawn' })).body).toMatchObject({ deadlines: [{ kind: 'documents' }] });
  });

  it('an adviser hands the case back only with somebody who answers for it', async () => {
    const id = await aCase();
    const deadline = await deadlineOf(id);
    await rahel.client.post(`/api/deadlines/${deadline}/acknowledge`, {});
    const release = (more: Record<string, unknown>) =>
      rahel.client.post(`/api/cases/${id}/release`, { reason: 'Zu viel.', ...more });
    expect(await release({})).toMatchObject({ status: 409, body: { type: '/problems/open-deadline' } });
    expect((await release({ deadlinesTo: 'coordinator' })).status).toBe(200);
    expect((await coordinator.get(`/api/deadlines/${deadline}`)).body).toMatchObject({
      state: 'open',
      responsible: { role: 'coordinator', name: 'camille' },
      acknowledgedOn: null,
    });
    // It goes along to the next adviser, who has not acknowledged it yet.
    const yes = { adviserId: other.id, onBehalf: true, how: 'phone', noConflict: true };
    expect((await coordinator.post(`/api/cases/${id}/offers`, yes)).status).toBe(201);
    expect((await other.client.get(`/api/deadlines/${deadline}`)).body).toMatchObject({
      responsible: { role: 'adviser', name: 'ornella' },
      acknowledgedOn: null,
    });
    expect((await rahel.client.get(`/api/deadlines/${deadline}`)).status).toBe(404);
  });

  it('moving to another canton counts it again, and the old days stay to be seen', async () => {
    const id = await aCase();
    const deadline = await deadlineOf(id, {
      ...REFUSAL,
      receivedOn: '2026-02-13',
      decidedOn: '2026-02-10',
      termDays: 34,
    });
    const before = (await coordinator.get(`/api/deadlines/${deadline}`)).body;
    const { version } = (await rahel.client.get(`/api/cases/${id}`)).body;
    // 19 March is a holiday in Ticino.
    expect((await rahel.client.patch(`/api/cases/${id}`, { commune: 5192 }, { version })).status).toBe(200);
    const after = (await rahel.client.get(`/api/deadlines/${deadline}`)).body;
    expect([before.safeDay, after.safeDay]).toEqual(['2026-03-19', '2026-03-18']);
    expect(after.former).toMatchObject([{ safeDay: '2026-03-19', until: '2026-03-02', because: 'place' }]);
  });

  it('changed rules count it again, and it must be acknowledged anew where it comes earlier', async () => {
    const deadline = await deadlineOf(await aCase());
    await rahel.client.post(`/api/deadlines/${deadline}/acknowledge`, {});
    await server.rows(
      `update deadlines set rules_version = 'former', safe_day = '2026-03-29', last_day = '2026-03-31', latest_day = '2026-05-01' where id = $1`,
      [deadline],
    );
    await server.tick();
    expect((await rahel.client.get(`/api/deadlines/${deadline}`)).body).toMatchObject({
      safeDay: '2026-03-27',
      acknowledgedOn: null,
      former: [{ safeDay: '2026-03-29', because: 'rules' }],
    });
  });
});

describe('a struck appeal', () => {
  it('is looked at by a second person, never by who sent it nor by the adviser of the case', async () => {
    const deadline = await deadlineOf(await aCase());
    expect((await coordinator.post(`/api/deadlines/${deadline}/confirm`, {})).body).toMatchObject({
      type: '/problems/nothing-to-confirm',
    });
    await end(deadline, 'met', RECEIPT, coordinator);
    expect((await rahel.client.post(`/api/deadlines/${deadline}/confirm`, {})).status).toBe(403);
    expect(await coordinator.post(`/api/deadlines/${deadline}/confirm`, {})).toMatchObject({
      status: 409,
      body: { type: '/problems/own-deadline' },
    });
    expect(
      (await coordinator.get('/api/deadlines?unconfirmed=true')).body.items.map(({ id }: { id: string }) => id),
    ).toContain(deadline);
    expect(await second.post(`/api/deadlines/${deadline}/confirm`, {})).toMatchObject({
      status: 200,
      body: { confirmation: 'seen', confirmedBy: 'network', confirmedOn: '2026-03-02' },
    });
    expect((await second.post(`/api/deadlines/${deadline}/confirm`, {})).body).toMatchObject({
      type: '/problems/nothing-to-confirm',
    });
  });
});

describe('the control list', () => {
  it('has every deadline of the next days, soonest first, and who must be phoned', async () => {
    const id = await aCase();
    const deadline = await deadlineOf(id, { kind: 'documents', receivedOn: '2026-02-27', lastDay: '2026-03-04' });
    const { items } = (await coordinator.get('/api/deadlines?state=open&to=2026-03-12')).body;
    const days = items.map(({ safeDay }: { safeDay: string | null }) => safeDay ?? '');
    expect(days).toEqual([...days].sort());
    expect(days.every((day: string) => day <= '2026-03-12')).toBe(true);
    expect(items.map((each: { id: string }) => each.id)).toContain(deadline);
    const before = (await coordinator.get('/api/deadlines/counts')).body;
    expect(await coordinator.post(`/api/deadlines/${deadline}/acknowledge`, {})).toMatchObject({
      status: 200,
      body: { acknowledgedHow: 'phone', acknowledgedBy: 'camille' },
    });
    expect((await coordinator.get('/api/deadlines/counts')).body).toEqual({
      ...before,
      unacknowledged: before.unacknowledged - 1,
    });
    // Repeated, nothing changes.
    expect((await rahel.client.post(`/api/deadlines/${deadline}/acknowledge`, {})).body).toMatchObject({
      acknowledgedHow: 'phone',
    });
  });
});
