import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseCannotMove } from '../src/cases/case.problems.js';
import { CaseParticipants } from '../src/cases/case-participants.js';
import type { Client } from './support/client.js';
import { ask, volunteer, type Volunteer } from './support/network.js';
import { TestServer } from './support/test-server.js';

let server: TestServer;
let coordinator: Client;
let rahel: Volunteer;
beforeAll(async () => {
  server = await TestServer.open();
  coordinator = await server.as('coordinator', { name: 'network', cantons: ['CH'] });
  rahel = await volunteer(server, 'rahel', { capacity: 20 });
});
afterAll(() => server.close());

const versionOf = async (id: string): Promise<number> => (await coordinator.get(`/api/cases/${id}`)).body.version;
const move = async (id: string, to: Record<string, unknown>) =>
  coordinator.put(`/api/cases/${id}/stage`, to, { version: await versionOf(id) });

/** What still hangs on a case, read from the tables. */
async function leftOpen(id: string): Promise<Record<string, unknown>> {
  const [row] = await server.rows(
    `select (select count(*) from offers where case_id = c.id and state = 'open')::integer as offers,
       (select count(*) from follow_ups where case_id = c.id and state = 'open')::integer as "followUps",
       (select count(*) from reminders r join follow_ups f on f.id = r.follow_up_id where f.case_id = c.id and r.state = 'planned')::integer as reminders,
       c.snoozed_until as snooze, c.waiting_since as waiting, c.next_due_on as "nextDue" from cases c where c.id = $1`,
    [id],
  );
  return row;
}
const NOTHING = { offers: 0, followUps: 0, reminders: 0, snooze: null, waiting: null, nextDue: null };

/** A waiting case with an offer, a follow-up and a snooze. */
async function waiting(): Promise<{ id: string; tracking: string }> {
  const asked = await ask(server);
  expect((await coordinator.post(`/api/cases/${asked.id}/offers`, { adviserId: rahel.id })).status).toBe(201);
  expect(
    (await coordinator.post(`/api/cases/${asked.id}/follow-ups`, { title: 'Call back', dueOn: '2026-03-20' })).status,
  ).toBe(201);
  const snooze = { until: '2026-03-10', reason: 'Is abroad.' };
  expect(
    (await coordinator.put(`/api/cases/${asked.id}/waiting`, snooze, { version: await versionOf(asked.id) })).status,
  ).toBe(200);
  expect(await leftOpen(asked.id)).toMatchObject({ offers: 1, followUps: 1, reminders: 1, snooze: '2026-03-10' });
  return asked;
}

const DECISION = {
  decidedOn: '2026-02-20',
  by: 'Municipalité',
  delivery: 'registered',
  receivedOn: '2026-02-27',
  termDays: 30,
  lastDay: '2026-03-30',
};

/** A case of Rahel that was refused, with the alarm of its last day. */
async function refused(): Promise<{ id: string; tracking: string }> {
  const asked = await ask(server);
  const yes = { adviserId: rahel.id, onBehalf: true, how: 'phone', noConflict: true };
  expect((await coordinator.post(`/api/cases/${asked.id}/offers`, yes)).status).toBe(201);
  const version = await versionOf(asked.id);
  await coordinator.patch(`/api/cases/${asked.id}`, { procedure: 'ordinary', filedOn: '2025-03-01' }, { version });
  for (const to of ['filed', 'refused'])
    expect(
      await move(asked.id, {
        to,
        ...(to === 'refused' ? { decision: DECISION } : {}),
      }),
    ).toMatchObject({ status: 200 });
  await server.tick();
  expect(await leftOpen(asked.id)).toMatchObject({
    followUps: 1,
    reminders: expect.any(Number),
    // The thirtieth day is Sunday the 29th; the safe day is before it.
    nextDue: '2026-03-27',
  });
  return asked;
}

