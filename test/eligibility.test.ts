import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { dataSource } from '../src/data-source.js';
import { PlacesService } from '../src/places/places.service.js';
import { readPlaces, writePlaces, type PlacesData } from '../src/places/places.loader.js';
import type { Client } from './support/client.js';
import { House } from './support/house.js';
import { GENEVA, LAUSANNE, logged, volunteer, ZURICH, type Volunteer } from './support/network.js';

const EXAMPLE = {
  on: '2026-11-21', birthDate: '2004-05-01', permit: 'C', stays: [{ permit: 'B', from: '2012-02-01', to: '2018-01-31' }, { permit: 'C', from: '2018-02-01', to: null }],
  residence: [{ commune: LAUSANNE, from: '2012-02-01', to: null }], language: { code: 'fr', oral: 'B1', written: 'A2', proof: 'certificate' }, socialAssistance: { lastReceivedOn: null, repaid: false },
  criminalRecord: false, pendingProceedings: false, debts: false, marriedToSwissSince: null,
  thirdGeneration: { bornInSwitzerland: false, ownSchoolYears: 0, parentSettled: false, parentYearsInSwitzerland: 0, parentSchoolYears: 0, grandparentRight: false },
};

describe('may I apply?', () => {
  let house: House;
  const assess = (changed: Record<string, unknown> = {}) => house.anybody.post('/api/eligibility/assess', { ...EXAMPLE, ...changed });
  beforeAll(async () => {
    house = await House.open();
  });
  afterAll(() => house.close());

  it('is answered to anybody, with reasons, and leaves no trace', async () => {
    const answer = await assess();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toMatchObject({ on: '2026-11-21', canton: 'VD', commune: LAUSANNE, procedures: [{ procedure: 'ordinary', answer: 'likely', from: null }, { procedure: 'facilitated-spouse', answer: 'other-way' }, { procedure: 'facilitated-third-generation', answer: 'other-way' }] });
    expect(answer.body.procedures[0].conditions[1]).toMatchObject({
      code: 'federal-residence', answer: 'met', from: null, counted: { days: 9060, realDays: 5408, requiredDays: 3652 }, basis: ['LN 9(1)(b)', 'LN 9(2)', 'LN 33'], checkedOn: '2026-11-22', verified: true, better: [],
    });
    expect(await house.rows(`select count(*)::integer as lines from audit.lines where permission like '%eligibility%'`)).toEqual([{ lines: 0 }]);
  });

  it('takes today when no day is named, and asks about what was not said', async () => {
    const { body } = await house.anybody.post('/api/eligibility/assess', {});
    expect(body).toMatchObject({ on: '2026-03-02', canton: null, rulesVersion: null });
    expect(body.procedures.map((each: { answer: string }) => each.answer)).toEqual(['ask', 'ask', 'ask']);
  });

  it('understands the number of a commune that has merged, then and now', async () => {
    // Ulmiz went into Gurmels.
    const { body } = await assess({ residence: [{ commune: 2278, from: '2010-01-01', to: null }] });
    expect(body).toMatchObject({ canton: 'FR', commune: 2262 });
    expect((await assess({ commune: 2278, residence: 'unknown' })).body).toMatchObject({ canton: 'FR', commune: 2262 });
  });

  it('judges by the place one asks about, else by where one lives', async () => {
    expect((await assess({ commune: ZURICH })).body).toMatchObject({ canton: 'ZH', procedures: [{ answer: 'not-yet', from: null }, {}, {}] });
    expect((await assess({ canton: 'GE' })).body).toMatchObject({ canton: 'GE', commune: null });
    expect((await assess({ commune: GENEVA, canton: 'VD' })).body.errors).toEqual([{ pointer: '/canton', detail: 'is not that of the commune: GE' }]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a day that does not exist', { birthDate: '2004-02-30' }, '/birthDate'],
    ['a birth after the day', { birthDate: '2027' }, '/birthDate'],
    ['a year before all counting', { on: '1066-10-14' }, '/on'],
    ['an end before the beginning', { stays: [{ permit: 'B', from: '2015-05', to: '2015-04-30' }] }, '/stays/0/to'],
    ['a stay without a permit', { stays: [{ from: '2015', to: null }] }, '/stays/0/permit'],
    ['more stays than a life has', { stays: Array.from({ length: 501 }, () => ({ permit: 'B', from: '2015', to: null })) }, '/stays'],
    ['a commune that never was', { residence: [{ commune: 9998, from: '2015', to: null }] }, '/residence/0/commune'],
    ['another commune that never was', { commune: 9998 }, '/commune'],
    ['a field of another form', { name: 'Selam' }, '/name'],
  ])('refuses %s where it stands', async (_, changed, pointer) => {
    const { status, body } = await assess(changed);
    expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
  });

  it('takes stays that overlap, are open on both ends or begin before the birth, and five hundred of them', async () => {
    const stays = Array.from({ length: 500 }, (_, i) => ({ permit: i % 2 ? 'B' : 'F', from: `${1990 + (i % 30)}`, to: i % 3 ? null : `${2022 + (i % 3)}-07` }));
    expect((await assess({ stays })).body.procedures[0].conditions[1].counted.realDays).toBeLessThanOrEqual(8240);
  });

  it('does not read ten megabytes', async () => {
    expect((await assess({ name: 'x'.repeat(10 * 1024 * 1024) })).status).toBe(413);
  });

  it('counts a term, the safe day first', async () => {
    const { status, body } = await house.anybody.post('/api/eligibility/deadline', { receivedOn: '2026-07-10', delivery: 'in-person', firstAttemptOn: null, days: 30, matter: 'other', forum: 'federal-court', partyCanton: 'VD' });
    expect([status, body.lastDay, body.safeDay, body.warning, body.steps.length]).toEqual([200, '2026-09-10', '2026-08-09', 'estimate; the letter decides', 4]);
    expect(Object.keys(body)[0]).toBe('safeDay');
    const fetched = { delivery: 'registered', days: 30, matter: 'other', forum: 'canton' };
    expect((await house.anybody.post('/api/eligibility/deadline', fetched)).body.errors[0].pointer).toBe('/receivedOn');
    expect((await house.anybody.post('/api/eligibility/deadline', { ...fetched, receivedOn: '2026-03-02', firstAttemptOn: '2026-03-04' })).body.errors[0].pointer).toBe('/firstAttemptOn');
    // Where it changes nothing it stands in nobody's way.
    for (const delivery of ['ordinary', 'in-person', 'electronic'] as const) {
      const found = await house.anybody.post('/api/eligibility/deadline', { ...fetched, delivery, receivedOn: '2026-03-02', firstAttemptOn: '2026-03-04' });
      expect([delivery, found.status, found.body.safeDay]).toEqual([delivery, 200, '2026-04-01']);
    }
  });
});

describe('a case that was judged', () => {
  let house: House;
  let data: PlacesData;
  let owner: DataSource;
  let rahel: Volunteer;
  let staff: Client;
  let zurich: Client;
  const facts = { birthDate: '1984-05-01', permit: 'C', stays: [{ permit: 'C', from: '2010-01-01', to: null }], residence: [{ commune: LAUSANNE, from: '2023-06-01', to: null }], socialAssistance: { lastReceivedOn: '2020-01-01', repaid: false } };
  beforeAll(async () => {
    house = await House.open();
    data = await readPlaces();
    owner = await dataSource(house.database.ownerUrl).initialize();
    rahel = await volunteer(house, 'rahel', { capacity: 20 });
    staff = await house.as('staff');
    zurich = await house.as('coordinator', { name: 'zurich', cantons: ['ZH'] });
  });
  afterAll(async () => {
    await owner.destroy();
    await house.close();
  });

  it('says where the person stands, to those in sight only', async () => {
    const { body } = await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts }));
    const path = `/api/cases/${body.id}/assessment`;
    const found = await rahel.client.get(path);
    expect(found.body).toMatchObject({ on: '2026-03-02', canton: 'VD', judgedBy: { version: body.rules.version, changed: false }, changed: [], term: null });
    expect(found.body.procedures[0].conditions.map((each: { code: string; answer: string }) => `${each.code} ${each.answer}`)).toContain('cantonal-residence met');
    expect([(await staff.get(path)).status, (await zurich.get(path)).status]).toEqual([403, 404]);
    expect(await house.rows('select version from cases where id = $1', [body.id])).toEqual([{ version: body.version }]);
  });

  it('is listed when a changed rule answers otherwise, until it is judged anew', async () => {
    const [one, other] = [await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts })), await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts: {} }))];
    const vaud = data.rules.find(({ canton }) => canton === 'VD')!;
    await owner.transaction((tx) => writePlaces(tx, { ...data, rules: [...data.rules, { ...vaud, validFrom: '2026-03-01', rule: { ...vaud.rule, residence: { canton: { years: 5 }, commune: null } } }] }));
    const { version } = await house.app.get(PlacesService).ruleOf(owner.manager, 'VD');

    const found = await rahel.client.get('/api/eligibility/changes?limit=200');
    const mine = found.body.items.find(({ id }: { id: string }) => id === one.body.id);
    expect(mine).toMatchObject({ reference: one.body.reference, canton: 'VD', judgedBy: one.body.rules.version, inForce: version, changed: ['ordinary', 'ordinary/cantonal-residence'] });
    // Nothing is known of the other, so it was asked about before and is now.
    expect(found.body.items.map(({ id }: { id: string }) => id)).not.toContain(other.body.id);
    expect((await staff.get('/api/eligibility/changes')).body.items.find(({ id }: { id: string }) => id === one.body.id)).toMatchObject({ changed: null });
    expect((await zurich.get('/api/eligibility/changes')).body.items).toEqual([]);
    const page = await rahel.client.get('/api/eligibility/changes?limit=1');
    expect([page.body.items.length, page.body.next === null]).toEqual([1, found.body.items.length === 1]);

    const judged = await rahel.client.post(`/api/cases/${one.body.id}/assessment`);
    expect(judged.body).toMatchObject({ judgedBy: { version, changed: false }, changed: [] });
    expect((await rahel.client.get(`/api/cases/${one.body.id}`)).body).toMatchObject({ rules: { version, changed: false }, version: one.body.version });
    expect((await rahel.client.get('/api/eligibility/changes')).body.items.map(({ id }: { id: string }) => id)).not.toContain(one.body.id);
    await owner.transaction((tx) => writePlaces(tx, data));
  });

  it('is found among very many whose answer is the same, page after page, each of them bounded', async () => {
    const { body } = await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts }));
    await house.rows(
      `insert into cases select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'reference', 'P-' || substr(md5(n::text), 1, 9), 'facts', '{}'::jsonb, 'adviser_id', null, 'stage', 'requested', 'waiting_since', created_at))).*
       from cases c, generate_series(1, 2100) n where c.id = $1`, [body.id],
    );
    const vaud = data.rules.find(({ canton }) => canton === 'VD')!;
    await owner.transaction((tx) => writePlaces(tx, { ...data, rules: [...data.rules, { ...vaud, validFrom: '2026-03-01', rule: { ...vaud.rule, residence: { canton: { years: 6 }, commune: null } } }] }));
    const [pages, found] = [[] as number[], [] as string[]];
    for (let next: string | null = ''; next !== null; ) {
      const page: { items: { id: string }[]; next: string | null } = (await staff.get(`/api/eligibility/changes${next ? `?after=${encodeURIComponent(next)}` : ''}`)).body;
      pages.push(page.items.length);
      found.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(pages.length).toBeGreaterThan(2);
    expect(found.filter((id) => id === body.id)).toHaveLength(1);
    expect(new Set(found).size).toBe(found.length);
    await house.rows(`delete from cases where reference ~ '^P-[0-9a-f]{9}$'`);
    await owner.transaction((tx) => writePlaces(tx, data));
  });

  it('that was judged by rules nobody knows any more is listed as such', async () => {
    const { body } = await rahel.client.post('/api/cases', logged({ stage: 'preparation', facts }));
    await owner.query(`update cases set rules_version = 'before-rules' where id = $1`, [body.id]);
    expect((await rahel.client.get('/api/eligibility/changes')).body.items).toEqual(expect.arrayContaining([expect.objectContaining({ id: body.id, judgedBy: 'before-rules', changed: null })]));
  });

  it('shows the term that runs for the authority, and the last day of a refusal as the law counts it', async () => {
    const { body } = await rahel.client.post('/api/cases', logged({ stage: 'examination', filedOn: '2025-01-05', facts }));
    await rahel.client.put(`/api/cases/${body.id}/stage`, { to: 'federal-authorisation', on: '2026-02-02' }, { version: 1 });
    expect((await rahel.client.get(`/api/cases/${body.id}/assessment`)).body.term).toEqual({ code: 'federal-authorisation', since: '2026-02-02', until: '2026-10-02', basis: 'OLN 23(1)', lapses: false });
    const decision = { decidedOn: '2026-02-03', receivedOn: '2026-02-20', delivery: 'registered', firstAttemptOn: '2026-02-05', by: 'SEM', termDays: 30 };
    const refused = await rahel.client.put(`/api/cases/${body.id}/stage`, { to: 'refused', decision }, { version: 2 });
    // The seventh day after the first attempt is 12 February.
    expect(refused.body).toMatchObject({ lastDay: null, deadline: { safeDay: '2026-03-14', lastDay: '2026-03-16', steps: [{ what: 'received-by-fiction', to: '2026-02-12' }, { what: 'runs' }, { what: 'moved' }] } });
  });
});
