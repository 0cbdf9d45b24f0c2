import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../src/common/id.js';
import { FollowUpStore } from '../src/follow-ups/follow-up-store.js';
import { DeliveryService } from '../src/mail/delivery.service.js';
import { MemoryTransport, Undeliverable, type Mail } from '../src/mail/transport.js';
import { SweepService } from '../src/queue/sweep.service.js';
import type { Client } from './support/client.js';
import { BEGINNING, TestServer } from './support/test-server.js';
import { aCase, anAdviser, typeLastDay, type RowOfCase } from './support/rows.js';

/** Refuses what goes to addresses that no longer exist. */
class Post extends MemoryTransport {
  readonly gone = new Set<string>();
  override send(mail: Mail): Promise<void> {
    return this.gone.has(mail.to)
      ? Promise.reject(new Undeliverable('refused by the mail server (550)'))
      : super.send(mail);
  }
}

const RAHEL = 'rahel@passerelle.example';
const ODILE = 'odile@passerelle.example';
const post = new Post();

let server: TestServer;
let rahel: Client;
let odile: Client;
let ornella: Client;
let staff: Client;
let rahelId: string;

beforeAll(async () => {
  server = await TestServer.open({ transport: post });
  rahelId = await anAdviser(server, 'Rahel');
  rahel = await server.as('adviser', { name: 'rahel', adviserId: rahelId });
  odile = await server.as('coordinator', { name: 'odile', cantons: ['VD', 'GE'] });
  ornella = await server.as('coordinator', { name: 'ornella', cantons: ['TI'] });
  staff = await server.as('staff', { name: 'mauro' });
});
afterAll(() => server.close());
beforeEach(async () => {
  // Each story has its people to itself.
  await server.rows(
    `update cases set stage = 'withdrawn', waiting_since = null where stage not in ('closed', 'withdrawn')`,
  );
  await server.tick();
  await server.rows(`delete from outgoing_mails`);
  post.mails.length = 0;
  post.gone.clear();
  server.clock.set(BEGINNING);
});

const theirs = (of: Partial<RowOfCase> & { firstName: string }) => aCase(server, { adviser: rahelId, ...of });
const add = async (client: Client, caseId: string, followUp: object) => {
  const answer = await client.post(`/api/cases/${caseId}/follow-ups`, followUp);
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body;
};
const at = async (instant: string) => {
  server.clock.set(instant);
  return server.tick();
};
const nextDueOn = async (caseId: string) =>
  (
    await server.rows<{ next_due_on: string | null; version: number }>(
      `select next_due_on, version from cases where id = $1`,
      [caseId],
    )
  )[0];
const lettersTo = (to?: string) => post.mails.filter((mail) => to === undefined || mail.to === to);
const ledger = (followUp: string, client = odile) =>
  client.all<Record<string, any>>(`/api/reminders?followUp=${followUp}`);
const lines = async (followUp: string) =>
  (await ledger(followUp)).map(({ audience, plannedOn, state, reason }) => [audience, plannedOn, state, reason]);
const alarmsOf = async (caseId: string, state = 'open') =>
  (await rahel.get(`/api/cases/${caseId}/follow-ups?state=${state}`)).body.items as Record<string, any>[];

