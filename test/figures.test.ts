import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PROCEDURES } from '../src/cases/case.entity.js';
import { addDays } from '../src/common/day.js';
import { newId, newReference } from '../src/common/id.js';
import { STATUSES } from '../src/irregularities/irregularity.entity.js';
import { GROUPINGS } from '../src/reports/figures.dto.js';
import type { Answer, Client } from './support/client.js';
import { TestServer } from './support/test-server.js';
import { AT_THE_TOWN_HALL, confirmed, GENEVA, LAUSANNE, logged } from './support/irregularities.js';
import { volunteer, type Volunteer } from './support/network.js';
import { aCase } from './support/rows.js';

const CODES = ['UNANNOUNCED_TEST', 'NO_REASONS', 'UNDUE_DELAY'];
const PLACES = [
  { level: 'commune', canton: 'VD', commune: LAUSANNE },
  { level: 'citizens-commune', canton: 'VD', commune: LAUSANNE },
  { level: 'commune', canton: 'GE', commune: GENEVA },
  { level: 'canton', canton: 'VD', commune: null },
  { level: 'federal', canton: null, commune: null },
];

async function listed(who: Client, query: Record<string, string>): Promise<{ id: string }[]> {
  const found: { id: string }[] = [];
  for (let after: string | null = ''; after !== null;) {
    const answer: Answer = await who.get(
      `/api/irregularities?${new URLSearchParams({ ...query, limit: '200', ...(after ? { after } : {}) }).toString()}`,
    );
    if (answer.status !== 200) throw new Error(answer.text);
    found.push(...answer.body.items);
    after = answer.body.next;
  }
  return found;
}

