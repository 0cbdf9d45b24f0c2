import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../src/common/id.js';
import { AlarmSweepService } from '../src/follow-ups/alarms/alarm-sweep.service.js';
import type { Client } from './support/client.js';
import { aCase, anAdviser, typeLastDay } from './support/rows.js';
import { BEGINNING, TestServer } from './support/test-server.js';

let server: TestServer;
let adviser: string;
let rahel: Client;
beforeAll(async () => {
  server = await TestServer.open();
  adviser = await anAdviser(server, 'Rahel');
  rahel = await server.as('adviser', { name: 'rahel', adviserId: adviser });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set(BEGINNING);
  await server.rows(
    `update cases set stage = 'withdrawn', waiting_since = null where stage not in ('closed', 'withdrawn')`,
  );
  await server.tick();
});

const noted = async (): Promise<string[]> =>
  (await server.rows<{ id: string }>(`select distinct case_id as id from changed_cases`)).map(({ id }) => id);
const alarmsOf = (caseId: string) =>
  server.rows<{ alarm: string; due_on: string; former_due_on: string | null }>(
    `select alarm, due_on, former_due_on from follow_ups where case_id = $1 and alarm is not null and state = 'open' order by alarm`,
    [caseId],
  );
/** As the sweep does, with so many looks at the time that is left as it may have. */
async function sweep(looks = Infinity): Promise<string[]> {
  const seen: string[] = [];
  let left = looks;
  await server.app.get(AlarmSweepService).sweep(
    () => left-- <= 0,
    async (work) => {
      seen.push('one');
      return (await work()) ? 1 : 0;
    },
  );
  return seen;
}

describe('a fact that changes', () => {
  it.each<[string, string, (id: string) => unknown[]]>([
    ['its stage', `update cases set stage = 'screening' where id = $1`, (id) => [id]],
    ['what is known of the person', `update cases set facts = '{"debts": true}' where id = $1`, (id) => [id]],
    [
      'an event',
      `insert into case_events (id, case_id, kind, at, recorded_at) values ($2, $1, 'call', $3, $3)`,
      (id) => [id, newId(), BEGINNING],
    ],
    [
      'a document',
      `insert into checklist_items (case_id, item, have, valid_until, version) values ($1, 'passport', true, '2026-08-01', 1)`,
      (id) => [id],
    ],
    [
      'a consent',
      `insert into consents (id, person_id, purpose, text_version, language, channel, given_on) select $2, person_id, 'statistics', 'x', 'fr', 'phone', '2026-03-01' from cases where id = $1`,
      (id) => [id, newId()],
    ],
    [
      'an absence of its adviser',
      `insert into absences (id, adviser_id, from_on) select $2, adviser_id, '2026-03-01' from cases where id = $1`,
      (id) => [id, newId()],
    ],
  ])('has its case looked at: %s', async (_name, statement, values) => {
    const [theCase] = [
      await aCase(server, { firstName: 'Selam', adviser }),
      await aCase(server, { firstName: 'Yonas' }),
    ];
    await server.tick();
    expect(await noted()).toEqual([]);
    await server.rows(statement, values(theCase));
    expect(await noted()).toEqual([theCase]);
    await server.tick();
    expect(await noted()).toEqual([]);
  });

  it('made by hand has it looked at too, an alarm does not', async () => {
    const theCase = await aCase(server, { firstName: 'Amadou', stage: 'refused', adviser });
    await server.tick();
    expect(await noted()).toEqual([]);
    const step = await rahel.post(`/api/cases/${theCase}/follow-ups`, { title: 'Call', dueOn: '2026-03-04' });
    expect(await noted()).toEqual([theCase]);
    await server.tick();
    await rahel.patch(`/api/follow-ups/${step.body.id}`, { dueOn: '2026-03-05' }, { version: 1 });
    expect(await noted()).toEqual([]);
    await rahel.post(`/api/follow-ups/${step.body.id}/done`);
    expect(await noted()).toEqual([theCase]);
  });

  it('has nothing looked at when it is none that alarms come from', async () => {
    const theCase = await aCase(server, { firstName: 'Selam', adviser });
    await server.tick();
    await server.rows(`update cases set next_due_on = null, version = version + 1, worries = '{money}' where id = $1`, [
      theCase,
    ]);
    expect(await noted()).toEqual([]);
  });

  it('that cannot be judged stays noted for the next round, and keeps no other case back', async () => {
    const bad = await aCase(server, { firstName: 'Amadou', stage: 'refused', adviser, lastDay: 'infinity' });
    const good = await aCase(server, { firstName: 'Senait', stage: 'refused', adviser, lastDay: '2026-03-20' });
    await server.tick();
    expect(await noted()).toEqual([bad]);
    expect(await alarmsOf(good)).toMatchObject([{ alarm: 'appeal-deadline' }]);
    await typeLastDay(server, bad, '2026-03-21');
    await server.tick();
    expect(await noted()).toEqual([]);
    expect(await alarmsOf(bad)).toMatchObject([{ alarm: 'appeal-deadline' }]);
  });

  it('and moves the day of an alarm leaves the former day in sight', async () => {
    const theCase = await aCase(server, { firstName: 'Amadou', stage: 'refused', adviser, lastDay: '2026-03-20' });
    await server.tick();
    await typeLastDay(server, theCase, '2026-03-27');
    await server.tick();
    const [alarm] = (await rahel.get(`/api/cases/${theCase}/follow-ups`)).body.items;
    expect(alarm).toMatchObject({
      alarm: 'appeal-deadline',
      dueOn: '2026-03-27',
      formerDueOn: '2026-03-20',
    });
  });
});

