import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataSource } from '../src/data-source.js';
import { newId } from '../src/common/id.js';
import { loadPublishedIrregularities } from '../src/irregularities/published.js';
import { TAXONOMY, TAXONOMY_VERSION } from '../src/irregularities/taxonomy.js';
import type { Client } from './support/client.js';
import { TestServer } from './support/test-server.js';
import {
  ASSESSED,
  AT_THE_TOWN_HALL,
  confirmed,
  GENEVA,
  LAUSANNE,
  logged,
  MOUTIER,
  MOUTIER_BEFORE,
} from './support/irregularities.js';
import { aCase, anAdviser } from './support/rows.js';

describe('irregularities', () => {
  let server: TestServer;
  let [rahelAdvises, besartaAdvises]: string[] = [];
  let [rahel, besarta, vaud, geneva, staff, other]: Client[] = [];

  beforeAll(async () => {
    server = await TestServer.open();
    rahelAdvises = await anAdviser(server, 'Rahel');
    besartaAdvises = await anAdviser(server, 'Besarta');
    rahel = await server.as('adviser', { name: 'rahel', adviserId: rahelAdvises });
    besarta = await server.as('adviser', { name: 'besarta', adviserId: besartaAdvises });
    vaud = await server.as('coordinator', { name: 'vaud', cantons: ['VD'] });
    geneva = await server.as('coordinator', { name: 'geneva', cantons: ['GE'] });
    staff = await server.as('staff', { name: 'staff' });
    other = await server.as('staff', { name: 'other' });
  });
  afterAll(() => server.close());

  const eventsOf = async (client: Client, id: string) =>
    (await client.get(`/api/irregularities/${id}/events`)).body.items;
  const idOf = async (client: Client): Promise<string> => (await client.get('/api/me')).body.id;

  describe('logging', () => {
    it('takes an adviser five fields', async () => {
      const answer = await rahel.post('/api/irregularities', AT_THE_TOWN_HALL);
      expect(answer.status).toBe(201);
      expect(answer.headers.get('location')).toBe(`/api/irregularities/${answer.body.id}`);
      expect(answer.headers.get('etag')).toBe('"1"');
      expect(answer.body).toMatchObject({
        code: 'UNANNOUNCED_TEST',
        authority: { level: 'commune', canton: 'VD', commune: LAUSANNE, communeName: 'Lausanne', organ: 'commission' },
        occurred: '2026-02-17',
        consent: 'anonymous-story',
        origin: 'network',
        status: 'reported',
        kind: null,
        severity: null,
        evidenceLevel: 'alleged',
        duplicateOf: null,
        taxonomyVersion: TAXONOMY_VERSION,
        mine: true,
        evidence: [],
        question: null,
        version: 1,
      });
      expect(answer.body.reference).toMatch(/^I-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
      expect(answer.body).not.toHaveProperty('loggedBy');
      expect(await eventsOf(rahel, answer.body.id)).toMatchObject([{ from: null, to: 'reported', mine: true }]);
    });

    it('says of each field what it takes', async () => {
      const answer = await rahel.post('/api/irregularities', {
        code: 'RUDE',
        authority: { level: 'village' },
        occurred: '2026-02-30',
        description: ' ',
        consent: 'maybe',
        caseId: 'x',
        mood: 'bad',
      });
      expect(answer.status).toBe(422);
      expect(answer.body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
        '/authority/level',
        '/caseId',
        '/code',
        '/consent',
        '/description',
        '/mood',
        '/occurred',
      ]);
      for (const occurred of [
        '2026-13',
        '2026',
        { from: '2026-02-02' },
        { from: '2026-02-02', to: '2026-02-01' },
        { from: '2026-02-01', to: '2026-02-02', at: 'noon' },
        3,
        null,
      ])
        expect((await rahel.post('/api/irregularities', { ...AT_THE_TOWN_HALL, occurred })).body.errors).toEqual([
          expect.objectContaining({ pointer: '/occurred' }),
        ]);
    });

    it('takes nothing that is still to come, and no authority that does not fit together', async () => {
      const wrong = async (changes: Record<string, unknown>) =>
        (await rahel.post('/api/irregularities', { ...AT_THE_TOWN_HALL, ...changes })).body.errors;
      expect(await wrong({ occurred: '2026-03-03' })).toMatchObject([
        { pointer: '/occurred', detail: 'is not over yet' },
      ]);
      expect(await wrong({ occurred: '2026-04' })).toMatchObject([{ pointer: '/occurred', detail: 'is not over yet' }]);
      expect(await wrong({ authority: { level: 'commune' } })).toMatchObject([
        { pointer: '/authority/canton', detail: 'is needed unless the level is federal' },
      ]);
      expect(await wrong({ authority: { level: 'commune', canton: 'VD', commune: GENEVA } })).toMatchObject([
        { pointer: '/authority/commune', detail: 'lies in the canton of GE: 6621 Genève' },
      ]);
      expect(await wrong({ authority: { level: 'commune', canton: 'VD', commune: 9998 } })).toMatchObject([
        { pointer: '/authority/commune', detail: 'is not the number of a commune' },
      ]);
      expect((await logged(rahel, { occurred: '2026-03' })).occurred).toBe('2026-03');
      expect((await logged(rahel, { authority: { level: 'federal' } })).authority).toMatchObject({
        level: 'federal',
        canton: null,
      });
    });

    it('takes a commune that has merged for its successor', async () => {
      const one = await logged(rahel, { authority: { level: 'commune', canton: 'JU', commune: MOUTIER_BEFORE } });
      expect(one.authority).toMatchObject({ commune: MOUTIER, communeName: 'Moutier', canton: 'JU' });
    });

    it('names a case only within sight', async () => {
      const [own, foreign] = [
        await aCase(server, { firstName: 'Selam', adviser: rahelAdvises }),
        await aCase(server, { firstName: 'Selam', canton: 'GE', adviser: besartaAdvises }),
      ];
      expect(await logged(rahel, { caseId: own })).toMatchObject({ caseId: own });
      for (const caseId of [foreign, newId()])
        expect(await rahel.post('/api/irregularities', { ...AT_THE_TOWN_HALL, caseId })).toMatchObject({
          status: 422,
          body: { errors: [{ pointer: '/caseId', detail: 'is not a case you can see' }] },
        });
      expect(await logged(geneva, { caseId: foreign })).toMatchObject({ caseId: foreign });
      expect(await logged(staff, { caseId: foreign })).toMatchObject({ caseId: foreign });
    });

    it('leaves the assessment to the staff', async () => {
      const tried = await rahel.post('/api/irregularities', { ...AT_THE_TOWN_HALL, ...ASSESSED });
      expect(tried).toMatchObject({ status: 422 });
      expect(tried.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([
        '/kind',
        '/severity',
        '/evidenceLevel',
      ]);
      expect(await logged(staff, ASSESSED)).toMatchObject({
        kind: 'act',
        severity: { scale: 3, scope: 'one', remediable: 'with-effort', level: 3 },
        evidenceLevel: 'documented',
      });
    });

    it('keeps words in any script, and words that look like code, as they are', async () => {
      for (const description of [
        "'; drop table irregularities; --",
        '<script>alert(1)</script>\n<b>fett</b>',
        'ናይ ኮምዩን ሰራሕተኛ፡ "ካልእ ግዜ ንዓ" ኢሉኒ።\nደጊመ ከይደ።',
        '=1+1',
        '${jndi:ldap://x} {{7*7}} %s \\n',
      ])
        expect(
          (await rahel.get(`/api/irregularities/${(await logged(rahel, { description })).id}`)).body.description,
        ).toBe(description);
    });

    it('answers the same record when the same is sent again', async () => {
      const [first, second] = [
        await rahel.post('/api/irregularities', AT_THE_TOWN_HALL, { key: 'once' }),
        await rahel.post('/api/irregularities', AT_THE_TOWN_HALL, { key: 'once' }),
      ];
      expect(second).toMatchObject({ status: 201, body: { id: first.body.id } });
      expect(
        (await rahel.post('/api/irregularities', { ...AT_THE_TOWN_HALL, code: 'OTHER' }, { key: 'once' })).status,
      ).toBe(409);
    });

    it('points to what may be the same, as far as it is in sight', async () => {
      const when = { code: 'BIAS', occurred: { from: '2025-11-01', to: '2025-11-20' } };
      const first = await logged(rahel, when);
      const own = await aCase(server, { firstName: 'Selam', adviser: besartaAdvises });
      const again = {
        code: 'BIAS',
        occurred: '2025-11',
        authority: { ...AT_THE_TOWN_HALL.authority, organ: undefined },
      };
      const second = await logged(besarta, { ...again, caseId: own });
      expect(second.possibleDuplicates).toEqual([]);
      expect((await vaud.get(`/api/irregularities/${second.id}`)).body.possibleDuplicates).toEqual([first.id]);
      expect((await staff.get(`/api/irregularities/${first.id}`)).body.possibleDuplicates).toEqual([second.id]);
      const elsewhere = await logged(vaud, { ...again, caseId: await aCase(server, { firstName: 'Selam' }) });
      const later = await logged(vaud, { ...again, occurred: '2025-12-01' });
      expect(elsewhere.possibleDuplicates).toEqual([first.id]);
      expect(later.possibleDuplicates).toEqual([]);
    });
  });

  describe('sight', () => {
    it('is what one logged, what concerns one’s cases, or what happened in one’s cantons', async () => {
      const one = await logged(rahel, { caseId: await aCase(server, { firstName: 'Selam', adviser: rahelAdvises }) });
      const ofBesarta = await logged(staff, {
        caseId: await aCase(server, { firstName: 'Selam', adviser: besartaAdvises }),
      });
      const seeing = async (id: string) =>
        Promise.all(
          [rahel, besarta, vaud, geneva, staff].map(async (client) => {
            const status = (await client.get(`/api/irregularities/${id}`)).status;
            const inList = (await client.all('/api/irregularities')).some((item) => item.id === id);
            expect(inList).toBe(status === 200);
            expect((await client.get(`/api/irregularities/${id}/events`)).status).toBe(status);
            return status;
          }),
        );
      expect(await seeing(one.id)).toEqual([200, 404, 200, 404, 200]);
      expect(await seeing(ofBesarta.id)).toEqual([404, 200, 200, 404, 200]);
    });

    it('hides from a coordinator of another canton every way to it', async () => {
      const one = await logged(rahel);
      const tries = await Promise.all([
        geneva.patch(`/api/irregularities/${one.id}`, { consent: 'internal' }, { version: 1 }),
        geneva.post(`/api/irregularities/${one.id}/answer`, { text: 'x' }),
        geneva.post(`/api/irregularities/${one.id}/evidence`, { kind: 'letter', reference: 'x', heldBy: 'person' }),
      ]);
      expect(tries.map((answer) => answer.status)).toEqual([404, 404, 404]);
      expect(
        (await geneva.put(`/api/irregularities/${one.id}/status`, { to: 'confirmed' }, { version: 1 })).status,
      ).toBe(403);
    });

    it('shows accounts to the staff only', async () => {
      const one = await logged(rahel);
      const seen = (await staff.get(`/api/irregularities/${one.id}`)).body;
      expect(seen).toMatchObject({ loggedBy: await idOf(rahel), reviewedBy: null, mine: false });
      expect((await vaud.get(`/api/irregularities/${one.id}`)).body).not.toHaveProperty('loggedBy');
    });

    it('is refused to whoever has nothing to do with it', async () => {
      const admin = await server.as('admin');
      expect((await admin.get('/api/irregularities')).status).toBe(403);
      expect((await server.anybody.get('/api/irregularities')).status).toBe(401);
      expect((await rahel.get('/api/irregularities/not-an-id')).status).toBe(404);
    });

    it('leaves an audit line for everybody who read it', async () => {
      const one = await logged(rahel);
      await vaud.get(`/api/irregularities/${one.id}`);
      await geneva.get(`/api/irregularities/${one.id}`);
      const lines = await server.rows<{ permission: string; refused: boolean; actor: string }>(
        `select permission, refused, actor from audit.lines where $1 = any(subjects) order by id`,
        [one.id],
      );
      expect(lines).toEqual([
        { permission: 'irregularities.log', refused: false, actor: await idOf(rahel) },
        { permission: 'irregularities.read', refused: false, actor: await idOf(vaud) },
      ]);
    });
  });

  describe('the list', () => {
    it('is filtered, and counted with the same filter', async () => {
      const reader = await server.as('coordinator', { name: 'jura', cantons: ['JU'] });
      const there = { authority: { level: 'commune', canton: 'JU', commune: MOUTIER } };
      await logged(reader, { ...there, code: 'BIAS', occurred: '2025-05' });
      await logged(staff, { ...there, code: 'NO_REASONS', occurred: '2025-06-15', consent: 'internal' });
      await confirmed(
        other,
        await logged(staff, { ...there, code: 'NO_REASONS', occurred: { from: '2025-06-20', to: '2025-07-10' } }),
      );
      const found = async (filter: string) => {
        const items = (await reader.all(`/api/irregularities?canton=JU&${filter}`)).filter(
          (item) => item.occurred !== '2026-02-17',
        );
        return items.map((item) => item.code);
      };
      expect(await found('')).toEqual(['NO_REASONS', 'NO_REASONS', 'BIAS']);
      expect(await found('status=confirmed')).toEqual(['NO_REASONS']);
      expect(await found('code=BIAS')).toEqual(['BIAS']);
      expect(await found('code=BIAS,NO_REASONS')).toEqual(['NO_REASONS', 'NO_REASONS', 'BIAS']);
      expect(await found('origin=network,testimony')).toEqual(['NO_REASONS', 'NO_REASONS', 'BIAS']);
      expect(await found('origin=published')).toEqual([]);
      expect(await found('order=oldest')).toEqual(['BIAS', 'NO_REASONS', 'NO_REASONS']);
      expect(await found('consent=internal')).toEqual(['NO_REASONS']);
      expect(await found('from=2025-06-16')).toEqual(['NO_REASONS']);
      expect(await found('to=2025-06-15')).toEqual(['NO_REASONS', 'BIAS']);
      expect(await found('mine=true')).toEqual(['BIAS']);
      expect(await found(`commune=${LAUSANNE}`)).toEqual([]);
      const counts = (await reader.get(`/api/irregularities/counts?canton=JU&commune=${MOUTIER}&to=2025-12-31`)).body;
      expect(counts).toMatchObject({
        total: 3,
        byStatus: { confirmed: 1, reported: 2, rejected: 0 },
        byCode: { NO_REASONS: 2, BIAS: 1, OTHER: 0 },
      });
      expect((await reader.get('/api/irregularities?status=gone')).status).toBe(422);
      expect((await reader.get('/api/irregularities?mine=perhaps')).status).toBe(422);
    });

    it('keeps those of a procedure, and does not tell by it what procedure somebody has whose case is out of sight', async () => {
      const caseId = await aCase(server, { firstName: 'Selam', adviser: rahelAdvises });
      const { procedure } = (await rahel.get(`/api/cases/${caseId}`)).body;
      // Geneva sees the irregularity, which is of its canton, but not the case, which is of Vaud.
      const { id } = await logged(rahel, {
        caseId,
        authority: { level: 'commune', canton: 'GE', commune: GENEVA },
        code: 'BIAS',
      });
      const isFound = async (client: Client, filter: string): Promise<boolean> =>
        (await client.all(`/api/irregularities?canton=GE${filter}`)).some((item) => item.id === id);
      const another = procedure === 'ordinary' ? 'reinstatement' : 'ordinary';
      expect(await isFound(rahel, `&procedure=${procedure}`)).toBe(true);
      expect(await isFound(rahel, `&procedure=${another}`)).toBe(false);
      expect(await isFound(staff, `&procedure=${procedure}`)).toBe(true);
      expect((await geneva.get(`/api/cases/${caseId}`)).status).toBe(404);
      expect(await isFound(geneva, '')).toBe(true);
      expect(await isFound(geneva, `&procedure=${procedure}`)).toBe(false);
      const counted = async (client: Client): Promise<number> =>
        (await client.get(`/api/irregularities/counts?canton=GE&procedure=${procedure}`)).body.total;
      expect(await counted(rahel)).toBe(1);
      expect(await counted(geneva)).toBe(0);
    });

    it('finds those of a case', async () => {
      const caseId = await aCase(server, { firstName: 'Selam', adviser: rahelAdvises });
      const one = await logged(rahel, { caseId });
      expect(
        (await rahel.get(`/api/irregularities?case=${caseId}`)).body.items.map((item: { id: string }) => item.id),
      ).toEqual([one.id]);
      expect((await geneva.get(`/api/irregularities?case=${caseId}`)).body.items).toEqual([]);
    });

    it('goes on from the oldest to the newest, and takes the cursor of one order for no other', async () => {
      const all = (await rahel.all('/api/irregularities?order=oldest')).map((item) => item.id);
      expect(all).toEqual([...all].sort());
      const first = await rahel.get('/api/irregularities?limit=2&order=oldest');
      expect(first.body.items.map((item: { id: string }) => item.id)).toEqual(all.slice(0, 2));
      expect((await rahel.get(`/api/irregularities?limit=2&after=${first.body.next}`)).status).toBe(422);
      expect(
        (await rahel.get(`/api/irregularities?limit=2&order=oldest&after=${first.body.next}`)).body.items.map(
          (item: { id: string }) => item.id,
        ),
      ).toEqual(all.slice(2, 4));
    });

    it('goes on from a cursor, newest first, and takes it for no other filter', async () => {
      const all = (await rahel.all('/api/irregularities')).map((item) => item.id);
      expect(all).toEqual([...all].sort().reverse());
      const first = await rahel.get('/api/irregularities?limit=2&origin=network');
      const second = await rahel.get(
        `/api/irregularities?limit=2&origin=network&after=${encodeURIComponent(first.body.next)}`,
      );
      expect([...first.body.items, ...second.body.items].map((item) => item.id)).toEqual(all.slice(0, 4));
      expect((await rahel.get(`/api/irregularities?limit=2&after=${encodeURIComponent(first.body.next)}`)).status).toBe(
        422,
      );
    });
  });

  describe('correcting', () => {
    it('is for whoever logged it, until it is under review', async () => {
      const one = await logged(rahel);
      const change = {
        code: 'NO_HEARING',
        description: 'Two sentences.',
        occurred: '2026-01',
        authority: { level: 'canton', canton: 'VD' },
        consent: 'named-story',
      };
      const changed = await rahel.patch(`/api/irregularities/${one.id}`, change, { version: 1 });
      expect(changed).toMatchObject({
        status: 200,
        body: { ...change, authority: { level: 'canton', canton: 'VD', commune: null, organ: null }, version: 2 },
      });
      expect((await eventsOf(rahel, one.id))[1]).toMatchObject({
        from: null,
        to: null,
        changed: ['code', 'authority', 'occurred', 'description', 'consent'],
      });
      expect((await vaud.patch(`/api/irregularities/${one.id}`, { description: 'x' }, { version: 2 })).status).toBe(
        403,
      );
      expect(await staff.patch(`/api/irregularities/${one.id}`, { description: 'x' }, { version: 2 })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/description' }] },
      });
      expect(
        await rahel.patch(`/api/irregularities/${one.id}`, { kind: 'act', duplicateOf: null }, { version: 2 }),
      ).toMatchObject({ status: 422, body: { errors: [{ pointer: '/kind' }, { pointer: '/duplicateOf' }] } });
      await staff.put(`/api/irregularities/${one.id}/status`, { to: 'under-review' }, { version: 2 });
      expect(await rahel.patch(`/api/irregularities/${one.id}`, { description: 'x' }, { version: 3 })).toMatchObject({
        status: 409,
        body: { type: '/problems/irregularity-not-correctable', status: 409, state: 'under-review' },
      });
    });

    it('needs the version that was read, and changes nothing when nothing differs', async () => {
      const one = await logged(rahel);
      expect((await rahel.patch(`/api/irregularities/${one.id}`, { description: 'x' })).status).toBe(428);
      expect((await rahel.patch(`/api/irregularities/${one.id}`, { description: 'x' }, { version: 7 })).status).toBe(
        412,
      );
      expect(
        await rahel.patch(`/api/irregularities/${one.id}`, { description: one.description }, { version: 1 }),
      ).toMatchObject({ status: 200, body: { version: 1 } });
      expect(await eventsOf(rahel, one.id)).toHaveLength(1);
    });

    it('may narrow a consent at any time; the staff never widen it', async () => {
      const one = await logged(rahel);
      const done = await confirmed(staff, one);
      expect(
        await staff.patch(`/api/irregularities/${one.id}`, { consent: 'named-story' }, { version: done.version }),
      ).toMatchObject({ status: 422, body: { errors: [{ pointer: '/consent' }] } });
      expect(
        await rahel.patch(`/api/irregularities/${one.id}`, { consent: 'named-story' }, { version: done.version }),
      ).toMatchObject({ status: 409 });
      expect(
        await staff.patch(`/api/irregularities/${one.id}`, { consent: 'statistics' }, { version: done.version }),
      ).toMatchObject({ status: 200, body: { consent: 'statistics' } });
      expect(
        await rahel.patch(`/api/irregularities/${one.id}`, { consent: 'internal' }, { version: done.version + 1 }),
      ).toMatchObject({ status: 200, body: { consent: 'internal' } });
      expect(
        await staff.patch(`/api/irregularities/${one.id}`, { consent: 'statistics' }, { version: done.version + 2 }),
      ).toMatchObject({ status: 422 });
    });

    it('lets the staff call it a duplicate, but of no duplicate, leading case, or itself', async () => {
      const [first, second, third] = [await logged(rahel), await logged(rahel), await logged(besarta)];
      const call = (one: { id: string }, duplicateOf: string | null, version = 1) =>
        staff.patch(`/api/irregularities/${one.id}`, { duplicateOf }, { version });
      expect(await call(second, first.id)).toMatchObject({ status: 200, body: { duplicateOf: first.id } });
      const [leading] = (await staff.get('/api/irregularities?origin=published')).body.items;
      for (const target of [second.id, third.id, leading.id, newId()])
        expect(await call(third, target)).toMatchObject({
          status: 422,
          body: { errors: [{ pointer: '/duplicateOf' }] },
        });
      expect(await call(first, third.id)).toMatchObject({ status: 422 });
      expect((await vaud.get(`/api/irregularities/${second.id}`)).body.duplicateOf).toBe(first.id);
      expect(await call(second, null, 2)).toMatchObject({ status: 200, body: { duplicateOf: null } });
      const rejected = await staff.put(
        `/api/irregularities/${third.id}/status`,
        { to: 'rejected', reason: 'Told twice.', duplicateOf: first.id },
        { version: 1 },
      );
      expect(rejected).toMatchObject({
        status: 200,
        body: { status: 'rejected', rejectedBecause: 'Told twice.', duplicateOf: first.id },
      });
      // The other one is out of Besarta's sight, and so is the fact that it is there.
      expect((await besarta.get(`/api/irregularities/${third.id}`)).body).toMatchObject({
        status: 'rejected',
        rejectedBecause: 'Told twice.',
        duplicateOf: null,
      });
    });

    it('refuses a circle that two of the staff make at the same moment', async () => {
      const [first, second] = [await logged(rahel), await logged(rahel)];
      const answers = await Promise.all([
        staff.patch(`/api/irregularities/${first.id}`, { duplicateOf: second.id }, { version: 1 }),
        other.patch(`/api/irregularities/${second.id}`, { duplicateOf: first.id }, { version: 1 }),
      ]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 422]);
    });
  });

  describe('reviewing', () => {
    it('confirms at once when kind, severity and evidence come along', async () => {
      const one = await logged(rahel);
      const bare = await staff.put(`/api/irregularities/${one.id}/status`, { to: 'confirmed' }, { version: 1 });
      expect(bare).toMatchObject({
        status: 409,
        body: { type: '/problems/irregularity-cannot-move', blockers: ['no-kind', 'no-severity', 'no-evidence-level'] },
      });
      const done = await staff.put(
        `/api/irregularities/${one.id}/status`,
        {
          to: 'confirmed',
          ...ASSESSED,
          severity: { scale: 2, scope: 'systemic', remediable: 'hardly' },
          reason: 'Three letters say the same.',
        },
        { version: 1 },
      );
      expect(done).toMatchObject({
        status: 200,
        body: {
          status: 'confirmed',
          severity: { level: 4 },
          evidenceLevel: 'documented',
          version: 2,
          reviewedBy: await idOf(staff),
        },
      });
      expect((await eventsOf(staff, one.id))[1]).toMatchObject({
        from: 'reported',
        to: 'confirmed',
        changed: ['kind', 'severity', 'evidenceLevel'],
        text: 'Three letters say the same.',
        actor: await idOf(staff),
      });
      // What reviewers note for themselves stays with them.
      const seenByRahel = (await eventsOf(rahel, one.id))[1];
      expect(seenByRahel).toMatchObject({ to: 'confirmed', text: null });
      expect(seenByRahel).not.toHaveProperty('actor');
    });

    it('takes the assessment in two steps as well, and an explicit “alleged” for an assessment', async () => {
      const one = await logged(rahel);
      const assessed = await staff.patch(
        `/api/irregularities/${one.id}`,
        { ...ASSESSED, evidenceLevel: 'alleged' },
        { version: 1 },
      );
      expect(assessed.body).toMatchObject({
        kind: 'act',
        severity: { level: 3 },
        evidenceLevel: 'alleged',
        version: 2,
      });
      expect(
        await staff.put(`/api/irregularities/${one.id}/status`, { to: 'confirmed' }, { version: 2 }),
      ).toMatchObject({ status: 200, body: { status: 'confirmed' } });
    });

    it('is never of one’s own, whatever the program thinks', async () => {
      const one = await logged(staff, ASSESSED);
      for (const to of ['under-review', 'confirmed', 'rejected'])
        expect(
          await staff.put(`/api/irregularities/${one.id}/status`, { to, reason: 'x' }, { version: 1 }),
        ).toMatchObject({ status: 409, body: { type: '/problems/own-irregularity' } });
      await expect(
        server.rows(`update irregularities set reviewed_by = logged_by where id = $1`, [one.id]),
      ).rejects.toMatchObject({ constraint: 'ck_irregularities_not_ones_own' });
      expect((await confirmed(other, one)).status).toBe('confirmed');
    });

    it('says why it rejects, and forgets it when it looks again', async () => {
      const one = await logged(rahel);
      expect(await staff.put(`/api/irregularities/${one.id}/status`, { to: 'rejected' }, { version: 1 })).toMatchObject(
        { status: 422, body: { errors: [{ pointer: '/reason' }] } },
      );
      await staff.put(
        `/api/irregularities/${one.id}/status`,
        { to: 'rejected', reason: 'The term had not ended.' },
        { version: 1 },
      );
      expect((await rahel.get(`/api/irregularities/${one.id}`)).body).toMatchObject({
        status: 'rejected',
        rejectedBecause: 'The term had not ended.',
      });
      expect((await eventsOf(rahel, one.id))[1]).toMatchObject({ to: 'rejected', text: 'The term had not ended.' });
      expect(
        await staff.put(`/api/irregularities/${one.id}/status`, { to: 'confirmed', ...ASSESSED }, { version: 2 }),
      ).toMatchObject({ status: 409, body: { blockers: ['no-such-move'] } });
      expect(
        await staff.put(`/api/irregularities/${one.id}/status`, { to: 'under-review' }, { version: 2 }),
      ).toMatchObject({ status: 200, body: { status: 'under-review', rejectedBecause: null } });
    });

    it('lets one of two of the staff move it, and tells the other', async () => {
      const one = await logged(rahel);
      const answers = await Promise.all([
        staff.put(`/api/irregularities/${one.id}/status`, { to: 'under-review' }, { version: 1 }),
        other.put(`/api/irregularities/${one.id}/status`, { to: 'rejected', reason: 'No.' }, { version: 1 }),
      ]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412]);
      expect(await eventsOf(staff, one.id)).toHaveLength(2);
    });

    it('asks back by a letter that says nothing of the matter, and takes the answer', async () => {
      const one = await logged(rahel);
      expect(
        (await staff.put(`/api/irregularities/${one.id}/status`, { to: 'needs-more' }, { version: 1 })).status,
      ).toBe(422);
      await staff.put(
        `/api/irregularities/${one.id}/status`,
        { to: 'needs-more', reason: 'Who sat in the commission?' },
        { version: 1 },
      );
      await server.tick();
      const [letter] = server.letters('rahel@passerelle.example').slice(-1);
      expect(letter.subject).toBe('Une question dans Passerelle');
      expect(letter.text).toContain(`http://localhost:3000/irregularities/${one.id}`);
      expect(letter.text).not.toMatch(/commission|Lausanne|test|I-[0-9A-Z]{4}/i);
      expect((await rahel.get(`/api/irregularities/${one.id}`)).body.question).toBe('Who sat in the commission?');
      expect((await vaud.post(`/api/irregularities/${one.id}/answer`, { text: 'x' })).status).toBe(403);
      const answered = await rahel.post(`/api/irregularities/${one.id}/answer`, { text: 'ሰለስተ ሰባት።' });
      expect(answered).toMatchObject({ status: 200, body: { status: 'reported', question: null, version: 3 } });
      expect(
        (await eventsOf(vaud, one.id)).map(({ from, to, text }: Record<string, unknown>) => [from, to, text]),
      ).toEqual([
        [null, 'reported', null],
        ['reported', 'needs-more', 'Who sat in the commission?'],
        ['needs-more', 'reported', 'ሰለስተ ሰባት።'],
      ]);
      expect(await rahel.post(`/api/irregularities/${one.id}/answer`, { text: 'And a clerk.' })).toMatchObject({
        status: 409,
        body: { type: '/problems/nothing-asked' },
      });
    });

    it('says to the staff how a question would reach who logged it', async () => {
      const one = await logged(besarta);
      const reaches = async (who: Client): Promise<unknown> =>
        (await who.get(`/api/irregularities/${one.id}`)).body.questionReaches;
      const account = async (change: string): Promise<unknown> =>
        server.rows(`update accounts set ${change} where email = 'besarta@passerelle.example'`);
      expect([await reaches(staff), await reaches(besarta)]).toEqual(['letter', undefined]);
      await account('email_failed_at = created_at');
      expect(await reaches(staff)).toBe('screen');
      await account('disabled_at = created_at');
      expect(await reaches(staff)).toBe('nobody');
      await account('disabled_at = null, email_failed_at = null');
      await server.rows(`update irregularities set logged_by = null, origin = 'testimony' where id = $1`, [one.id]);
      expect(await reaches(staff)).toBe('nobody');
    });

    it('finds an answered one again where it stood, and sends no letter when the answer was faster', async () => {
      const one = await logged(besarta);
      await staff.put(`/api/irregularities/${one.id}/status`, { to: 'under-review' }, { version: 1 });
      await staff.put(`/api/irregularities/${one.id}/status`, { to: 'needs-more', reason: 'When?' }, { version: 2 });
      expect(
        (await besarta.post(`/api/irregularities/${one.id}/answer`, { text: 'In the evening.' })).body.status,
      ).toBe('under-review');
      await server.tick();
      expect(server.letters('besarta@passerelle.example')).toEqual([]);
    });
  });

  describe('evidence', () => {
    it('is a note of where it is, and a document makes it documented', async () => {
      const one = await logged(rahel);
      const attach = (body: Record<string, unknown>) =>
        rahel.post(`/api/irregularities/${one.id}/evidence`, { reference: 'Blue folder', heldBy: 'person', ...body });
      const note = await attach({ kind: 'note', heldBy: 'adviser', reference: 'Own note of the same evening' });
      expect(note).toMatchObject({ status: 201, body: { evidenceLevel: 'alleged', version: 1 } });
      expect(note.headers.get('location')).toBe(`/api/irregularities/${one.id}`);
      const letter = await attach({ kind: 'letter', datedOn: '2026-02-20' });
      expect(letter.body).toMatchObject({
        evidenceLevel: 'documented',
        version: 2,
        evidence: [
          { kind: 'note', heldBy: 'adviser' },
          { kind: 'letter', reference: 'Blue folder', datedOn: '2026-02-20' },
        ],
      });
      expect((await eventsOf(rahel, one.id)).map((event: { changed: string[] }) => event.changed)).toEqual([
        [],
        ['evidence'],
        ['evidence', 'evidenceLevel'],
      ]);
      expect(await attach({ kind: 'letter', datedOn: '2026-03-03' })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/datedOn' }] },
      });
      expect(await attach({ kind: 'letter', reference: 'two\nlines' })).toMatchObject({ status: 422 });
      expect(
        (
          await besarta.post(`/api/irregularities/${one.id}/evidence`, {
            kind: 'note',
            reference: 'x',
            heldBy: 'public',
          })
        ).status,
      ).toBe(404);
    });

    it('is no recording without the consent of all who are heard', async () => {
      const one = await logged(rahel);
      const recording = { kind: 'recording', reference: 'On her phone', heldBy: 'person' };
      for (const body of [recording, { ...recording, consentOfAllRecorded: false }]) {
        const refused = await rahel.post(`/api/irregularities/${one.id}/evidence`, body);
        expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/consentOfAllRecorded' }] } });
        expect(refused.text).toContain('StGB 179ter');
      }
      expect(
        await rahel.post(`/api/irregularities/${one.id}/evidence`, { ...recording, consentOfAllRecorded: true }),
      ).toMatchObject({ status: 201, body: { evidenceLevel: 'alleged' } });
      await expect(
        server.rows(`update evidence set consent_of_all_recorded = false where irregularity_id = $1`, [one.id]),
      ).rejects.toMatchObject({ constraint: 'ck_evidence_recording' });
    });
  });

  describe('leading cases', () => {
    it('are there for everybody, counted nowhere, and changed by nobody', async () => {
      const loaded = TAXONOMY.flatMap((kind) => kind.leadingCases).filter((leading) => leading.decided !== null).length;
      for (const client of [rahel, geneva, staff])
        expect(await client.all('/api/irregularities?origin=published')).toHaveLength(loaded);
      expect((await staff.get('/api/irregularities/counts?origin=published')).body.total).toBe(0);
      const trafficCase = (await rahel.all('/api/irregularities?origin=published&code=SINGLE_CRITERION')).find(
        (item) => item.citation === '1C_350/2024',
      );
      expect(trafficCase).toMatchObject({
        status: 'confirmed',
        evidenceLevel: 'established',
        occurred: '2025-05-21',
        authority: { level: 'commune', canton: null },
        mine: false,
      });
      const emmen = (await rahel.all('/api/irregularities?origin=published&code=NO_REASONS')).find(
        (item) => item.citation === 'BGE 129 I 217',
      );
      expect(emmen.occurred).toEqual({ from: '2003-01-01', to: '2003-12-31' });
      const tries = await Promise.all([
        staff.patch(`/api/irregularities/${emmen.id}`, { kind: 'act' }, { version: 1 }),
        staff.put(`/api/irregularities/${emmen.id}/status`, { to: 'resolved' }, { version: 1 }),
        rahel.post(`/api/irregularities/${emmen.id}/evidence`, { kind: 'note', reference: 'x', heldBy: 'public' }),
        rahel.post(`/api/irregularities/${emmen.id}/answer`, { text: 'x' }),
      ]);
      expect(tries.map((answer) => [answer.status, answer.body.type])).toEqual(
        Array(4).fill([409, '/problems/published-irregularity']),
      );
    });

    it('are loaded once, and again when the taxonomy has changed', async () => {
      const owner = await dataSource(server.database.ownerUrl).initialize();
      try {
        const state = () =>
          server.rows<{ id: string; version: number }>(
            `select id, version, description from irregularities where origin = 'published' order by id`,
          );
        const before = await state();
        await loadPublishedIrregularities(owner);
        expect(await state()).toEqual(before);
        await server.rows(`update loaded_files set digest = 'older' where name like 'irregularities%'`);
        await server.rows(`update irregularities set description = 'older', citation = 'BGE 1 I 1' where id = $1`, [
          before[0].id,
        ]);
        await loadPublishedIrregularities(owner);
        const after = await state();
        expect(after).toHaveLength(before.length);
        expect(after.map((one) => one.id)).not.toContain(before[0].id);
        expect(after.every((one) => one.version <= 2)).toBe(true);
      } finally {
        await owner.destroy();
      }
    });
  });

  it('lists the kinds with names, law and leading cases', async () => {
    const kinds = await rahel.get('/api/irregularities/kinds');
    expect(kinds.body).toMatchObject({ taxonomyVersion: TAXONOMY_VERSION, next: null });
    expect(kinds.body.items).toHaveLength(22);
    expect(kinds.body.items[0]).toMatchObject({
      code: 'NO_REASONS',
      core: true,
      names: { de: 'Fehlende oder ungenügende Begründung' },
      legalBasis: ['LN 16(1)', 'BV 29(2)'],
      defaultSeverity: 3,
    });
  });
});
