import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { dataSource } from '../src/data-source.js';
import { PlacesService } from '../src/places/places.service.js';
import { readPlaces, writePlaces, type PlacesData } from '../src/places/places.loader.js';
import type { Client } from './support/client.js';
import { TestServer } from './support/test-server.js';
import { GENEVA, LAUSANNE, logged, selam, volunteer, ZURICH, type Volunteer } from './support/network.js';

const BERN = 351;
const EXAMPLE = {
  on: '2026-11-21',
  birthDate: '2004-05-01',
  permit: 'C',
  stays: [
    { permit: 'B', from: '2012-02-01', to: '2018-01-31' },
    { permit: 'C', from: '2018-02-01', to: null },
  ],
  residence: [{ commune: LAUSANNE, from: '2012-02-01', to: null }],
  language: { code: 'fr', oral: 'B1', written: 'A2', proof: 'certificate' },
  socialAssistance: { lastReceivedOn: null, repaid: false },
  criminalRecord: false,
  pendingProceedings: false,
  debts: false,
  absences: [],
  circumstances: [],
  marriedToSwissSince: null,
  registeredPartnerOfSwissSince: null,
  swissAtWedding: 'unknown',
  livedAbroad: null,
  parentNaturalisedOn: null,
  stateless: false,
  lostSwissCitizenshipOn: null,
  thirdGeneration: {
    bornInSwitzerland: false,
    ownSchoolYears: 0,
    parentSettled: false,
    parentYearsInSwitzerland: 0,
    parentSchoolYears: 0,
    grandparentRight: false,
  },
};