describe('the daily look at all open cases', () => {
  it('goes over them once a day, and takes no lock on those that are as they should be', async () => {
    await aCase(server, { firstName: 'Selam', adviser });
    const refused = await aCase(server, { firstName: 'Amadou', stage: 'refused', adviser, receivedOn: '2026-02-27' });
    await server.tick();
    expect(await sweep()).toEqual([]);
    server.clock.forward({ days: 1 });
    // Today's reminders of the refusal only.
    expect(await sweep()).toEqual(['one']);
    expect(await sweep()).toEqual([]);
    expect(await alarmsOf(refused)).toMatchObject([{ alarm: 'refusal-letter' }]);
  });

  it('goes on where it was when the time of a round was spent or the program ended', async () => {
    for (let i = 0; i < 3; i++) await aCase(server, { firstName: `${i}`, stage: 'refused', adviser });
    await server.tick();
    server.clock.forward({ days: 1 });
    const rounds: number[] = [];
    for (let done = 0; done < 3 && rounds.length < 10;) {
      const { length } = await sweep(5);
      rounds.push(length);
      done += length;
    }
    expect(rounds.reduce((one, other) => one + other)).toBe(3);
    expect(rounds.length).toBeGreaterThan(1);
  });

  it('repairs what was written past the program', async () => {
    const theCase = await aCase(server, { firstName: 'Amadou', stage: 'refused', adviser, lastDay: '2026-03-20' });
    await server.tick();
    await server.rows(`delete from follow_ups where case_id = $1`, [theCase]);
    await server.tick();
    expect(await alarmsOf(theCase)).toEqual([]);
    server.clock.forward({ days: 1 });
    await server.tick();
    expect(await alarmsOf(theCase)).toMatchObject([{ alarm: 'appeal-deadline', due_on: '2026-03-20' }]);
  });

  it('begins anew for other rules', async () => {
    const theCase = await aCase(server, { firstName: 'Amadou', stage: 'refused', adviser, lastDay: '2026-03-20' });
    await server.tick();
    await server.rows(`delete from follow_ups where case_id = $1`, [theCase]);
    await server.rows(`update alarm_pass set rules = 'of a former release'`);
    await server.tick();
    expect(await alarmsOf(theCase)).toMatchObject([{ alarm: 'appeal-deadline' }]);
  });
});