describe('Figures of irregularities', () => {
  let server: TestServer;
  let staff: Client;
  const cases: string[] = [];
  beforeAll(async () => {
    server = await TestServer.open();
    staff = await server.as('staff');
    for (const [canton, count] of [
      ['VD', 6],
      ['GE', 3],
    ] as const)
      for (let i = 0; i < count; i++) cases.push(await aCase(server, { firstName: 'Selam', canton }));
    await server.rows(`update cases set procedure = 'facilitated-spouse' where canton = 'GE'`);
    await fill(400);
  });
  afterAll(() => server.close());

  /** Rows of every kind, some of them duplicates, over a year and a half. */
  async function fill(count: number): Promise<void> {
    const pick = <T>(values: readonly T[], seed: number): T =>
      values[Math.abs(Math.imul(seed, 2654435761) >>> 7) % values.length];
    let first: string | null = null;
    for (let i = 0; i < count; i++) {
      const [id, place, status] = [newId(), pick(PLACES, i * 7 + 1), pick(STATUSES, i * 13 + 3)];
      const from = addDays('2024-10-01', (i * 37) % 500);
      await server.rows(
        `insert into irregularities (id, reference, code, level, canton, commune, occurred_from, occurred_to, description, consent, origin, status, case_id, rejected_because, duplicate_of, taxonomy_version, created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'x', 'statistics', $9, $10, $11, $12, $13, 't', '2026-03-01', 1)`,
        [
          id,
          newReference('I'),
          pick(CODES, i * 3 + 5),
          place.level,
          place.canton,
          place.commune,
          from,
          addDays(from, i % 5 === 0 ? 45 : 0),
          i % 4 === 0 ? 'testimony' : 'network',
          status,
          i % 3 === 0 ? cases[i % cases.length] : null,
          status === 'rejected' ? 'x' : null,
          i % 11 === 5 ? first : null,
        ],
      );
      first ??= id;
    }
  }

  const by = async (query: Record<string, string>) => {
    const answer = await staff.get(`/api/reports/irregularities?${new URLSearchParams(query).toString()}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  };
  const four = async (query: Record<string, string>) =>
    (await staff.get(`/api/reports/irregularities/figures?${new URLSearchParams(query).toString()}`)).body;

  it('agree, each of them, with the number of rows that the list shows under the same filter', async () => {
    const days = fc.option(
      fc.integer({ min: 0, max: 520 }).map((n) => addDays('2024-10-01', n)),
      { nil: undefined },
    );
    const some = <T extends string>(...values: T[]) =>
      fc.option(fc.constantFrom(...values), { nil: undefined, freq: 1 });
    const filters = fc.record({
      from: days,
      to: days,
      canton: some('VD', 'GE', 'CH', 'ZH'),
      code: some(...CODES),
      commune: some(String(LAUSANNE), String(GENEVA)),
      level: some('commune', 'canton', 'federal'),
      status: some('confirmed', 'reported,needs-more', 'rejected'),
      procedure: some(...PROCEDURES.slice(0, 2)),
      origin: some('network', 'testimony', 'published'),
      month: some('2025-03', '2026-01'),
    });
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(...GROUPINGS), async (drawn, grouping) => {
        const filter = Object.fromEntries(
          Object.entries(drawn).filter((entry): entry is [string, string] => entry[1] !== undefined),
        );
        const list = async (more: Record<string, string> = {}): Promise<number> =>
          (await listed(staff, { ...filter, ...more, counted: 'true' })).length;
        const answer = await by({ ...filter, by: grouping });
        expect(answer.total).toBe(await list());
        for (const row of answer.rows)
          expect([row.key, row.count]).toEqual([row.key, await list({ [grouping]: row.key })]);
        if (grouping !== 'commune')
          expect(answer.rows.reduce((sum: number, row: { count: number }) => sum + row.count, 0)).toBe(answer.total);
        if (answer.previous)
          expect(answer.previous.total).toBe(await list({ from: answer.previous.from, to: answer.previous.to }));
        const figures = await four(filter);
        expect(figures.reported.count).toBe(answer.total);
        const narrowed = (statuses: string[]): string =>
          statuses.filter((status) => !filter['status'] || filter['status'].split(',').includes(status)).join(',');
        for (const name of ['confirmed', 'open']) {
          const status = narrowed(figures[name].statuses);
          expect([name, figures[name].count]).toEqual([name, status ? await list({ status }) : 0]);
        }
      }),
      { numRuns: 60, seed: 20260302 },
    );
  });

  it('count authorities once, however much is told of them', async () => {
    const rows = (await listed(staff, { counted: 'true' })) as unknown as {
      authority: { level: string; canton: string; commune: number };
    }[];
    expect((await four({})).authorities.count).toBe(
      new Set(rows.map(({ authority: { level, canton, commune } }) => `${level} ${canton} ${commune}`)).size,
    );
    expect((await four({ canton: 'GE' })).authorities).toMatchObject({ count: 1, internal: true, before: null });
  });

  it('say of the year before what was true of it, and nothing where no span is asked for', async () => {
    const year = await four({ from: '2026-01-01', to: '2026-01-31' });
    expect(year.before).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(year.reported.before).toBe((await four({ from: '2025-12-01', to: '2025-12-31' })).reported.count);
    expect(year.authorities.before).toBe((await four({ from: '2025-12-01', to: '2025-12-31' })).authorities.count);
    expect((await by({ by: 'code' })).previous).toBeNull();
    // Without a last day the span ends today.
    expect((await by({ by: 'code', from: '2026-03-01' })).previous).toMatchObject({
      from: '2026-02-27',
      to: '2026-02-28',
    });
  });

  it('mark what is too small to be passed on, and show it to the staff all the same', async () => {
    const { rows } = await by({ by: 'month', status: 'confirmed' });
    expect(rows.some((row: { internal: boolean }) => row.internal)).toBe(true);
    for (const { count, internal } of rows) expect(internal).toBe(count < 5);
    expect(rows.map((row: { key: string }) => row.key)).toEqual(rows.map((row: { key: string }) => row.key).sort());
  });

  it('name cantons, communes and kinds in the reader’s language, and set them against our cases there', async () => {
    const { rows } = await by({ by: 'canton' });
    const [vd, ge, federal] = ['VD', 'GE', 'CH'].map((code) => rows.find((row: { key: string }) => row.key === code));
    expect(vd).toMatchObject({ label: 'Vaud', cases: 6, per100Cases: Math.round((vd.count * 1000) / 6) / 10 });
    expect(ge).toMatchObject({ label: 'Genève', cases: 3 });
    expect(federal).toMatchObject({ per100Cases: null });
    expect(
      (await by({ by: 'commune' })).rows.find((row: { key: string }) => row.key === String(LAUSANNE)),
    ).toMatchObject({ label: 'Lausanne' });
    expect((await by({ by: 'code' })).rows[0].label).toEqual(expect.any(String));
    expect(
      (await by({ by: 'canton', procedure: 'facilitated-spouse' })).rows.find(
        (row: { key: string }) => row.key === 'GE',
      ),
    ).toMatchObject({ cases: 3 });
    const early = await by({ by: 'canton', to: '2026-02-28' });
    expect(early.rows.find((row: { key: string }) => row.key === 'VD')).toMatchObject({ cases: 0, per100Cases: null });
  });

  it('never count a leading case, not even when asked for them', async () => {
    expect((await listed(staff, { origin: 'published' })).length).toBeGreaterThan(10);
    expect((await by({ by: 'code', origin: 'published' })).total).toBe(0);
  });

  it('are refused where the question makes no sense', async () => {
    for (const query of [
      '',
      'by=person',
      'by=canton&month=2026-13',
      'by=canton&status=confirmed,lost',
      'by=canton&level=village',
      'by=canton&status=',
    ])
      expect([query, (await staff.get(`/api/reports/irregularities?${query}`)).status]).toEqual([query, 422]);
    expect((await staff.get('/api/irregularities?status=confirmed&status=resolved')).status).toBe(200);
  });
});

describe('Whoever logs an irregularity', () => {
  let server: TestServer;
  let [staff, vaud, geneva]: Client[] = [];
  let [ana, ben]: Volunteer[] = [];
  beforeAll(async () => {
    server = await TestServer.open();
    staff = await server.as('staff');
    vaud = await server.as('coordinator', { cantons: ['VD'] });
    geneva = await server.as('coordinator', { name: 'geneva', cantons: ['GE'] });
    ana = await volunteer(server, 'ana');
    ben = await volunteer(server, 'ben');
  });
  afterAll(() => server.close());

  const similar = async (who: Client, query = `commune=${LAUSANNE}`): Promise<number | null> => {
    const answer = await who.get(`/api/irregularities/similar?code=${AT_THE_TOWN_HALL.code}&${query}`);
    expect(answer).toMatchObject({
      status: 200,
      body: { since: '2026-01-01', within: query.startsWith('commune') ? 'commune' : 'canton' },
    });
    return answer.body.count;
  };

  it('hears how many others met with the same, once there are three, and never of a single one', async () => {
    expect([await similar(staff), await similar(ana.client)]).toEqual([0, null]);
    const one = await logged(ben.client);
    expect([await similar(staff), await similar(vaud), await similar(ana.client), await similar(geneva)]).toEqual([
      1,
      1,
      null,
      null,
    ]);
    // Two of one's own make it no easier to find out about the third.
    for (let i = 0; i < 2; i++) await logged(ana.client);
    expect([await similar(staff), await similar(ana.client), await similar(ben.client)]).toEqual([3, null, null]);
    for (const name of ['carla', 'dino']) await logged((await volunteer(server, name)).client);
    expect([
      await similar(ana.client),
      await similar(geneva),
      await similar(vaud),
      await similar(ana.client, 'canton=VD'),
      await similar(ana.client, 'canton=GE'),
    ]).toEqual([3, 5, 5, 3, null]);
    await confirmed(staff, one);
    expect(await similar(ana.client)).toBe(3);
  });

  it('is not told of one who has logged the same thing over and over', async () => {
    for (let i = 0; i < 5; i++) await logged(ben.client, { code: 'NO_REASONS' });
    const of = async (who: Client): Promise<number | null> =>
      (await who.get(`/api/irregularities/similar?code=NO_REASONS&commune=${LAUSANNE}`)).body.count;
    expect([await of(ana.client), await of(staff)]).toEqual([null, 5]);
  });

  it('hears of this year’s alone, and of none that was rejected or told twice', async () => {
    const count = await similar(staff);
    await logged(ana.client, { occurred: '2025-12-31' });
    const rejected = await logged(ana.client);
    expect(
      (
        await staff.put(
          `/api/irregularities/${rejected.id}/status`,
          { to: 'rejected', reason: 'war kein Test' },
          { version: rejected.version },
        )
      ).status,
    ).toBe(200);
    expect(await similar(staff)).toBe(count);
  });

  it('has to say where', async () => {
    expect((await ana.client.get('/api/irregularities/similar?code=NO_REASONS')).status).toBe(422);
  });
});