describe('may I apply?', () => {
  let server: TestServer;
  const assess = (changed: Record<string, unknown> = {}) =>
    server.anybody.post('/api/eligibility/assess', { ...EXAMPLE, ...changed });
  beforeAll(async () => {
    server = await TestServer.open();
  });
  afterAll(() => server.close());

  it('is answered to anybody, with reasons, and leaves no trace', async () => {
    const answer = await assess();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toMatchObject({
      on: '2026-11-21',
      canton: 'VD',
      commune: LAUSANNE,
      procedures: [
        { procedure: 'ordinary', answer: 'likely', from: null },
        { procedure: 'facilitated-spouse', answer: 'other-way' },
        { procedure: 'facilitated-third-generation', answer: 'other-way' },
        { procedure: 'facilitated-spouse-abroad', answer: 'other-way' },
        { procedure: 'facilitated-child', answer: 'other-way' },
        { procedure: 'facilitated-stateless-child', answer: 'other-way' },
        { procedure: 'reinstatement', answer: 'other-way' },
      ],
    });
    expect(answer.body.procedures[0].conditions[1]).toMatchObject({
      code: 'federal-residence',
      answer: 'met',
      from: null,
      counted: { days: 9059, realDays: 5407, requiredDays: 3652 },
      basis: ['LN 9(1)(b)', 'LN 9(2)', 'LN 33', 'OLN 16'],
      checkedOn: '2026-11-28',
      verified: true,
      better: [],
    });
    expect(
      await server.rows(`select count(*)::integer as lines from audit.lines where permission like '%eligibility%'`),
    ).toEqual([{ lines: 0 }]);
  });

  it('takes today when no day is named, and asks about what was not said', async () => {
    const { body } = await server.anybody.post('/api/eligibility/assess', {});
    expect(body).toMatchObject({ on: '2026-03-02', canton: null, rulesVersion: null });
    expect(body.procedures.map((each: { answer: string }) => each.answer)).toEqual(Array(7).fill('ask'));
  });

  it('understands the number of a commune that has merged, then and now', async () => {
    // Ulmiz went into Gurmels.
    const { body } = await assess({ residence: [{ commune: 2278, from: '2010-01-01', to: null }] });
    expect(body).toMatchObject({ canton: 'FR', commune: 2262 });
    expect((await assess({ commune: 2278, residence: 'unknown' })).body).toMatchObject({ canton: 'FR', commune: 2262 });
    // Hirzel of before 2018, and Horgen of then and of today, are one commune to live in; so are Hütten and Wädenswil.
    const oneHome = async (...communes: number[]) =>
      (
        await assess({
          residence: communes.map((commune, i) => ({
            commune,
            from: `${2010 + i * 4}-01-01`,
            to: i === communes.length - 1 ? null : `${2013 + i * 4}-12-31`,
          })),
        })
      ).body;
    const always = await oneHome(295);
    expect(always).toMatchObject({ canton: 'ZH', commune: 295 });
    expect((await oneHome(132, 133, 295)).procedures).toEqual(always.procedures);
    expect(await oneHome(134, 142)).toMatchObject({ canton: 'ZH', commune: 293 });
  });

  it('judges by the place one asks about, else by where one lives', async () => {
    const { body } = await assess({ commune: BERN });
    expect(body.canton).toBe('BE');
    expect(body.procedures[0]).toMatchObject({ answer: 'not-yet', from: null });
    expect((await assess({ canton: 'GE' })).body).toMatchObject({ canton: 'GE', commune: null });
    expect((await assess({ commune: GENEVA, canton: 'VD' })).body.errors).toMatchObject([
      { pointer: '/canton', detail: 'is not that of the commune: GE' },
    ]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a day that does not exist', { birthDate: '2004-02-30' }, '/birthDate'],
    ['a birth after the day', { birthDate: '2027' }, '/birthDate'],
    ['a year before all counting', { on: '1066-10-14' }, '/on'],
    ['an end before the beginning', { stays: [{ permit: 'B', from: '2015-05', to: '2015-04-30' }] }, '/stays/0/to'],
    ['a stay without a permit', { stays: [{ from: '2015', to: null }] }, '/stays/0/permit'],
    [
      'more stays than a life has',
      { stays: Array.from({ length: 501 }, () => ({ permit: 'B', from: '2015', to: null })) },
      '/stays',
    ],
    ['a commune that never was', { residence: [{ commune: 9998, from: '2015', to: null }] }, '/residence/0/commune'],
    ['another commune that never was', { commune: 9998 }, '/commune'],
    ['a field of another form', { name: 'Selam' }, '/name'],
  ])('refuses %s where it stands', async (_, changed, pointer) => {
    const { status, body } = await assess(changed);
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  });

  it('takes stays that overlap, are open on both ends or begin before the birth, and five hundred of them', async () => {
    const stays = Array.from({ length: 500 }, (_, i) => ({
      permit: i % 2 ? 'B' : 'F',
      from: `${1990 + (i % 30)}`,
      to: i % 3 ? null : `${2022 + (i % 3)}-07`,
    }));
    expect((await assess({ stays })).body.procedures[0].conditions[1].counted.realDays).toBeLessThanOrEqual(8240);
  });

  it('does not read ten megabytes', async () => {
    expect((await assess({ name: 'x'.repeat(10 * 1024 * 1024) })).status).toBe(413);
  });

  it('counts a term, the safe day first', async () => {
    const { status, body } = await server.anybody.post('/api/eligibility/deadline', {
      receivedOn: '2026-07-10',
      delivery: 'in-person',
      firstAttemptOn: null,
      days: 30,
      matter: 'other',
      forum: 'federal-court',
      partyCanton: 'VD',
    });
    expect([status, body.lastDay, body.safeDay, body.warning, body.steps.length]).toEqual([
      200,
      '2026-09-10',
      '2026-08-07',
      'estimate; the letter decides',
      4,
    ]);
    expect(Object.keys(body)[0]).toBe('safeDay');
    const fetched = { delivery: 'registered', days: 30, matter: 'other', forum: 'canton' };
    expect((await server.anybody.post('/api/eligibility/deadline', fetched)).body.errors[0].pointer).toBe(
      '/receivedOn',
    );
    expect(
      (
        await server.anybody.post('/api/eligibility/deadline', {
          ...fetched,
          receivedOn: '2026-03-02',
          firstAttemptOn: '2026-03-04',
        })
      ).body.errors[0].pointer,
    ).toBe('/firstAttemptOn');
    // Corrections, row 20: GE LPA 63, not 19 August. Row 18: not Sunday 17 December 2023.
    const geneva = { receivedOn: '2026-07-20', delivery: 'in-person', days: 30, matter: 'other' };
    const ofCanton = async (more: object) =>
      (await server.anybody.post('/api/eligibility/deadline', { ...geneva, ...more })).body;
    expect(await ofCanton({ forum: 'canton-authority', partyCanton: 'GE' })).toMatchObject({
      safeDay: '2026-08-19',
      lastDay: '2026-09-14',
      latestDay: '2026-09-14',
    });
    expect(await ofCanton({ forum: 'canton-court', partyCanton: 'BS', forumCanton: 'GE' })).toMatchObject({
      lastDay: '2026-09-14',
    });
    expect(await ofCanton({ forum: 'canton-court', forumCanton: 'BE' })).toMatchObject({
      lastDay: '2026-08-19',
      latestDay: '2026-09-14',
    });
    expect((await ofCanton({ forum: 'canton-court', forumCanton: 'XX' })).errors[0].pointer).toBe('/forumCanton');
    expect((await ofCanton({ forum: 'commune' })).errors[0].pointer).toBe('/forum');
    const never = { ...fetched, receivedOn: null, firstAttemptOn: '2023-11-10', matter: 'voting-rights' };
    expect((await server.anybody.post('/api/eligibility/deadline', never)).body).toMatchObject({
      safeDay: '2023-12-15',
      lastDay: '2023-12-18',
      steps: [{ what: 'received-by-fiction', to: '2023-11-17' }, { what: 'runs' }, { what: 'moved' }],
    });
    // Where it changes nothing it stands in nobody's way.
    for (const delivery of ['ordinary', 'in-person', 'electronic'] as const) {
      const found = await server.anybody.post('/api/eligibility/deadline', {
        ...fetched,
        delivery,
        receivedOn: '2026-03-02',
        firstAttemptOn: '2026-03-04',
      });
      expect([delivery, found.status, found.body.safeDay]).toEqual([delivery, 200, '2026-04-01']);
    }
  });
});

/** Whatever the description of the API lets somebody send, by a schema of it; what only its words say is told by `known`. */
function sendable(
  schemas: Record<string, Schema>,
  schema: Schema,
  known: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<unknown> {
  const of = (inner: Schema): fc.Arbitrary<unknown> => sendable(schemas, inner, known);
  if (schema.$ref) return of(schemas[schema.$ref.split('/').at(-1)!]);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(of));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return fc.oneof(
    ...types.map((type): fc.Arbitrary<unknown> => {
      switch (String(type)) {
        case 'null':
          return fc.constant(null);
        case 'boolean':
          return fc.boolean();
        case 'number':
          return fc.integer({ min: schema.minimum!, max: schema.maximum! });
        case 'array':
          return fc.array(of(schema.items!), { maxLength: 4 });
        case 'object':
          return fc.record(
            Object.fromEntries(
              Object.entries(schema.properties!).map(([name, inner]) => [
                name,
                known[name] && !inner.$ref
                  ? fc.oneof({ weight: 5, arbitrary: known[name] }, { weight: 1, arbitrary: of(inner) })
                  : of(inner),
              ]),
            ),
            { requiredKeys: schema.required ?? [] },
          );
        default:
          return schema.example || schema.format ? DAYS : fc.constantFrom('fr', 'xx');
      }
    }),
  );
}
interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  enum?: unknown[];
  type?: string | string[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  minimum?: number;
  maximum?: number;
  example?: unknown;
  format?: string;
}
const DAYS = fc
  .tuple(
    fc.integer({ min: 1900, max: 2060 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.constantFrom(4, 7, 10),
  )
  .map(([year, month, day, length]) =>
    `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`.slice(0, length),
  );

describe('a situation as people tell it', () => {
  let server: TestServer;
  let rahel: Volunteer;
  let vaud: Client;
  const assess = (facts: Record<string, unknown>) => server.anybody.post('/api/eligibility/assess', facts);
  const condition = (answer: { body: any }, code: string) =>
    answer.body.procedures[0].conditions.find((each: { code: string }) => each.code === code);
  beforeAll(async () => {
    server = await TestServer.open();
    rahel = await volunteer(server, 'rahel', { capacity: 100 });
    vaud = await server.as('coordinator', { cantons: ['VD'] });
  });
  afterAll(() => server.close());

  it('may leave out until when a stay lasts: it lasts still', async () => {
    const [left, open] = [
      await assess({ permit: 'C', stays: [{ permit: 'B', from: '2012' }] }),
      await assess({ permit: 'C', stays: [{ permit: 'B', from: '2012', to: null }] }),
    ];
    expect([left.status, left.body]).toEqual([200, open.body]);
    const [home, stays] = [
      await assess({ residence: [{ commune: LAUSANNE, from: '2012' }] }),
      await assess({ residence: [{ commune: LAUSANNE, from: '2012', to: null }] }),
    ];
    expect([home.status, home.body]).toEqual([200, stays.body]);
    const away = await assess({ stays: [{ permit: 'B', from: '2002' }], absences: [{ from: '2020-01-01' }] });
    expect([away.status, away.body]).toEqual([
      200,
      (await assess({ stays: [{ permit: 'B', from: '2002' }], absences: [{ from: '2020-01-01', to: null }] })).body,
    ]);
  });

  it('may leave out when social assistance came last, or whether it was repaid: that is not known', async () => {
    const unknown = await assess({ socialAssistance: { lastReceivedOn: 'unknown', repaid: 'unknown' } });
    for (const socialAssistance of [{}, { repaid: 'unknown' }, { lastReceivedOn: 'unknown' }])
      expect((await assess({ socialAssistance })).body).toEqual(unknown.body);
    expect(condition(await assess({ socialAssistance: { repaid: false } }), 'social-assistance')).toMatchObject({
      answer: 'ask',
    });
  });

  it('may not know since when a stay lasts: at worst not at all, at best since the birth', async () => {
    const since = async (from: string) =>
      condition(
        await assess({
          on: '2026-11-21',
          birthDate: '1990-01-01',
          permit: 'C',
          stays: [{ permit: 'C', from, to: null }],
        }),
        'federal-residence',
      );
    expect(await since('unknown')).toMatchObject({ answer: 'ask', counted: { days: 0 } });
    const ended = await assess({
      on: '2026-11-21',
      birthDate: '2020-01-01',
      permit: 'C',
      stays: [{ permit: 'C', from: 'unknown', to: null }],
    });
    // Not seven years old: in no reading are there ten years, nor was anybody doubled.
    expect(condition(ended, 'federal-residence').answer).not.toBe('met');
    expect(
      condition(
        await assess({
          on: '2026-11-21',
          birthDate: '1990-01-01',
          stays: [
            { permit: 'C', from: '2010', to: null },
            { permit: 'B', from: 'unknown', to: '2010' },
          ],
        }),
        'federal-residence',
      ),
    ).toMatchObject({ answer: 'met' });
  });

  it('may not know in which commune: what canton and commune ask for is asked, unless the rest is enough', async () => {
    const lives = async (...residence: Record<string, unknown>[]) =>
      condition(await assess({ canton: 'VD', residence }), 'cantonal-residence');
    expect(await lives({ commune: 'unknown', from: '2010', to: null })).toMatchObject({ answer: 'ask' });
    expect(
      await lives({ commune: 'unknown', from: '2000', to: '2010' }, { commune: LAUSANNE, from: '2010', to: null }),
    ).toMatchObject({ answer: 'met' });
    expect(await lives({ commune: LAUSANNE, from: 'unknown', to: null })).toMatchObject({ answer: 'ask' });
  });

  it('may not know which language: it is asked, unless no language would be enough', async () => {
    const speaks = async (oral: string, written: string) =>
      condition(
        await assess({
          canton: 'VD',
          birthDate: '1984',
          language: { code: 'unknown', oral, written, proof: 'certificate' },
          circumstances: [],
        }),
        'language',
      );
    expect(await speaks('B2', 'B1')).toMatchObject({ answer: 'ask' });
    expect(await speaks('A1', 'none')).toMatchObject({ answer: 'not-yet' });
  });

  it('is answered or refused in whatever form the description of the API allows, and a case with it can always be judged', async () => {
    const { body: api } = await server.anybody.get('/api/openapi.json');
    const communes = fc.constantFrom<unknown>(LAUSANNE, ZURICH, GENEVA, 2278, 'unknown');
    const situations = sendable(api.components.schemas, api.components.schemas.AssessInput, {
      commune: communes,
      code: fc.constantFrom('de', 'fr', 'it', 'rm', 'en', 'unknown'),
      on: fc.constant('2026-11-21'),
    }) as fc.Arbitrary<Record<string, unknown>>;
    const seen = { answered: 0, refused: 0, judged: 0 };
    await fc.assert(
      fc.asyncProperty(situations, async (situation) => {
        const asked = await assess(situation);
        expect([200, 422]).toContain(asked.status);
        seen[asked.status === 200 ? 'answered' : 'refused']++;
        const { on: _on, absences: _absences, commune: _commune, canton: _canton, ...facts } = situation;
        const { status, body } = await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts }));
        // What anybody can be told about can be kept, and nothing else.
        expect(status).toBe((await assess(facts)).status === 200 ? 201 : 422);
        if (status !== 201) return;
        seen.judged++;
        expect((await rahel.client.get(`/api/cases/${body.id}/assessment`)).status).toBe(200);
        await server.rows(
          `update cases set adviser_id = null, waiting_since = created_at, rules_version = 'older' where id = $1`,
          [body.id],
        );
      }),
      { numRuns: 150 },
    );
    expect(Math.min(seen.answered, seen.refused, seen.judged)).toBeGreaterThan(10);
    expect((await vaud.get('/api/eligibility/changes?limit=200')).status).toBe(200);
  }, 120_000);

  it.each<[string, Record<string, unknown>, string]>([
    ['a birth in the future', { birthDate: '2050' }, '/birthDate'],
    ['an end before the beginning', { stays: [{ permit: 'B', from: '2015', to: '2014' }] }, '/stays/0/to'],
    ['a commune that never was', { residence: [{ commune: 9998, from: '2015', to: null }] }, '/residence/0/commune'],
  ])('is kept nowhere with %s', async (_, facts, pointer) => {
    const { body, status } = await rahel.client.post(
      '/api/cases',
      logged({ stage: 'preparation', facts: { permit: 'B' } }),
    );
    expect(status).toBe(201);
    const answers = [
      await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts })),
      await rahel.client.patch(`/api/cases/${body.id}`, { facts }, { version: body.version }),
      await server.anybody.post('/api/requests', selam({ facts })),
    ];
    for (const answer of answers)
      expect([answer.status, answer.body.errors]).toMatchObject([
        422,
        [{ pointer: `/facts${pointer}`, detail: expect.any(String) }],
      ]);
  });

  it('that lies in a case from before with what is refused today can still be judged, and hinders no other change of the case', async () => {
    const { body } = await rahel.client.post('/api/cases', logged({ stage: 'preparation' }));
    const odd = {
      birthDate: '2050-01',
      permit: 7,
      stays: [{ permit: 'B', from: '2015' }, { permit: 'B' }, null, { permit: 'Z', from: 'then', to: 'soon' }],
      residence: [
        { commune: 9998, from: '2015' },
        { commune: 'x', from: 3 },
      ],
      language: { code: 'fr' },
      socialAssistance: { repaid: false },
      criminalRecord: 'perhaps',
      marriedToSwissSince: 'long ago',
      thirdGeneration: [],
      refugeeStatus: 3,
    };
    await server.rows('update cases set facts = $2 where id = $1', [body.id, JSON.stringify(odd)]);
    const found = await rahel.client.get(`/api/cases/${body.id}/assessment`);
    expect(found.status).toBe(200);
    expect(found.body.procedures[0].conditions.every(({ answer }: { answer: string }) => answer !== 'met')).toBe(true);
    const changed = await rahel.client.patch(
      `/api/cases/${body.id}`,
      { facts: { debts: false } },
      { version: body.version },
    );
    expect([changed.status, changed.body.facts.debts]).toEqual([200, false]);
  });
});