describe('a follow-up', () => {
  it('typed on Monday reminds on the day at eight, and says neither title nor case in the mail', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const answer = await rahel.post(`/api/cases/${yonas}/follow-ups`, {
      title: 'Ask the debt office for the extract',
      dueOn: '2026-03-04',
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/follow-ups/${answer.body.id}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toMatchObject({
      caseId: yonas,
      firstName: 'Yonas',
      alarm: null,
      title: 'Ask the debt office for the extract',
      dueOn: '2026-03-04',
      overdue: false,
      state: 'open',
      remindDaysBefore: [0],
      version: 1,
    });
    expect(await nextDueOn(yonas)).toEqual({ next_due_on: '2026-03-04', version: 1 });
    await at('2026-03-04T07:59:00+01:00');
    expect(lettersTo()).toHaveLength(0);
    expect(await at('2026-03-04T08:00:00+01:00')).toMatchObject({ 'follow-ups': 1 });
    expect(lettersTo()).toHaveLength(1);
    const [letter] = lettersTo(RAHEL);
    expect(letter.subject).toBe('Un rappel de Passerelle');
    expect(letter.text).toContain('pour Yonas le mercredi 4 mars 2026');
    expect(letter.text).toContain(`http://localhost:3000/cases/${yonas}`);
    expect(letter.text + letter.html).not.toMatch(/debt|Example|P-/);
    await at('2026-03-05T08:00:00+01:00');
    expect(lettersTo()).toHaveLength(1);
    expect(await ledger(answer.body.id)).toMatchObject([
      {
        audience: 'adviser',
        plannedOn: '2026-03-04',
        plannedAt: '2026-03-04T07:00:00.000Z',
        state: 'sent',
        reason: null,
        mails: [{ state: 'sent' }],
      },
    ]);
  });

  it('due today leaves at once, and speaks the language of whom it reminds', async () => {
    const liya = await theirs({ firstName: 'Liya' });
    await rahel.patch('/api/me', { locale: 'de' });
    await add(rahel, liya, { title: 'Call back', dueOn: '2026-03-02', remindDaysBefore: [3, 0] });
    await server.tick();
    await rahel.patch('/api/me', { locale: 'fr' });
    expect(
      lettersTo(RAHEL).map((letter) => letter.text.includes('Für Liya ist am Montag, 2. März 2026 etwas fällig.')),
    ).toEqual([true]);
  });

  it('on Good Friday or a Sunday reminds on the working day before', async () => {
    const carlos = await theirs({ firstName: 'Carlos' });
    const friday = await add(rahel, carlos, { title: 'Easter', dueOn: '2026-04-03' });
    const sunday = await add(rahel, carlos, { title: 'Sunday', dueOn: '2026-03-15', remindDaysBefore: [1, 0] });
    expect(await lines(friday.id)).toEqual([['adviser', '2026-04-02', 'planned', null]]);
    expect(await lines(sunday.id)).toEqual([['adviser', '2026-03-13', 'planned', null]]);
  });

  it('that is done reminds no more, and makes the next one in the same breath', async () => {
    const senait = await theirs({ firstName: 'Senait' });
    const { id } = await add(rahel, senait, {
      title: 'Prepare the interview',
      dueOn: '2026-03-09',
      remindDaysBefore: [3, 0],
    });
    const done = await rahel.post(`/api/follow-ups/${id}/done`, {
      note: 'She is ready.\nVery.',
      next: { title: 'How was it?', dueOn: '2026-03-20' },
    });
    expect(done).toMatchObject({
      status: 200,
      body: {
        state: 'done',
        note: 'She is ready.\nVery.',
        endedAt: '2026-03-02T09:00:00.000Z',
        next: { title: 'How was it?', state: 'open', dueOn: '2026-03-20' },
      },
    });
    expect(await lines(id)).toEqual([
      ['adviser', '2026-03-06', 'cancelled', 'done'],
      ['adviser', '2026-03-09', 'cancelled', 'done'],
    ]);
    expect(
      await server.rows(
        `select 1 from queued_jobs j join reminders r on j.id like 'reminder-' || r.id || '%' where r.follow_up_id = $1`,
        [id],
      ),
    ).toHaveLength(0);
    expect((await nextDueOn(senait))?.next_due_on).toBe('2026-03-20');
    await at('2026-03-09T08:00:00+01:00');
    expect(lettersTo()).toHaveLength(0);
    for (const [what, body] of [
      ['done', {}],
      ['cancel', {}],
      ['snooze', { until: '2026-03-12' }],
    ] as const)
      expect(await rahel.post(`/api/follow-ups/${id}/${what}`, body)).toMatchObject({
        status: 409,
        body: { type: '/problems/follow-up-ended' },
      });
    expect((await rahel.get(`/api/cases/${senait}/follow-ups?state=done`)).body.items).toMatchObject([
      { id, note: 'She is ready.\nVery.' },
    ]);
  });

  it('makes nothing done when what should come next cannot be', async () => {
    const senait = await theirs({ firstName: 'Senait' });
    const { id } = await add(rahel, senait, { title: 'Prepare the interview', dueOn: '2026-03-09' });
    const refused = await rahel.post(`/api/follow-ups/${id}/done`, {
      next: { title: 'How was it?', dueOn: '2026-02-20' },
    });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/next/dueOn', detail: 'is today or later' }] },
    });
    expect((await rahel.get(`/api/follow-ups/${id}`)).body.state).toBe('open');
    expect(await lines(id)).toEqual([['adviser', '2026-03-09', 'planned', null]]);
  });

  it('that is snoozed reminds on the new day, and only then', async () => {
    const mikael = await theirs({ firstName: 'ሚካኤል' });
    const { id } = await add(rahel, mikael, { title: 'Language course', dueOn: '2026-03-04' });
    expect(await rahel.post(`/api/follow-ups/${id}/snooze`, { until: '2026-03-02' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/until', detail: 'is after today' }] },
    });
    expect(await rahel.post(`/api/follow-ups/${id}/snooze`, { until: '2026-03-11' })).toMatchObject({
      status: 200,
      body: { dueOn: '2026-03-11', version: 2 },
    });
    expect((await nextDueOn(mikael))?.next_due_on).toBe('2026-03-11');
    await at('2026-03-04T09:00:00+01:00');
    expect(lettersTo()).toHaveLength(0);
    await at('2026-03-11T08:00:00+01:00');
    expect(lettersTo(RAHEL).map((letter) => letter.text.includes('ሚካኤል'))).toEqual([true]);
    expect(await lines(id)).toEqual([
      ['adviser', '2026-03-04', 'cancelled', 'snoozed'],
      ['adviser', '2026-03-11', 'sent', null],
    ]);
  });

  it('whose day is moved, or whose reminders are others, leaves no reminder of before in place', async () => {
    const mikael = await theirs({ firstName: 'ሚካኤል' });
    const { id } = await add(rahel, mikael, { title: 'Interview', dueOn: '2026-03-12', remindDaysBefore: [3] });
    expect(await lines(id)).toEqual([['adviser', '2026-03-09', 'planned', null]]);
    await rahel.patch(`/api/follow-ups/${id}`, { dueOn: '2026-03-20' }, { version: 1 });
    expect(await lines(id)).toEqual([
      ['adviser', '2026-03-09', 'cancelled', 'moved'],
      ['adviser', '2026-03-17', 'planned', null],
    ]);
    // The same day, reminded of on another.
    await rahel.patch(`/api/follow-ups/${id}`, { remindDaysBefore: [1] }, { version: 2 });
    for (const day of ['2026-03-09', '2026-03-17']) await at(`${day}T08:00:00+01:00`);
    expect(lettersTo()).toEqual([]);
    await at('2026-03-19T08:00:00+01:00');
    expect(lettersTo(RAHEL)).toHaveLength(1);
    expect(await lines(id)).toEqual([
      ['adviser', '2026-03-09', 'cancelled', 'moved'],
      ['adviser', '2026-03-17', 'cancelled', 'moved'],
      ['adviser', '2026-03-19', 'sent', null],
    ]);
  });

  it('that is snoozed and put back reminds on the first day after all', async () => {
    const mikael = await theirs({ firstName: 'ሚካኤል' });
    const { id } = await add(rahel, mikael, { title: 'Language course', dueOn: '2026-03-04' });
    await rahel.post(`/api/follow-ups/${id}/snooze`, { until: '2026-03-11' });
    await rahel.post(`/api/follow-ups/${id}/snooze`, { until: '2026-03-04' });
    expect((await lines(id)).filter(([, , state]) => state === 'planned')).toEqual([
      ['adviser', '2026-03-04', 'planned', null],
    ]);
    await at('2026-03-12T08:00:00+01:00');
    expect(lettersTo(RAHEL)).toHaveLength(1);
  });

  it('that is cancelled reminds no more, and leaves the case with nothing due', async () => {
    const carlos = await theirs({ firstName: 'Carlos' });
    const { id } = await add(rahel, carlos, { title: 'Ask for the file', dueOn: '2026-03-03' });
    expect(await rahel.post(`/api/follow-ups/${id}/cancel`)).toMatchObject({
      status: 200,
      body: { state: 'cancelled', endedAt: expect.any(String) },
    });
    expect(await nextDueOn(carlos)).toEqual({ next_due_on: null, version: 1 });
    await at('2026-03-03T08:00:00+01:00');
    expect(lettersTo()).toHaveLength(0);
    expect(await lines(id)).toEqual([['adviser', '2026-03-03', 'cancelled', 'cancelled']]);
  });

  it('is edited only by whoever has read the present version', async () => {
    const carlos = await theirs({ firstName: 'Carlos' });
    const { id } = await add(rahel, carlos, { title: 'Ask for the file', dueOn: '2026-03-10' });
    expect((await rahel.patch(`/api/follow-ups/${id}`, { title: 'Mine' })).status).toBe(428);
    expect(await odile.patch(`/api/follow-ups/${id}`, { title: 'Theirs' }, { version: 1 })).toMatchObject({
      status: 200,
      body: { title: 'Theirs', version: 2 },
    });
    expect(await rahel.patch(`/api/follow-ups/${id}`, { title: 'Mine' }, { version: 1 })).toMatchObject({
      status: 412,
      body: { current: 2 },
    });
    // A new title plans nothing anew, a new day does.
    expect(await lines(id)).toEqual([['adviser', '2026-03-10', 'planned', null]]);
    const moved = await rahel.patch(
      `/api/follow-ups/${id}`,
      { dueOn: '2026-03-12', remindDaysBefore: [1] },
      { version: 2 },
    );
    expect(moved).toMatchObject({ status: 200, body: { dueOn: '2026-03-12', remindDaysBefore: [1], version: 3 } });
    expect(moved.headers.get('etag')).toBe('"3"');
    expect(await lines(id)).toEqual([
      ['adviser', '2026-03-10', 'cancelled', 'moved'],
      ['adviser', '2026-03-11', 'planned', null],
    ]);
    expect(await rahel.patch(`/api/follow-ups/${id}`, { dueOn: '2026-03-01' }, { version: 3 })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/dueOn' }] },
    });
    await rahel.post(`/api/follow-ups/${id}/done`);
    expect(await rahel.patch(`/api/follow-ups/${id}`, { title: 'Late' }, { version: 4 })).toMatchObject({
      status: 409,
      body: { type: '/problems/follow-up-ended' },
    });
  });

  it('can be retitled although it is overdue', async () => {
    const carlos = await theirs({ firstName: 'Carlos' });
    const { id } = await add(rahel, carlos, { title: 'Ask', dueOn: '2026-03-02' });
    server.clock.set('2026-03-05T10:00:00+01:00');
    expect(
      await rahel.patch(`/api/follow-ups/${id}`, { title: 'Ask again', dueOn: '2026-03-02' }, { version: 1 }),
    ).toMatchObject({ status: 200, body: { title: 'Ask again', overdue: true } });
  });

  it('is made once for the same key', async () => {
    const carlos = await theirs({ firstName: 'Carlos' });
    const body = { title: 'Ask for the file', dueOn: '2026-03-02' };
    const key = newId();
    const both = await Promise.all([
      rahel.post(`/api/cases/${carlos}/follow-ups`, body, { key }),
      rahel.post(`/api/cases/${carlos}/follow-ups`, body, { key }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both[0].body.id).toBe(both[1].body.id);
    // An offline phone may send it again when the day is past.
    server.clock.set('2026-03-05T10:00:00+01:00');
    expect((await rahel.post(`/api/cases/${carlos}/follow-ups`, body, { key })).body.id).toBe(both[0].body.id);
    expect((await rahel.post(`/api/cases/${carlos}/follow-ups`, { ...body, title: 'Another' }, { key })).status).toBe(
      409,
    );
    expect((await rahel.get(`/api/cases/${carlos}/follow-ups`)).body.items).toHaveLength(1);
  });

  it('takes a sensible day and sensible reminders only', async () => {
    const carlos = await theirs({ firstName: 'Carlos' });
    const refused = async (body: object) => {
      const answer = await rahel.post(`/api/cases/${carlos}/follow-ups`, {
        title: 'Ask',
        dueOn: '2026-03-10',
        ...body,
      });
      expect(answer.status).toBe(422);
      return answer.body.errors.map((error: { pointer: string }) => error.pointer);
    };
    expect(await refused({ dueOn: '2026-03-01' })).toEqual(['/dueOn']);
    expect(await refused({ dueOn: '2031-03-03' })).toEqual(['/dueOn']);
    expect(await refused({ dueOn: '2026-02-30' })).toEqual(['/dueOn']);
    expect(await refused({ title: '' })).toEqual(['/title']);
    expect(await refused({ title: 'x'.repeat(201) })).toEqual(['/title']);
    expect(await refused({ title: 'a\u0000b' })).toEqual(['/title']);
    for (const remindDaysBefore of [[61], [-1], [1.5], [3, 3], [0, 1, 2, 3, 4, 5, 6], ['3'], null, 3])
      expect(await refused({ remindDaysBefore })).toEqual(['/remindDaysBefore']);
    expect(await refused({ state: 'done' })).toEqual(['/state']);
    expect(await nextDueOn(carlos)).toEqual({ next_due_on: null, version: 1 });
  });

  it('cannot be added to a case that has ended, and ends with it', async () => {
    const carlos = await theirs({ firstName: 'Carlos' });
    const { id } = await add(rahel, carlos, { title: 'Ask', dueOn: '2026-03-10', remindDaysBefore: [3, 0] });
    await server.rows(
      `update cases set stage = 'closed', outcome = 'naturalised', closed_on = '2026-03-02' where id = $1`,
      [carlos],
    );
    expect(await rahel.post(`/api/cases/${carlos}/follow-ups`, { title: 'Ask', dueOn: '2026-03-10' })).toMatchObject({
      status: 409,
      body: { type: '/problems/case-ended' },
    });
    expect(await rahel.post(`/api/follow-ups/${id}/snooze`, { until: '2026-03-12' })).toMatchObject({
      status: 409,
      body: { type: '/problems/case-ended' },
    });
    expect((await rahel.get('/api/follow-ups')).body.items).toEqual([]);
    expect((await rahel.get('/api/follow-ups/counts')).body).toEqual({ overdue: 0, today: 0, week: 0, all: 0 });
    // Also when the job comes before the sweep has noticed.
    server.clock.set('2026-03-09T08:00:00+01:00');
    for (const { id: reminder } of await ledger(id)) await server.queue.run('reminder-hand-over', { id: reminder });
    await server.tick();
    expect(await lines(id)).toEqual([
      ['adviser', '2026-03-06', 'cancelled', 'case-closed'],
      ['adviser', '2026-03-10', 'cancelled', 'case-closed'],
    ]);
    expect((await nextDueOn(carlos))?.next_due_on).toBeNull();
    expect(lettersTo()).toHaveLength(0);
  });

  it('comes back when the case is opened again that it ended with', async () => {
    const carlos = await theirs({ firstName: 'Carlos' });
    const { id } = await add(rahel, carlos, { title: 'Ask', dueOn: '2026-03-10', remindDaysBefore: [3, 0] });
    const other = await add(rahel, carlos, { title: 'Not needed', dueOn: '2026-03-10' });
    await rahel.post(`/api/follow-ups/${other.id}/cancel`);
    await server.rows(
      `update cases set stage = 'closed', outcome = 'unreachable', closed_on = '2026-03-02' where id = $1`,
      [carlos],
    );
    await server.tick();
    expect((await rahel.get(`/api/follow-ups/${id}`)).body).toMatchObject({ state: 'cancelled' });
    await server.rows(`update cases set stage = 'screening', outcome = null, closed_on = null where id = $1`, [carlos]);
    expect(await server.tick()).toMatchObject({ 'follow-ups': 1 });
    expect((await rahel.get('/api/follow-ups')).body.items).toMatchObject([{ id, state: 'open', endedAt: null }]);
    expect((await nextDueOn(carlos))?.next_due_on).toBe('2026-03-10');
    expect(await server.tick()).not.toHaveProperty('follow-ups');
    await at('2026-03-06T08:00:00+01:00');
    await at('2026-03-10T08:00:00+01:00');
    expect(lettersTo(RAHEL)).toHaveLength(2);
  });
});

describe('a case that is opened again', () => {
  it.each([
    ['before 90 days are over has what ended with it again', { days: 90, minutes: -1 }, 'open'],
    ['after more than 90 days begins with nothing due', { days: 90, minutes: 1 }, 'cancelled'],
  ])('%s', async (_, later, state) => {
    const carlos = await theirs({ firstName: 'Carlos' });
    const { id } = await add(rahel, carlos, { title: 'Ask', dueOn: '2026-12-10' });
    await server.rows(
      `update cases set stage = 'closed', outcome = 'unreachable', closed_on = '2026-03-02' where id = $1`,
      [carlos],
    );
    await server.tick();
    server.clock.forward(later);
    await server.rows(`update cases set stage = 'screening', outcome = null, closed_on = null where id = $1`, [carlos]);
    await server.tick();
    expect((await rahel.get(`/api/follow-ups/${id}`)).body.state).toBe(state);
  });
});

describe('the list of what is due', () => {
  it('says of each what an adviser needs to call back: where they live, when somebody last spoke to them, since when the case is theirs', async () => {
    const [selam, yonas, thevar] = [
      await theirs({ firstName: 'Selam' }),
      await theirs({ firstName: 'Yonas' }),
      await theirs({ firstName: 'Anand' }),
    ];
    const person = (id: string, set: string) =>
      server.rows(`update people set ${set} where id = (select person_id from cases where id = $1)`, [id]);
    await person(selam, `last_name = 'Tesfay', phone = '+41790000001', safe_to_call = true`);
    await person(yonas, `last_name = null, phone = '+41790000002', safe_to_call = false`);
    await person(thevar, `last_name = 'தினேஷ்', phone = '+41790000003', safe_to_call = null`);
    const event = (id: string, kind: string, when: string, adviser: string | null = null) =>
      server.rows(
        `insert into case_events (id, case_id, kind, at, recorded_at, adviser_id) values ($1, $2, $3, $4, $4, $5)`,
        [newId(), id, kind, when, adviser],
      );
    // Shortly before midnight in Zurich, and shortly after.
    await event(selam, 'call', '2026-02-10T22:59:00Z');
    await event(selam, 'meeting', '2026-02-10T23:01:00Z');
    await event(selam, 'note', '2026-02-20T12:00:00Z');
    await event(selam, 'moved', '2026-02-21T12:00:00Z');
    await event(yonas, 'note', '2026-02-20T12:00:00Z');
    const another = await anAdviser(server, 'Another');
    await event(selam, 'matched', '2026-01-20T12:00:00Z', rahelId);
    await event(selam, 'released', '2026-01-25T12:00:00Z', rahelId);
    await event(selam, 'matched', '2026-01-30T12:00:00Z', rahelId);
    await event(selam, 'matched', '2026-02-25T12:00:00Z', another);
    await event(yonas, 'opened', '2026-02-03T12:00:00Z', rahelId);
    for (const [i, id] of [selam, yonas, thevar].entries())
      await add(rahel, id, { title: 'Call', dueOn: `2026-03-0${4 + i}` });
    const place = { canton: 'VD', commune: 5586, communeName: 'Lausanne' };
    expect((await rahel.get('/api/follow-ups')).body.items).toMatchObject([
      {
        firstName: 'Selam',
        lastInitial: 'T',
        phone: '+41790000001',
        safeToCall: true,
        ...place,
        lastContactOn: '2026-02-11',
        assignedOn: '2026-01-30',
      },
      {
        firstName: 'Yonas',
        lastInitial: null,
        phone: null,
        safeToCall: false,
        ...place,
        lastContactOn: null,
        assignedOn: '2026-02-03',
      },
      {
        firstName: 'Anand',
        lastInitial: 'தி',
        phone: null,
        safeToCall: null,
        ...place,
        lastContactOn: null,
        assignedOn: null,
      },
    ]);
    expect((await rahel.get('/api/follow-ups')).text).not.toMatch(/Tesfay|தினேஷ்|9000000[23]/);
    // A case that waits is nobody's, whoever had it before.
    await rahel.post(`/api/cases/${selam}/release`, { reason: 'Moving away' });
    expect((await odile.get(`/api/cases/${selam}/follow-ups`)).body.items).toMatchObject([
      { firstName: 'Selam', assignedOn: null },
    ]);
  });

  it('asks the database once for all of them', async () => {
    for (const firstName of ['Carlos', 'Mikael', 'Senait'])
      await add(rahel, await theirs({ firstName }), { title: 'Call', dueOn: '2026-03-04' });
    const asked: string[] = [];
    const { source } = server.db;
    const before = source.logger;
    const quiet = () => undefined;
    source.logger = {
      ...before,
      logQuery: (query: string) => void asked.push(query),
      logQueryError: quiet,
      logQuerySlow: quiet,
      logSchemaBuild: quiet,
      logMigration: quiet,
      log: quiet,
    };
    const { items } = (await rahel.get('/api/follow-ups')).body;
    source.logger = before;
    expect(items).toHaveLength(3);
    // The list and the audit line; the session is looked up by a prepared statement of its own.
    expect(asked).toHaveLength(2);
  });

  it('shows advisers their own cases and coordinators those of their cantons, by due day', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const nearby = await aCase(server, { firstName: 'Delphine', canton: 'GE' });
    const far = await aCase(server, { firstName: 'Giada', canton: 'TI', stage: 'requested' });
    const today = await add(rahel, yonas, { title: 'Today', dueOn: '2026-03-02' });
    const sunday = await add(rahel, yonas, { title: 'Sunday', dueOn: '2026-03-08' });
    const later = await add(odile, nearby, { title: 'In a week', dueOn: '2026-03-09' });
    const ticino = await add(ornella, far, { title: 'Chiamare', dueOn: '2026-03-03' });
    const ids = async (client: Client, query = '') => (await client.all(`/api/follow-ups${query}`)).map(({ id }) => id);
    expect(await ids(rahel)).toEqual([today.id, sunday.id]);
    expect(await ids(odile)).toEqual([today.id, sunday.id, later.id]);
    expect(await ids(ornella)).toEqual([ticino.id]);
    expect(await ids(odile, '?due=today')).toEqual([today.id]);
    expect(await ids(odile, '?due=week')).toEqual([today.id, sunday.id]);
    expect(await ids(odile, `?adviser=${rahelId}`)).toEqual([today.id, sunday.id]);
    expect(await ids(odile, `?case=${nearby}`)).toEqual([later.id]);
    expect((await odile.get('/api/follow-ups/counts')).body).toEqual({ overdue: 0, today: 1, week: 2, all: 3 });
    server.clock.set('2026-03-03T10:00:00+01:00');
    expect(await ids(odile, '?due=overdue')).toEqual([today.id]);
    expect((await rahel.get(`/api/follow-ups/${today.id}`)).body.overdue).toBe(true);
    expect((await odile.get('/api/follow-ups/counts')).body).toEqual({ overdue: 1, today: 0, week: 2, all: 3 });
    expect((await staff.get('/api/follow-ups')).status).toBe(403);
    expect((await server.anybody.get('/api/follow-ups')).status).toBe(401);
    expect((await rahel.get('/api/follow-ups?due=someday')).status).toBe(422);
  });

  it('is paged without losing or repeating any of those due on the same day', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.push((await add(rahel, yonas, { title: `${i}`, dueOn: '2026-03-05' })).id);
    const seen: string[] = [];
    let page = await rahel.get('/api/follow-ups?limit=3');
    for (;;) {
      seen.push(...page.body.items.map((item: { id: string }) => item.id));
      if (page.body.next === null) break;
      page = await rahel.get(`/api/follow-ups?limit=3&after=${encodeURIComponent(page.body.next)}`);
    }
    expect(seen).toEqual(ids);
    const { next } = (await rahel.get('/api/follow-ups?limit=3')).body;
    expect((await rahel.get(`/api/follow-ups?limit=3&due=today&after=${encodeURIComponent(next)}`)).status).toBe(422);
  });

  it('treats what lies in another canton as if it were not there', async () => {
    const giada = await aCase(server, { firstName: 'Giada', canton: 'TI' });
    const { id } = await add(ornella, giada, { title: 'Chiamare', dueOn: '2026-03-03' });
    for (const client of [rahel, odile]) {
      expect((await client.get(`/api/follow-ups/${id}`)).status).toBe(404);
      expect((await client.patch(`/api/follow-ups/${id}`, { title: 'x' }, { version: 1 })).status).toBe(404);
      expect((await client.post(`/api/follow-ups/${id}/done`)).status).toBe(404);
      expect((await client.post(`/api/follow-ups/${id}/snooze`, { until: '2026-03-09' })).status).toBe(404);
      expect((await client.post(`/api/follow-ups/${id}/cancel`)).status).toBe(404);
      expect((await client.get(`/api/cases/${giada}/follow-ups`)).status).toBe(404);
      expect((await client.post(`/api/cases/${giada}/follow-ups`, { title: 'x', dueOn: '2026-03-09' })).status).toBe(
        404,
      );
    }
    expect((await odile.get(`/api/follow-ups/${newId()}`)).status).toBe(404);
    expect((await odile.get('/api/follow-ups/not-an-id')).status).toBe(404);
    expect((await odile.get(`/api/reminders?followUp=${id}`)).body.items).toEqual([]);
    expect((await ornella.get(`/api/follow-ups/${id}`)).body.state).toBe('open');
  });

  it('leaves an audit line that names whom it told about', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const { id } = await add(rahel, yonas, { title: 'Call', dueOn: '2026-03-05' });
    await rahel.get('/api/follow-ups');
    const [line] = await server.rows<{ subjects: string[] }>(
      `select subjects from audit.lines where permission = 'follow-ups.read' order by id desc limit 1`,
    );
    const [{ person_id: person } = { person_id: '' }] = await server.rows<{ person_id: string }>(
      `select person_id from cases where id = $1`,
      [yonas],
    );
    expect(line.subjects.sort()).toEqual([id, yonas, person].sort());
  });
});