describe('a case that has ended leaves nothing behind, in the same transaction', () => {
  it.each<[string, (theCase: { id: string; tracking: string }) => Promise<{ status: number }>]>([
    ['closed by us', ({ id }) => move(id, { to: 'closed', outcome: 'advised' })],
    ['withdrawn by us', ({ id }) => move(id, { to: 'withdrawn' })],
    ['withdrawn by the person', ({ tracking }) => server.anybody.post(`/api/requests/${tracking}/withdraw`)],
    [
      'declined',
      async ({ id }) =>
        coordinator.put(
          `/api/cases/${id}/waiting`,
          { decline: 'not-ours', reason: 'Lives abroad.' },
          { version: await versionOf(id) },
        ),
    ],
  ])('waiting, offered, snoozed and to be called back: %s', async (_name, end) => {
    const theCase = await waiting();
    expect(await end(theCase)).toMatchObject({ status: 200 });
    expect(await leftOpen(theCase.id)).toEqual(NOTHING);
  });

  it.each<[string, (theCase: { id: string; tracking: string }) => Promise<{ status: number }>]>([
    ['closed', ({ id }) => move(id, { to: 'closed', outcome: 'advised' })],
    ['withdrawn by us', ({ id }) => move(id, { to: 'withdrawn' })],
    ['withdrawn by the person', ({ tracking }) => server.anybody.post(`/api/requests/${tracking}/withdraw`)],
  ])('with an adviser, refused, with an alarm: %s', async (_name, end) => {
    const theCase = await refused();
    expect(await end(theCase)).toMatchObject({ status: 200 });
    expect(await leftOpen(theCase.id)).toEqual(NOTHING);
    await server.tick();
    expect(await leftOpen(theCase.id)).toEqual(NOTHING);
  });

  it('and what was made by hand comes back when it is opened again, the alarm only with its cause', async () => {
    const { id } = await waiting();
    await move(id, { to: 'closed', outcome: 'advised' });
    const yes = { adviserId: rahel.id, onBehalf: true, how: 'phone', noConflict: true };
    expect((await coordinator.post(`/api/cases/${id}/offers`, yes)).status).toBe(409);
    await server.rows(
      `update cases set stage = 'requested', outcome = null, closed_on = null, waiting_since = now() where id = $1`,
      [id],
    );
    await server.tick();
    expect(await leftOpen(id)).toMatchObject({ offers: 0, followUps: 1, nextDue: '2026-03-20' });
  });
});

describe('a room that takes part in cases', () => {
  it('must be there, and once', () => {
    const none = new CaseParticipants();
    expect(() => none.onApplicationBootstrap()).toThrow('do not take part in cases: deadlines, matching, follow-ups');
    none.register('deadlines', {});
    none.register('matching', {});
    expect(() => none.register('matching', {})).toThrow('matching takes part in cases twice');
    none.register('follow-ups', {});
    none.register('dossiers', {});
    expect(() => none.onApplicationBootstrap()).not.toThrow();
  });

  it('is asked before a case ends, hears of it in the same transaction, and undoes all of it by failing', async () => {
    const heard: string[] = [];
    let fails = false;
    let isAgainst = true;
    server.app.get(CaseParticipants).register('a room of this story', {
      beforeMove: async () => {
        if (isAgainst) throw new CaseCannotMove('requested', 'closed', ['no-decision']);
      },
      onEnd: async (tx, { id }) => {
        const [{ open }] = await tx.query(
          `select count(*)::integer as open from offers where case_id = $1 and state = 'open'`,
          [id],
        );
        heard.push(`ended, ${open} offers open`);
        if (fails) throw new Error('the room fails');
      },
      onReassign: async (_tx, { adviserId }, former) =>
        void heard.push(adviserId === rahel.id && former === null ? 'assigned' : 'released'),
      onRelocate: async () => void heard.push('moved away'),
    });
    const theCase = await waiting();
    expect(await move(theCase.id, { to: 'closed', outcome: 'advised' })).toMatchObject({
      status: 409,
      body: { type: '/problems/case-cannot-move', blockers: ['no-decision'] },
    });
    isAgainst = false;
    fails = true;
    expect((await move(theCase.id, { to: 'closed', outcome: 'advised' })).status).toBe(500);
    expect(await leftOpen(theCase.id)).toMatchObject({ offers: 1, followUps: 1, reminders: 1, snooze: '2026-03-10' });
    fails = false;
    expect((await move(theCase.id, { to: 'closed', outcome: 'advised' })).status).toBe(200);
    expect(heard).toEqual(['ended, 0 offers open', 'ended, 0 offers open']);

    const { id } = await waiting();
    await coordinator.patch(`/api/cases/${id}`, { commune: 261 }, { version: await versionOf(id) });
    await coordinator.patch(`/api/cases/${id}`, { commune: 5586 }, { version: await versionOf(id) });
    const yes = { adviserId: rahel.id, onBehalf: true, how: 'phone', noConflict: true };
    expect((await coordinator.post(`/api/cases/${id}/offers`, yes)).status).toBe(201);
    expect((await coordinator.post(`/api/cases/${id}/release`, { reason: 'Is ill.' })).status).toBe(200);
    expect(heard.slice(2)).toEqual(['moved away', 'moved away', 'assigned', 'released']);
  });
});