describe('a case that was judged', () => {
  let server: TestServer;
  let data: PlacesData;
  let owner: DataSource;
  let rahel: Volunteer;
  let staff: Client;
  let zurich: Client;
  const facts = {
    birthDate: '1984-05-01',
    permit: 'C',
    stays: [{ permit: 'C', from: '2010-01-01', to: null }],
    residence: [
      { commune: ZURICH, from: '2010-01-01', to: '2023-05-31' },
      { commune: LAUSANNE, from: '2023-06-01', to: null },
    ],
    registeredPartnerOfSwissSince: null,
    socialAssistance: { lastReceivedOn: '2020-01-01', repaid: false },
  };
  beforeAll(async () => {
    server = await TestServer.open();
    data = await readPlaces();
    owner = await dataSource(server.database.ownerUrl).initialize();
    rahel = await volunteer(server, 'rahel', { capacity: 20 });
    staff = await server.as('staff');
    zurich = await server.as('coordinator', { name: 'zurich', cantons: ['ZH'] });
  });
  afterAll(async () => {
    await owner.destroy();
    await server.close();
  });

  it('says where the person stands, to those in sight only', async () => {
    const { body } = await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts }));
    const path = `/api/cases/${body.id}/assessment`;
    const found = await rahel.client.get(path);
    expect(found.body).toMatchObject({
      on: '2026-03-02',
      canton: 'VD',
      judgedBy: { version: body.rules.version, changed: false },
      changed: [],
      term: null,
    });
    expect(
      found.body.procedures[0].conditions.map(
        (each: { code: string; answer: string }) => `${each.code} ${each.answer}`,
      ),
    ).toContain('cantonal-residence met');
    expect([(await staff.get(path)).status, (await zurich.get(path)).status]).toEqual([403, 404]);
    expect(await server.rows('select version from cases where id = $1', [body.id])).toEqual([
      { version: body.version },
    ]);
  });

  it('is listed when a changed rule answers otherwise, until it is judged anew', async () => {
    const [one, other] = [
      await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts })),
      await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts: {} })),
    ];
    const vaud = data.rules.find(({ canton }) => canton === 'VD')!;
    await owner.transaction((tx) =>
      writePlaces(tx, {
        ...data,
        rules: [
          ...data.rules,
          {
            ...vaud,
            validFrom: '2026-03-01',
            rule: { ...vaud.rule, residence: { ...vaud.rule.residence, canton: { years: 5 } } },
          },
        ],
      }),
    );
    const { version } = await server.app.get(PlacesService).ruleOf(owner.manager, 'VD');

    const found = await rahel.client.get('/api/eligibility/changes?limit=200');
    const mine = found.body.items.find(({ id }: { id: string }) => id === one.body.id);
    expect(mine).toMatchObject({
      reference: one.body.reference,
      canton: 'VD',
      judgedBy: one.body.rules.version,
      inForce: version,
      changed: ['ordinary', 'ordinary/cantonal-residence'],
    });
    // Nothing is known of the other, so it was asked about before and is now.
    expect(found.body.items.map(({ id }: { id: string }) => id)).not.toContain(other.body.id);
    expect(
      (await staff.get('/api/eligibility/changes')).body.items.find(({ id }: { id: string }) => id === one.body.id),
    ).toMatchObject({ changed: null });
    expect((await zurich.get('/api/eligibility/changes')).body.items).toEqual([]);
    const page = await rahel.client.get('/api/eligibility/changes?limit=1');
    expect([page.body.items.length, page.body.next === null]).toEqual([1, found.body.items.length === 1]);

    const judged = await rahel.client.post(`/api/cases/${one.body.id}/assessment`);
    expect(judged.body).toMatchObject({ judgedBy: { version, changed: false }, changed: [] });
    expect((await rahel.client.get(`/api/cases/${one.body.id}`)).body).toMatchObject({
      rules: { version, changed: false },
      version: one.body.version,
    });
    expect(
      (await rahel.client.get('/api/eligibility/changes')).body.items.map(({ id }: { id: string }) => id),
    ).not.toContain(one.body.id);
    await owner.transaction((tx) => writePlaces(tx, data));
  });

  it('is found among very many whose answer is the same, page after page, each of them bounded', async () => {
    const { body } = await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts }));
    const [{ columns }] = await server.rows<{ columns: string }>(
      `select string_agg(column_name, ', ') as columns from information_schema.columns where table_name = 'cases' and is_generated = 'NEVER'`,
    );
    await server.rows(
      `insert into cases (${columns}) select ${columns} from (select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'reference', 'P-' || substr(md5(n::text), 1, 9), 'facts', '{}'::jsonb, 'adviser_id', null, 'stage', 'requested', 'waiting_since', created_at))).*
       from cases c, generate_series(1, 2100) n where c.id = $1) as copies`,
      [body.id],
    );
    const vaud = data.rules.find(({ canton }) => canton === 'VD')!;
    await owner.transaction((tx) =>
      writePlaces(tx, {
        ...data,
        rules: [
          ...data.rules,
          {
            ...vaud,
            validFrom: '2026-03-01',
            rule: { ...vaud.rule, residence: { canton: { years: 6 }, commune: null } },
          },
        ],
      }),
    );
    const [pages, found] = [[] as number[], [] as string[]];
    for (let next: string | null = ''; next !== null;) {
      const page: { items: { id: string }[]; next: string | null } = (
        await staff.get(`/api/eligibility/changes${next ? `?after=${encodeURIComponent(next)}` : ''}`)
      ).body;
      pages.push(page.items.length);
      found.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(pages.length).toBeGreaterThan(2);
    expect(found.filter((id) => id === body.id)).toHaveLength(1);
    expect(new Set(found).size).toBe(found.length);
    await server.rows(`delete from cases where reference ~ '^P-[0-9a-f]{9}$'`);
    await owner.transaction((tx) => writePlaces(tx, data));
  });

  it('that was judged by rules nobody knows any more is listed as such', async () => {
    const { body } = await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts }));
    await server.rows(`update cases set rules_version = 'before-rules' where id = $1`, [body.id]);
    expect((await rahel.client.get('/api/eligibility/changes')).body.items).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: body.id, judgedBy: 'before-rules', changed: null })]),
    );
  });

  it('that cannot be judged is listed as such, and switches no other off', async () => {
    const [broken, other] = [
      await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts })),
      await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts })),
    ];
    await server.rows(
      `insert into rule_versions select 'broken', canton, valid_from, rule, '[]', law, source, checked_on, verified from rule_versions where version = $1`,
      [broken.body.rules.version],
    );
    await server.rows(
      `update cases set rules_version = case when id = $1 then 'broken' else 'before-rules' end where id in ($1, $2)`,
      [broken.body.id, other.body.id],
    );
    const { status, body } = await rahel.client.get('/api/eligibility/changes?limit=200');
    expect(status).toBe(200);
    expect(body.items).toEqual(
      expect.arrayContaining(
        [broken.body.id, other.body.id].map((id) => expect.objectContaining({ id, changed: null })),
      ),
    );
    expect((await rahel.client.get(`/api/cases/${broken.body.id}/assessment`)).body).toMatchObject({
      judgedBy: { version: 'broken', changed: true },
      changed: null,
    });
    await server.rows(`delete from rule_versions where version = 'broken'`);
  });

  it('shows the term that runs for the authority, and the last day of a refusal as the law counts it', async () => {
    const { body } = await rahel.client.post(
      '/api/cases',
      logged({ stage: 'examination', filedOn: '2025-01-05', facts }),
    );
    await rahel.client.put(
      `/api/cases/${body.id}/stage`,
      { to: 'federal-authorisation', on: '2026-02-02' },
      { version: 1 },
    );
    expect((await rahel.client.get(`/api/cases/${body.id}/assessment`)).body.term).toEqual({
      code: 'federal-authorisation',
      since: '2026-02-02',
      until: '2026-10-02',
      basis: 'OLN 23(1)',
      lapses: false,
    });
    const decision = {
      decidedOn: '2026-02-03',
      receivedOn: '2026-02-20',
      delivery: 'registered',
      firstAttemptOn: '2026-02-05',
      by: 'SEM',
      termDays: 30,
    };
    const refused = await rahel.client.put(`/api/cases/${body.id}/stage`, { to: 'refused', decision }, { version: 2 });
    // The seventh day after the first attempt is 12 February.
    expect(refused.body).toMatchObject({
      lastDay: null,
      deadline: {
        safeDay: '2026-03-13',
        lastDay: '2026-03-16',
        latestDay: '2026-03-16',
        steps: [{ what: 'received-by-fiction', to: '2026-02-12' }, { what: 'runs' }, { what: 'moved' }],
      },
    });
  });

  it('judges what is filed for the day of filing: a birthday since takes the third generation nothing away', async () => {
    const family = {
      bornInSwitzerland: true,
      grandparentRight: true,
      parentSettled: true,
      parentYearsInSwitzerland: 20,
      parentSchoolYears: 9,
      ownSchoolYears: 9,
    };
    const young = { ...facts, birthDate: '2001-01-20', thirdGeneration: family };
    const answerOf = async (body: object) => {
      const { id } = (
        await rahel.client.post(
          '/api/cases',
          logged({ procedure: 'facilitated-third-generation', facts: young, ...body }),
        )
      ).body;
      const { on, procedures } = (await rahel.client.get(`/api/cases/${id}/assessment`)).body;
      return {
        on,
        ...procedures.find(({ procedure }: { procedure: string }) => procedure === 'facilitated-third-generation'),
      };
    };
    expect(await answerOf({ stage: 'preparation' })).toMatchObject({
      on: '2026-03-02',
      answer: 'other-way',
      because: { code: 'too-old' },
    });
    const filed = await answerOf({ stage: 'examination', filedOn: '2026-01-05' });
    expect(filed).toMatchObject({ on: '2026-01-05', because: null });
    // Nor does a rest of the procedure.
    expect(await answerOf({ stage: 'suspended', filedOn: '2026-01-05' })).toMatchObject({
      on: '2026-01-05',
      because: null,
    });
    expect(filed.conditions.find(({ code }: { code: string }) => code === 'age-limit')).toMatchObject({
      answer: 'met',
    });
  });

  it('of a case that is logged late counts from the day one says, and is not named where one does not know it', async () => {
    const at = { stage: 'federal-authorisation', filedOn: '2025-01-05', facts };
    const termOf = async (body: object) =>
      (
        await rahel.client.get(
          `/api/cases/${(await rahel.client.post('/api/cases', logged({ ...at, ...body }))).body.id}/assessment`,
        )
      ).body.term;
    expect(await termOf({ since: '2025-09-30' })).toMatchObject({ since: '2025-09-30', until: '2026-05-30' });
    expect(await termOf({})).toBeNull();
    // The canton still owes its report while it hears somebody.
    expect(await termOf({ procedure: 'facilitated-spouse', stage: 'examination', since: '2025-09-30' })).toMatchObject({
      code: 'facilitated-report',
      until: '2026-09-30',
    });
    const heard = (
      await rahel.client.post(
        '/api/cases',
        logged({ ...at, procedure: 'facilitated-spouse', stage: 'examination', since: '2025-09-30' }),
      )
    ).body;
    await rahel.client.put(`/api/cases/${heard.id}/stage`, { to: 'interview', on: '2026-02-02' }, { version: 1 });
    expect((await rahel.client.get(`/api/cases/${heard.id}/assessment`)).body.term).toMatchObject({
      code: 'facilitated-report',
      until: '2026-09-30',
    });
    for (const more of [
      { since: '2025-01-04' },
      { since: '2030-01-01' },
      { since: '2025-09-30', stage: 'screening' },
    ]) {
      const { status, body } = await rahel.client.post('/api/cases', logged({ ...at, ...more }));
      expect({ status, pointers: body.errors.map(({ pointer }: { pointer: string }) => pointer) }).toEqual({
        status: 422,
        pointers: ['/since'],
      });
    }
  });

  it('that was authorised has its year from the grant: without that day none is named, another authorisation is asked anew', async () => {
    const { body } = await rahel.client.post(
      '/api/cases',
      logged({ stage: 'federal-authorisation', filedOn: '2025-01-05', since: '2025-06-02', facts }),
    );
    const path = `/api/cases/${body.id}`;
    const term = async () => (await rahel.client.get(`${path}/assessment`)).body.term;
    const refused = async (answer: Promise<{ status: number; body: { errors: { pointer: string }[] } }>) => {
      const { status, body: problem } = await answer;
      return [status, problem.errors[0].pointer];
    };
    const move = (input: object, version: number) => rahel.client.put(`${path}/stage`, input, { version });
    expect(await refused(move({ to: 'suspended', authorisedOn: '2025-12-01' }, 1))).toEqual([422, '/authorisedOn']);
    expect(await refused(move({ to: 'cantonal-decision', authorisedOn: '2030-01-01' }, 1))).toEqual([
      422,
      '/authorisedOn',
    ]);
    expect((await move({ to: 'cantonal-decision', on: '2026-02-20' }, 1)).status).toBe(200);
    expect(await term()).toEqual({
      code: 'authorisation-lapse',
      since: null,
      until: null,
      basis: 'LN 14(1)',
      lapses: true,
    });
    const day = (authorisedOn: string | null, version: number) =>
      rahel.client.patch(path, { facts: { authorisedOn } }, { version });
    expect(await refused(day('2030-01-01', 2))).toEqual([422, '/facts/authorisedOn']);
    expect((await day('2025-12-01', 2)).body.facts.authorisedOn).toBe('2025-12-01');
    expect(await term()).toMatchObject({ since: '2025-12-01', until: '2026-12-01' });
    // The year runs on through refusal and appeal.
    const decision = { decidedOn: '2026-02-23', receivedOn: '2026-02-24', delivery: 'ordinary', by: 'Conseil d’Etat' };
    await move({ to: 'refused', decision }, 3);
    await move({ to: 'appeal' }, 4);
    await move({ to: 'cantonal-decision' }, 5);
    expect(await term()).toMatchObject({ since: '2025-12-01', until: '2026-12-01' });
    await move({ to: 'refused', decision }, 6);
    await move({ to: 'appeal' }, 7);
    expect((await move({ to: 'federal-authorisation' }, 8)).body.facts).not.toHaveProperty('authorisedOn');
    expect((await move({ to: 'cantonal-decision', authorisedOn: '2026-03-01' }, 9)).body.facts.authorisedOn).toBe(
      '2026-03-01',
    );
    expect(await term()).toMatchObject({ until: '2027-03-01' });
  });

  it('of a commune of VD has eighteen months from filing, and reinstatement the term of a report', async () => {
    const termOf = async (body: object) =>
      (
        await rahel.client.get(
          `/api/cases/${(await rahel.client.post('/api/cases', logged({ filedOn: '2025-01-05', facts, ...body }))).body.id}/assessment`,
        )
      ).body.term;
    expect(await termOf({ stage: 'examination' })).toEqual({
      code: 'communal-decision',
      since: '2025-01-05',
      until: '2026-07-05',
      basis: 'LDCV 21',
      lapses: false,
    });
    expect(await termOf({ procedure: 'reinstatement', stage: 'examination', since: '2025-09-30' })).toMatchObject({
      code: 'reinstatement-report',
      until: '2026-09-30',
      basis: 'OLN 22, LN 29(2)',
    });
  });

  it('has had the authority in time or not by the first day at its stage: a suspension does not give it the term anew', async () => {
    const { body } = await rahel.client.post(
      '/api/cases',
      logged({ stage: 'examination', filedOn: '2025-01-05', facts }),
    );
    let version = 1;
    const move = async (to: string, on: string, more = {}) =>
      expect(
        (await rahel.client.put(`/api/cases/${body.id}/stage`, { to, on, ...more }, { version: version++ })).status,
      ).toBe(200);
    const term = async () => (await rahel.client.get(`/api/cases/${body.id}/assessment`)).body.term;
    await move('federal-authorisation', '2026-01-31');
    await move('suspended', '2026-02-10');
    expect(await term()).toBeNull();
    await move('federal-authorisation', '2026-02-20');
    expect(await term()).toMatchObject({ since: '2026-01-31', until: '2026-09-30' });
    // A refusal is an answer; what comes after the appeal is another round.
    await move('refused', '2026-02-24', {
      decision: {
        decidedOn: '2026-02-23',
        receivedOn: '2026-02-24',
        delivery: 'ordinary',
        by: 'SEM',
        lastDay: '2026-03-26',
      },
    });
    await move('appeal', '2026-02-26');
    await move('federal-authorisation', '2026-03-01');
    expect(await term()).toMatchObject({ since: '2026-03-01', until: '2026-11-01' });
  });

  it('before a federal rule of later came into force is listed from that day on, and not a day before', async () => {
    const row = data.federal.find(({ code }) => code === 'federal-residence')!;
    const federal = [...data.federal, { ...row, validFrom: '2026-03-15', values: { ...row.values, years: 20 } }];
    const before = (await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts }))).body;
    await owner.transaction((tx) => writePlaces(tx, { ...data, federal }));
    const read = jest.spyOn(server.app.get(PlacesService), 'federalRules').mockReturnValue(federal);
    const listed = async () =>
      (await rahel.client.get('/api/eligibility/changes?limit=200')).body.items.find(
        ({ id }: { id: string }) => id === before.id,
      );
    try {
      // It is known, and does not count yet: neither for whom was judged before it was written down, nor after.
      const between = (await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts }))).body;
      expect(between.rules).toEqual(before.rules);
      expect((await rahel.client.get(`/api/cases/${before.id}/assessment`)).body).toMatchObject({
        judgedBy: { version: before.rules.version, changed: false },
        changed: [],
      });
      expect(await listed()).toBeUndefined();

      server.clock.forward({ days: 14 });
      const found = (await rahel.client.get(`/api/cases/${before.id}/assessment`)).body;
      expect(found).toMatchObject({
        on: '2026-03-16',
        judgedBy: { version: before.rules.version, changed: true },
        changed: ['ordinary', 'ordinary/federal-residence'],
      });
      expect(await listed()).toMatchObject({
        judgedBy: before.rules.version,
        inForce: found.rulesVersion,
        changed: ['ordinary', 'ordinary/federal-residence'],
      });
      expect((await rahel.client.get(`/api/cases/${before.id}`)).body.rules).toEqual({
        version: before.rules.version,
        changed: true,
      });
      const { body: vaud } = await server.anybody.get('/api/places/cantons');
      expect(vaud.items.find(({ code }: { code: string }) => code === 'VD').rule).toMatchObject({
        version: found.rulesVersion,
        validFrom: data.rules.find(({ canton }) => canton === 'VD')!.validFrom,
      });
      await rahel.client.post(`/api/cases/${before.id}/assessment`);
      expect(await listed()).toBeUndefined();
    } finally {
      read.mockRestore();
      await owner.transaction((tx) => writePlaces(tx, data));
    }
  });
});