describe('a reminder', () => {
  it('whose job was lost is made up for by the sweep', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const { id } = await add(rahel, yonas, { title: 'Call', dueOn: '2026-03-05' });
    expect(await server.rows(`delete from queued_jobs where name = 'reminder-hand-over'`)).toEqual([[], 1]);
    await at('2026-03-05T08:00:00+01:00');
    expect(lettersTo(RAHEL)).toHaveLength(1);
    expect(await lines(id)).toEqual([['adviser', '2026-03-05', 'sent', null]]);
  });

  it('never leaves twice, however many jobs and sweeps of two processes run at the same moment', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const amadou = await theirs({ firstName: 'Amadou', stage: 'refused', lastDay: '2026-03-12' });
    for (let i = 0; i < 5; i++) await add(rahel, yonas, { title: `${i}`, dueOn: '2026-03-05' });
    server.clock.set('2026-03-05T08:00:00+01:00');
    const other = await TestServer.open({ database: server.database, transport: post });
    try {
      other.clock.set('2026-03-05T08:00:00+01:00');
      const due = await server.rows<{ id: string }>(
        `select id from reminders where state = 'planned' and planned_at <= $1`,
        [server.clock.now()],
      );
      expect(due).toHaveLength(5);
      const servers = [server, other];
      await Promise.all([
        ...servers.flatMap((each) => due.map(({ id }) => each.queue.run('reminder-hand-over', { id }))),
        ...servers.map((each) => each.app.get(SweepService).sweep()),
        ...servers.flatMap((each) => due.map(({ id }) => each.queue.run('reminder-hand-over', { id }))),
      ]);
      await Promise.all(servers.map((each) => each.app.get(SweepService).sweep()));
      await Promise.all(servers.map((each) => each.app.get(DeliveryService).deliverDue(0)));
      await Promise.all(servers.map((each) => each.tick()));
    } finally {
      await other.app.close();
    }
    const about = (name: string, to: string) => lettersTo(to).filter((letter) => letter.text.includes(name)).length;
    expect([about('Yonas', RAHEL), about('Yonas', ODILE), about('Amadou', RAHEL), about('Amadou', ODILE)]).toEqual([
      5, 0, 1, 1,
    ]);
    expect(lettersTo()).toHaveLength(7);
    const handedOver = await server.rows(
      `select r.state, cardinality(r.mail_ids) as mails, count(*)::integer as lines from reminders r join follow_ups f on f.id = r.follow_up_id
       where f.case_id in ($1, $2) and r.planned_on = '2026-03-05' group by 1, 2`,
      [yonas, amadou],
    );
    expect(handedOver).toEqual([{ state: 'sent', mails: 1, lines: 7 }]);
    expect((await alarmsOf(amadou)).map(({ alarm }) => alarm)).toEqual(['appeal-deadline']);
  });

  it('whose job comes too early waits for its time', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const { id } = await add(rahel, yonas, { title: 'Call', dueOn: '2026-03-05' });
    server.clock.set('2026-03-05T07:59:59+01:00');
    await server.queue.run('reminder-hand-over', { at: server.clock.now().toISOString() });
    expect(await lines(id)).toEqual([['adviser', '2026-03-05', 'planned', null]]);
  });

  it('is left to the next round when the time of this one is spent, as when the program ends', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const { id } = await add(rahel, yonas, { title: 'Call', dueOn: '2026-03-02' });
    await server.app.get(SweepService).sweep(0);
    expect(await lines(id)).toEqual([['adviser', '2026-03-02', 'planned', null]]);
    await server.app.get(SweepService).sweep();
    expect(await lines(id)).toEqual([['adviser', '2026-03-02', 'sent', null]]);
  });

  it('is not sent when its follow-up was done while the mail lay in the outbox', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const { id } = await add(rahel, yonas, { title: 'Call', dueOn: '2026-03-02' });
    await server.app.get(SweepService).sweep();
    expect(await lines(id)).toEqual([['adviser', '2026-03-02', 'sent', null]]);
    await rahel.post(`/api/follow-ups/${id}/done`);
    await server.tick();
    expect(lettersTo()).toHaveLength(0);
    expect(await server.rows(`select state, error from outgoing_mails`)).toEqual([
      { state: 'cancelled', error: 'no longer wanted' },
    ]);
    expect(await lines(id)).toEqual([['adviser', '2026-03-02', 'cancelled', 'no longer wanted']]);
  });

  it('reminds after all when it was moved away and back while the mail lay in the outbox', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const { id } = await add(rahel, yonas, { title: 'Call', dueOn: '2026-03-02' });
    await server.app.get(SweepService).sweep();
    await rahel.patch(`/api/follow-ups/${id}`, { dueOn: '2026-03-20' }, { version: 1 });
    await server.tick();
    expect(lettersTo()).toHaveLength(0);
    await rahel.patch(`/api/follow-ups/${id}`, { dueOn: '2026-03-02' }, { version: 2 });
    await server.tick();
    await server.tick();
    expect(lettersTo(RAHEL)).toHaveLength(1);
  });

  it('of a moved day leaves on the same day as the one before, since that named the wrong day', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const { id } = await add(rahel, yonas, { title: 'Call', dueOn: '2026-03-06', remindDaysBefore: [7] });
    await server.tick();
    await rahel.patch(`/api/follow-ups/${id}`, { dueOn: '2026-03-03' }, { version: 1 });
    await server.tick();
    expect(lettersTo(RAHEL).map((letter) => /(\d+) mars/.exec(letter.text)![1])).toEqual(['6', '3']);
  });

  it('is one after a standstill, not one for each morning that passed', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const { id } = await add(rahel, yonas, { title: 'Call', dueOn: '2026-03-09', remindDaysBefore: [4, 3, 0] });
    await at('2026-03-11T11:00:00+01:00');
    expect(lettersTo(RAHEL)).toHaveLength(1);
    expect(await lines(id)).toEqual([
      ['adviser', '2026-03-05', 'cancelled', 'collapsed'],
      ['adviser', '2026-03-06', 'cancelled', 'collapsed'],
      ['adviser', '2026-03-09', 'sent', null],
    ]);
  });

  it('for an adviser who cannot be reached goes to the coordinators, who are told why', async () => {
    const moved = await anAdviser(server, 'Ruedi');
    const carlos = await theirs({ firstName: 'Carlos', adviser: moved });
    const waiting = await theirs({ firstName: 'Delphine', adviser: null });
    for (const caseId of [carlos, waiting]) await add(odile, caseId, { title: 'Call', dueOn: '2026-03-02' });
    await server.tick();
    expect(lettersTo()).toHaveLength(2);
    expect(lettersTo(ODILE).every((letter) => letter.text.includes('au titre de la coordination'))).toBe(true);
  });

  it('for nobody is listed as failed', async () => {
    const lonely = await anAdviser(server, 'Kavitha', 'ZH');
    const tharani = await aCase(server, { firstName: 'தாரணி', canton: 'ZH', adviser: lonely });
    const { id } = await server.db.transaction(async (tx) =>
      server.app
        .get(FollowUpStore)
        .insert(
          tx,
          { kind: 'case', id: tharani },
          { alarm: null, title: 'Call', dueOn: '2026-03-02', remindDaysBefore: [0], createdBy: null },
          [{ on: '2026-03-02', at: server.clock.now() }],
          ['adviser'],
        ),
    );
    await server.tick();
    expect(lettersTo()).toHaveLength(0);
    expect(await ledger(id, staff)).toMatchObject([
      { state: 'failed', reason: 'no recipient', handedOverAt: null, mails: [] },
    ]);
  });

  it('whose mail the server refuses is listed as failed, and as sent again once it has left', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const { id } = await add(rahel, yonas, { title: 'Call', dueOn: '2026-03-02' });
    post.gone.add(RAHEL);
    await server.tick();
    const [line] = await ledger(id, staff);
    expect(line).toMatchObject({
      state: 'failed',
      reason: 'refused by the mail server (550)',
      mails: [{ state: 'failed' }],
    });
    expect((await staff.all('/api/reminders?state=failed')).filter((each) => each.followUpId === id)).toHaveLength(1);
    expect((await staff.all('/api/reminders?state=sent')).filter((each) => each.followUpId === id)).toHaveLength(0);
    post.gone.clear();
    expect((await staff.post(`/api/outbox/${line.mails[0].id}/retry`)).status).toBe(200);
    await server.tick();
    expect(lettersTo(RAHEL)).toHaveLength(1);
    expect(await lines(id)).toEqual([['adviser', '2026-03-02', 'sent', null]]);
  });

  it('is not sent to an adviser who has handed the case on in between', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    await add(rahel, yonas, { title: 'Call', dueOn: '2026-03-02' });
    await server.app.get(SweepService).sweep();
    await server.rows(`update cases set adviser_id = null, waiting_since = $2 where id = $1`, [yonas, BEGINNING]);
    await server.tick();
    expect(lettersTo(RAHEL)).toHaveLength(0);
  });

  it('is listed to staff without names and titles, to coordinators within their cantons, to advisers not at all', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const giada = await aCase(server, { firstName: 'Giada', canton: 'TI' });
    const one = await add(rahel, yonas, { title: 'Secret words', dueOn: '2026-03-05' });
    const two = await add(ornella, giada, { title: 'Secret words', dueOn: '2026-03-06' });
    const planned = async (client: Client, query = '') =>
      (await client.all(`/api/reminders?state=planned${query}`)).map((line) => line.followUpId);
    expect(await planned(staff)).toEqual([one.id, two.id]);
    expect(await planned(odile)).toEqual([one.id]);
    expect(await planned(ornella)).toEqual([two.id]);
    expect(await planned(staff, '&from=2026-03-06')).toEqual([two.id]);
    expect(await planned(staff, '&to=2026-03-05')).toEqual([one.id]);
    const text = (await staff.get('/api/reminders')).text;
    expect(text).not.toMatch(/Secret|Yonas|Giada|Example|@/);
    expect((await rahel.get('/api/reminders')).status).toBe(403);
  });
});

