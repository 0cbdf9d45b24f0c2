import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { GrantInForce, Principal } from '../src/access/principal.js';
import { caseInSight, seesCase } from '../src/access/sight.js';
import type { Role } from '../src/access/permissions.js';
import { Clock } from '../src/common/clock.js';
import { newId } from '../src/common/id.js';
import { sql } from '../src/db/sql.js';
import { TestServer } from './support/test-server.js';
import { World, type Asker } from './support/world.js';

let server: TestServer;
let world: World;
beforeAll(async () => {
  server = await TestServer.open();
  world = await World.make(server);
});
afterAll(() => server.close());

/** Statements that the world makes are those of its own: grants are written here as a later room will. */
async function grant(
  asker: Asker,
  subject: { kind: string; id: string },
  { part = 'all', fromInDays = -1, untilInDays = null as number | null } = {},
): Promise<() => Promise<void>> {
  const id = newId();
  const now = server.app.get(Clock).now().getTime();
  const day = (days: number): Date => new Date(now + days * 86_400_000);
  await server.rows(
    `insert into grants (id, subject_kind, subject_id, account_id, part, from_at, until_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      subject.kind,
      subject.id,
      await world.accountOf(asker),
      part,
      day(fromInDays),
      untilInDays === null ? null : day(untilInDays),
    ],
  );
  return async () => void (await server.rows('delete from grants where id = $1', [id]));
}

/** What an asker gets of a case of others, by route. */
async function statuses(asker: Asker): Promise<Record<string, number>> {
  const theCase = await world.case('foreign');
  const followUp = await world.followUp('foreign');
  const irregularity = await world.irregularity('foreign');
  const attachment = await world.attachment('foreign', 'case');
  const read = async (path: string): Promise<number> => (await world.as(asker).get(path)).status;
  return {
    case: await read(`/api/cases/${theCase.id}`),
    person: await read(`/api/people/${theCase.personId}`),
    'follow-ups': await read(`/api/cases/${theCase.id}/follow-ups`),
    'follow-up': (await world.as(asker).get(`/api/follow-ups?case=${theCase.id}`)).body.items?.some(
      ({ id }: { id: string }) => id === followUp.id,
    )
      ? 200
      : 404,
    irregularity: await read(`/api/irregularities/${irregularity.id}`),
    attachment: await read(`/api/attachments/${attachment.id}`),
    'in the list': (await world.as(asker).get('/api/cases')).body.items?.some(
      ({ id }: { id: string }) => id === theCase.id,
    )
      ? 200
      : 404,
  };
}
const ROUTES = ['case', 'person', 'follow-ups', 'follow-up', 'irregularity', 'attachment', 'in the list'];
const all = (status: number): Record<string, number> => Object.fromEntries(ROUTES.map((route) => [route, status]));

describe('A grant', () => {
  it('of a case opens it, its person and what hangs on it, until it is taken back', async () => {
    expect(await statuses('adviser')).toEqual(all(404));
    const takeBack = await grant('adviser', { kind: 'case', id: (await world.case('foreign')).id });
    expect(await statuses('adviser')).toEqual(all(200));
    await takeBack();
    expect(await statuses('adviser')).toEqual(all(404));
  });

  it('opens it to a coordinator of other cantons', async () => {
    const takeBack = await grant('coordinator', { kind: 'case', id: (await world.case('foreign')).id });
    expect(await statuses('coordinator')).toEqual(all(200));
    await takeBack();
    expect(await statuses('coordinator')).toEqual(all(404));
  });

  it('opens nothing before it begins or when it has ended', async () => {
    const subject = { kind: 'case', id: (await world.case('foreign')).id };
    await grant('adviser', subject, { fromInDays: 1 });
    await grant('adviser', subject, { fromInDays: -9, untilInDays: -1 });
    expect(await statuses('adviser')).toEqual(all(404));
  });

  it('of a part opens nothing that shows the whole', async () => {
    const subject = { kind: 'case', id: (await world.case('foreign')).id };
    for (const part of ['deadlines', 'languages-and-phone', 'confirm']) await grant('adviser', subject, { part });
    expect(await statuses('adviser')).toEqual(all(404));
  });

  it('of an irregularity opens that, and not the case', async () => {
    const takeBack = await grant('adviser', { kind: 'irregularity', id: (await world.irregularity('foreign')).id });
    expect(await statuses('adviser')).toEqual({ ...all(404), irregularity: 200 });
    await takeBack();
  });

  it('shows no person to staff', async () => {
    const theCase = await world.case('foreign');
    const before = (await world.as('staff').get(`/api/cases/${theCase.id}`)).text;
    await grant('staff', { kind: 'case', id: theCase.id });
    expect((await world.as('staff').get(`/api/cases/${theCase.id}`)).text).toBe(before);
    expect((await world.as('staff').get(`/api/people/${theCase.personId}`)).status).toBe(403);
  });

  it('points to one record that exists, and goes with it', async () => {
    await expect(grant('adviser', { kind: 'case', id: newId() })).rejects.toThrow('fk_grants_case');
    await expect(grant('adviser', { kind: 'adviser', id: newId() })).rejects.toThrow('ck_grants_subject');
    const { id } = await world.waiting('foreign');
    await grant('adviser', { kind: 'case', id });
    await server.rows('delete from cases where id = $1', [id]);
    expect(await server.rows('select id from grants where subject_id = $1', [id])).toEqual([]);
    world.spent();
  });
});

describe('Sight of cases', () => {
  it('is the same in SQL as for a record that was read', async () => {
    const CANTONS = ['VD', 'ZH', 'GE'];
    const advisers = [world.advisers.own.id, world.advisers.foreign.id];
    for (const whose of ['own', 'foreign'] as const) {
      await world.case(whose);
      await world.waiting(whose);
    }
    const cases = await server.rows<{ id: string; canton: string; adviserId: string | null }>(
      'select id, canton, adviser_id as "adviserId" from cases',
    );
    expect(new Set(cases.map(({ canton, adviserId }) => `${canton} ${adviserId}`)).size).toBe(4);
    const grants = fc.array(
      fc.record({
        kind: fc.constantFrom<GrantInForce['kind']>('case', 'irregularity'),
        id: fc.constantFrom(...cases.map(({ id }) => id)),
        part: fc.constantFrom<GrantInForce['part']>('all', 'deadlines'),
      }),
      { maxLength: 2 },
    );
    const askers = fc.record({
      role: fc.constantFrom<Role>('adviser', 'coordinator', 'staff', 'privacy', 'admin'),
      cantons: fc.oneof(fc.subarray(CANTONS), fc.constant(['CH'])),
      adviserId: fc.option(fc.constantFrom(...advisers)),
      grants,
    });
    await fc.assert(
      fc.asyncProperty(askers, async (some) => {
        const who = some as unknown as Principal;
        const seen = await server.db.rows<{ id: string }>(sql`select c.id from cases c where ${caseInSight(who)}`);
        expect(seen.map(({ id }) => id).sort()).toEqual(
          cases
            .filter((each) => seesCase(who, each))
            .map(({ id }) => id)
            .sort(),
        );
      }),
      { numRuns: 200 },
    );
  });
});