describe('a refusal', () => {
  it('whose letter nobody typed reminds adviser and coordinator at once and every day, then 10, 5, 2 and 1 days before the last day', async () => {
    const amadou = await theirs({ firstName: 'Amadou', stage: 'refused', receivedOn: '2026-02-27' });
    await server.tick();
    const [alarm, ...others] = await alarmsOf(amadou);
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({
      alarm: 'refusal-letter',
      title: 'Inscrire le dernier jour du délai indiqué dans la lettre',
      dueOn: '2026-03-09',
      remindDaysBefore: [],
      firstName: 'Amadou',
    });
    expect((await nextDueOn(amadou))?.next_due_on).toBe('2026-03-09');
    expect(
      lettersTo()
        .map(({ to, subject }) => [to, subject])
        .sort(),
    ).toEqual([
      [ODILE, 'Urgent\u00a0: un rappel de Passerelle'],
      [RAHEL, 'Urgent\u00a0: un rappel de Passerelle'],
    ]);
    expect(lettersTo(RAHEL)[0].text).toContain('Un délai court peut-être pour Amadou.');
    // However often one looks on a day.
    await at('2026-03-02T18:00:00+01:00');
    expect(lettersTo()).toHaveLength(2);
    // Every day at eight, the weekend included.
    for (const [i, day] of [
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
      '2026-03-06',
      '2026-03-07',
      '2026-03-08',
    ].entries()) {
      await at(`${day}T00:01:00+01:00`);
      await at(`${day}T07:59:00+01:00`);
      expect(lettersTo()).toHaveLength(2 * (i + 1));
      await at(`${day}T08:00:00+01:00`);
      await at(`${day}T21:00:00+01:00`);
      expect(lettersTo()).toHaveLength(2 * (i + 2));
    }
    // Somebody types the last day: Friday, 20 March.
    server.clock.set('2026-03-09T07:00:00+01:00');
    await server.tick();
    await typeLastDay(server, amadou, '2026-03-20');
    await server.tick();
    post.mails.length = 0;
    expect((await alarmsOf(amadou, 'done')).map(({ alarm: kind, note }) => [kind, note])).toEqual([
      ['refusal-letter', null],
    ]);
    const [deadline] = await alarmsOf(amadou);
    expect(deadline).toMatchObject({ alarm: 'appeal-deadline', dueOn: '2026-03-20', remindDaysBefore: [10, 5, 2, 1] });
    expect((await nextDueOn(amadou))?.next_due_on).toBe('2026-03-20');
    // The 15th is a Sunday.
    for (const who of ['adviser', 'coordinator'])
      expect((await lines(deadline.id)).filter(([audience]) => audience === who)).toEqual(
        ['2026-03-10', '2026-03-13', '2026-03-18', '2026-03-19'].map((day) => [who, day, 'planned', null]),
      );
    const heard: Record<string, number> = {};
    for (let day = 9; day <= 24; day++) {
      post.mails.length = 0;
      await at(`2026-03-${String(day).padStart(2, '0')}T08:00:00+01:00`);
      if (lettersTo().length > 0) heard[day] = lettersTo().length;
      if (lettersTo().length > 0)
        expect(lettersTo(ODILE)[0].text).toContain('Le recours devrait être envoyé d’ici au vendredi 20 mars 2026.');
    }
    expect(heard).toEqual({ 10: 2, 13: 2, 18: 2, 19: 2 });
    expect((await alarmsOf(amadou))[0]).toMatchObject({ overdue: true, state: 'open' });
  });

  it('reminds at once when the last day is near, and once only', async () => {
    const amadou = await theirs({
      firstName: 'Amadou',
      stage: 'refused',
      receivedOn: '2026-02-20',
      lastDay: '2026-03-04',
    });
    await server.tick();
    await server.tick();
    expect(
      lettersTo()
        .map(({ to }) => to)
        .sort(),
    ).toEqual([ODILE, RAHEL]);
    await at('2026-03-03T08:00:00+01:00');
    expect(lettersTo()).toHaveLength(4);
    // The letter is read again: there is less time than was thought, and everybody is told on the same day.
    await typeLastDay(server, amadou, '2026-03-03');
    await at('2026-03-03T09:00:00+01:00');
    expect(lettersTo()).toHaveLength(6);
    expect(lettersTo(RAHEL).at(-1)!.text).toContain('mardi 3 mars 2026');
  });

  it('changes nothing when the same last day is typed twice', async () => {
    const amadou = await theirs({ firstName: 'Amadou', stage: 'refused', lastDay: '2026-03-20' });
    expect(await server.tick()).toMatchObject({ 'follow-ups': 1 });
    const [before] = await alarmsOf(amadou);
    await typeLastDay(server, amadou, '2026-03-20');
    expect(await server.tick()).not.toHaveProperty('follow-ups');
    expect(await alarmsOf(amadou)).toEqual([before]);
  });

  it('plans anew when the last day changes, and goes back to every day when it is taken out', async () => {
    const amadou = await theirs({
      firstName: 'Amadou',
      stage: 'refused',
      receivedOn: '2026-02-27',
      lastDay: '2026-03-20',
    });
    await server.tick();
    const [{ id } = { id: '' }] = await alarmsOf(amadou);
    await typeLastDay(server, amadou, '2026-03-27');
    await server.tick();
    expect(await alarmsOf(amadou)).toMatchObject([{ id, dueOn: '2026-03-27', version: 2 }]);
    expect(
      (await lines(id))
        .filter(([audience, , state]) => audience === 'adviser' && state === 'planned')
        .map(([, day]) => day),
    ).toEqual(['2026-03-17', '2026-03-20', '2026-03-25', '2026-03-26']);
    expect(
      (await lines(id)).filter(([, , state]) => state === 'cancelled').every(([, , , reason]) => reason === 'moved'),
    ).toBe(true);
    await typeLastDay(server, amadou, null);
    await server.tick();
    expect((await alarmsOf(amadou)).map(({ alarm }) => alarm)).toEqual(['refusal-letter']);
    expect((await alarmsOf(amadou, 'cancelled')).map(({ alarm }) => alarm)).toEqual(['appeal-deadline']);
    expect(lettersTo()).toHaveLength(2);
  });

  it('is over when the appeal was sent, or the case has ended', async () => {
    const amadou = await theirs({ firstName: 'Amadou', stage: 'refused', lastDay: '2026-03-20' });
    const senait = await theirs({ firstName: 'Senait', stage: 'refused' });
    await server.tick();
    post.mails.length = 0;
    const [deadline] = await alarmsOf(amadou);
    await server.rows(
      `update deadlines set state = 'met', sent_on = '2026-03-02', sent_how = 'registered', tracking = '98.34', ended_at = created_at, confirmed_at = created_at, confirmed_by = $2 where case_id = $1`,
      [amadou, newId()],
    );
    await server.rows(`update cases set stage = 'withdrawn', waiting_since = null where id = $1`, [senait]);
    // A job that comes before the sweep sends nothing either.
    server.clock.set('2026-03-10T08:00:00+01:00');
    for (const { id } of await ledger(deadline.id)) await server.queue.run('reminder-hand-over', { id });
    await server.tick();
    expect((await lines(deadline.id)).every(([, , state, reason]) => state === 'cancelled' && reason === 'done')).toBe(
      true,
    );
    expect([...(await alarmsOf(amadou)), ...(await alarmsOf(senait))]).toEqual([]);
    expect((await alarmsOf(senait, 'cancelled')).map(({ alarm }) => alarm)).toEqual(['refusal-letter']);
    expect([(await nextDueOn(amadou))?.next_due_on, (await nextDueOn(senait))?.next_due_on]).toEqual([null, null]);
    expect(lettersTo()).toHaveLength(0);
  });

  it('cannot be waved away by hand while its cause stands, and says what ends it', async () => {
    const amadou = await theirs({ firstName: 'Amadou', stage: 'refused' });
    await server.tick();
    const [alarm] = await alarmsOf(amadou);
    for (const [what, body] of [
      ['done', {}],
      ['cancel', {}],
      ['snooze', { until: '2026-03-12' }],
    ] as const)
      expect(await rahel.post(`/api/follow-ups/${alarm.id}/${what}`, body)).toMatchObject({
        status: 409,
        body: {
          type: '/problems/alarm-stands',
          alarm: 'refusal-letter',
          detail: expect.stringContaining('last day is typed'),
        },
      });
    expect(await odile.patch(`/api/follow-ups/${alarm.id}`, { dueOn: '2026-05-01' }, { version: 1 })).toMatchObject({
      status: 409,
      body: { type: '/problems/alarm-stands' },
    });
    await typeLastDay(server, amadou, '2026-03-20');
    await server.tick();
    expect(await rahel.post(`/api/follow-ups/${alarm.id}/done`)).toMatchObject({
      status: 409,
      body: { type: '/problems/follow-up-ended' },
    });
  });

  it('tells a coordinator once who is also the adviser, or stands in for one', async () => {
    const odileId = await anAdviser(server, 'Odile');
    await server.rows(`update accounts set adviser_id = $1 where id = (select id from accounts where email = $2)`, [
      odileId,
      ODILE,
    ]);
    const own = await theirs({ firstName: 'Amadou', stage: 'refused', adviser: odileId });
    const waiting = await theirs({ firstName: 'Delphine', stage: 'refused', adviser: null });
    await server.tick();
    expect(lettersTo().map(({ to }) => to)).toEqual([ODILE, ODILE]);
    for (const caseId of [own, waiting]) {
      const [alarm] = (await odile.get(`/api/cases/${caseId}/follow-ups`)).body.items;
      const both = await ledger(alarm.id);
      expect(both.map(({ audience, state }) => [audience, state]).sort()).toEqual([
        ['adviser', 'sent'],
        ['coordinator', 'sent'],
      ]);
      expect(both[0].mails).toEqual(both[1].mails);
    }
    await server.rows(`update accounts set adviser_id = null where adviser_id = $1`, [odileId]);
  });

  it('tells such a coordinator once also when both lines are handed over at the same moment', async () => {
    const waiting: string[] = [];
    for (let i = 0; i < 10; i++)
      waiting.push(await theirs({ firstName: 'Delphine', stage: 'refused', adviser: null, lastDay: '2026-03-13' }));
    await server.tick();
    server.clock.set('2026-03-12T08:00:00+01:00');
    await server.rows(
      `update reminders set state = 'cancelled', reason = 'done' where planned_on < '2026-03-12' and state = 'planned'`,
    );
    const due = await server.rows<{ id: string }>(
      `select r.id from reminders r join follow_ups f on f.id = r.follow_up_id where f.case_id = any($1) and r.planned_on = '2026-03-12' order by f.id`,
      [waiting],
    );
    expect(due).toHaveLength(20);
    post.mails.length = 0;
    await Promise.all(due.map(({ id }) => server.queue.run('reminder-hand-over', { id })));
    await server.tick();
    expect(lettersTo(ODILE)).toHaveLength(10);
  });

  it('is listed as failed every day while there is nobody to tell', async () => {
    const tharani = await aCase(server, { firstName: 'தாரணி', canton: 'ZH', stage: 'refused' });
    await server.tick();
    await server.tick();
    await at('2026-03-03T08:00:00+01:00');
    const mine = (await staff.all('/api/reminders?state=failed')).filter(({ caseId }) => caseId === tharani);
    expect(mine.map(({ plannedOn, reason }) => [plannedOn, reason])).toEqual(
      ['2026-03-02', '2026-03-02', '2026-03-03', '2026-03-03'].map((day) => [day, 'no recipient']),
    );
  });

  it('does not keep the others from being reminded when one cannot be derived', async () => {
    await theirs({ firstName: 'Amadou', stage: 'refused', lastDay: 'infinity' });
    const yonas = await theirs({ firstName: 'Yonas' });
    await add(rahel, yonas, { title: 'Call', dueOn: '2026-03-02' });
    await server.tick();
    expect(lettersTo(RAHEL).map(({ text }) => text.includes('Yonas'))).toEqual([true]);
  });
});

describe('the work of the network', () => {
  it('waits for nobody crosswise when many do everything at the same moment', async () => {
    const yonas = await theirs({ firstName: 'Yonas' });
    const made = await Promise.all(
      Array.from({ length: 6 }, (_, i) => add(rahel, yonas, { title: `${i}`, dueOn: '2026-03-02' })),
    );
    const ids = made.map(({ id }) => id as string);
    const other = await TestServer.open({ database: server.database, transport: post });
    try {
      const answering = Promise.all([
        ...ids
          .slice(0, 3)
          .map((id) => rahel.post(`/api/follow-ups/${id}/done`, { next: { title: 'next', dueOn: '2026-03-06' } })),
        ...ids.slice(0, 3).map((id) => odile.post(`/api/follow-ups/${id}/snooze`, { until: '2026-03-05' })),
        ...ids.slice(3).map((id) => odile.post(`/api/follow-ups/${id}/cancel`)),
      ]);
      await Promise.all([server.tick(), other.tick()]);
      const statuses = (await answering).map(({ status }) => status);
      expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
      await Promise.all([server.tick(), other.tick()]);
    } finally {
      await other.app.close();
    }
    const [row] = await server.rows<{ right: boolean }>(
      `select next_due_on is not distinct from (select min(due_on) from follow_ups where case_id = cases.id and state = 'open') as right from cases where id = $1`,
      [yonas],
    );
    expect(row.right).toBe(true);
    expect(
      await server.rows(
        `select 1 from reminders r join follow_ups f on f.id = r.follow_up_id where r.state = 'planned' and f.state <> 'open'`,
      ),
    ).toEqual([]);
  });
});
