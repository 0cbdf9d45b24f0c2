import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './support/client.js';
import { TestServer } from './support/test-server.js';
import { confirmed, LAUSANNE, logged } from './support/irregularities.js';
import { aCase } from './support/rows.js';

const WORDS = 'ናይ ኮምዩን; "ካልእ ግዜ"\nንዓ ኢሉኒ \\ <b>';
const SAFE = ['month', 'canton', 'level', 'organ', 'code', 'kind', 'severity', 'evidence_level', 'status', 'origin'];

describe('exports', () => {
  let server: TestServer;
  let [staff, other, adviser]: Client[] = [];

  beforeAll(async () => {
    server = await TestServer.open();
    staff = await server.as('staff', { name: 'staff' });
    other = await server.as('staff', { name: 'other' });
    adviser = await server.as('coordinator', { name: 'vaud', cantons: ['VD'] });
    const caseId = await aCase(server, { firstName: 'Selam' });
    for (const consent of ['internal', 'statistics', 'anonymous-story', 'named-story'])
      await confirmed(staff, await logged(adviser, { consent, caseId, description: `${WORDS} ${consent}` }));
    await logged(adviser, { description: 'Nobody has looked at this one.' });
  });
  afterAll(() => server.close());

  const made = async (body: Record<string, unknown>, by = staff) => {
    const answer = await by.post('/api/exports', { report: 'irregularities', format: 'csv', ...body });
    if (answer.status !== 201) throw new Error(`export: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const bytesOf = async (body: Record<string, unknown>) =>
    (await staff.get(`/api/exports/${(await made(body)).id}/file`)).text;
  const csvOf = async (body: Record<string, unknown> = {}): Promise<Record<string, string>[]> =>
    parse(await bytesOf(body), { delimiter: ';', bom: true, columns: true });
  const jsonOf = async (body: Record<string, unknown> = {}): Promise<Record<string, unknown>[]> =>
    JSON.parse(await bytesOf({ format: 'json', ...body })).items;
  const FULL = { profile: 'full', reason: 'Dossier for the spring session' };

  it('gives a safe file away at once: confirmed ones, months and codes, no place, day, word or reference', async () => {
    const answer = await staff.post('/api/exports', {
      report: 'irregularities',
      format: 'csv',
      filter: { canton: ['VD'] },
    });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        report: 'irregularities',
        format: 'csv',
        profile: 'safe',
        filter: { canton: ['VD'] },
        rows: 3,
        state: 'ready',
        requestedAt: '2026-03-02T09:00:00.000Z',
      },
    });
    expect(answer.headers.get('location')).toBe(`/api/exports/${answer.body.id}`);
    const file = await staff.get(`/api/exports/${answer.body.id}/file`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toBe(
      'attachment; filename="passerelle-irregularities-safe-2026-03-02.csv"',
    );
    expect(file.headers.get('cache-control')).toBe('no-store');
    const rows: Record<string, string>[] = await csvOf();
    expect(Object.keys(rows[0])).toEqual(SAFE);
    expect(rows).toEqual(
      Array(3).fill({
        month: '2026-02',
        canton: 'VD',
        level: 'commune',
        organ: 'commission',
        code: 'UNANNOUNCED_TEST',
        kind: 'act',
        severity: '3',
        evidence_level: 'documented',
        status: 'confirmed',
        origin: 'network',
      }),
    );
    for (const format of ['csv', 'json']) {
      const text = await bytesOf({ format });
      expect(text).not.toMatch(/Lausanne|2026-02-17|I-[2-9A-Z]{4}-|ካልእ/);
      expect(text).not.toContain(String(LAUSANNE));
    }
  });

  it('never sends the words of a testimony out, whatever else of it leaves', async () => {
    const told = await confirmed(
      staff,
      await logged(adviser, { code: 'UNDUE_DELAY', consent: 'named-story', description: 'Frau M. vom Amt hat gesagt' }),
    );
    await server.rows(`update irregularities set origin = 'testimony' where id = $1`, [told.id]);
    const filter = { code: ['UNDUE_DELAY'] };
    expect(await csvOf({ ...FULL, filter })).toEqual([
      expect.objectContaining({
        origin: 'testimony',
        reference: told.reference,
        commune: 'Lausanne',
        consent: 'named-story',
        description: '',
      }),
    ]);
    expect(await bytesOf({ ...FULL, filter, format: 'json' })).not.toContain('Frau M.');
    await server.rows('delete from irregularities where id = $1', [told.id]);
  });

  it('begins with a byte order mark, so that a spreadsheet sees the letters', async () => {
    const { id } = await made({});
    const response = await fetch(`${server.url}/api/exports/${id}/file`, { headers: { cookie: cookieOf(staff) } });
    expect([...new Uint8Array(await response.arrayBuffer()).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('lets consent decide: internal never leaves, statistics leaves as codes, a story with its words', async () => {
    const rows = await csvOf(FULL);
    expect(rows.map((row) => row.consent).sort()).toEqual(['anonymous-story', 'named-story', 'statistics']);
    for (const row of rows) {
      const told = row.consent !== 'statistics';
      expect(row).toMatchObject({
        month: '2026-02',
        canton: 'VD',
        commune_number: told ? String(LAUSANNE) : '',
        commune: told ? 'Lausanne' : '',
        occurred_from: told ? '2026-02-17' : '',
        occurred_to: told ? '2026-02-17' : '',
        description: told ? `${WORDS} ${row.consent}` : '',
      });
      expect(row.reference).toMatch(told ? /^I-/ : /^$/);
    }
    expect(Object.keys(rows[0])).toEqual([
      'reference',
      ...SAFE,
      'commune_number',
      'commune',
      'occurred_from',
      'occurred_to',
      'consent',
      'description',
    ]);
    const items = await jsonOf(FULL);
    expect(items.map((item) => item['description'] ?? '').sort()).toEqual([
      '',
      `${WORDS} anonymous-story`,
      `${WORDS} named-story`,
    ]);
    expect(items[0]).toMatchObject({ month: '2026-02', severity: 3, evidenceLevel: 'documented' });
  });

  it('asks for consent again each time the file is fetched', async () => {
    const one = await confirmed(staff, await logged(adviser, { code: 'BIAS' }));
    const file = await made({ ...FULL, filter: { code: ['BIAS'] } });
    expect((await staff.get(`/api/exports/${file.id}/file`)).text).toContain('twenty questions');
    await adviser.patch(`/api/irregularities/${one.id}`, { consent: 'internal' }, { version: one.version });
    expect((await staff.get(`/api/exports/${file.id}/file`)).text).not.toContain('BIAS');
    expect((await staff.get(`/api/exports/${file.id}`)).body.rows).toBe(1);
  });

  it('keeps a spreadsheet from calculating what people have written', async () => {
    const formulas = ['=HYPERLINK("http://x";"y")', '+41 77', '-2+3', '@SUM(A1)', '＝1', "'=1", 'a=1'];
    for (const description of formulas)
      await confirmed(staff, await logged(adviser, { code: 'EXCESSIVE_FEE', description }));
    // What no input lets through, but another way into the table might.
    const tab = await confirmed(staff, await logged(adviser, { code: 'EXCESSIVE_FEE', description: 'tab' }));
    await server.rows(`update irregularities set description = e'\\t=1' where id = $1`, [tab.id]);
    const filter = { code: ['EXCESSIVE_FEE'] };
    expect((await csvOf({ ...FULL, filter })).map((row) => row['description']).sort()).toEqual(
      [...formulas.slice(0, 5).map((text) => `'${text}`), "'=1", 'a=1', "'\t=1"].sort(),
    );
    expect((await jsonOf({ ...FULL, filter })).map((item) => item['description']).sort()).toEqual(
      [...formulas, '\t=1'].sort(),
    );
  });

  it('holds what is asked for and nothing else: states, cantons, days; no leading case, no duplicate', async () => {
    const filter = { status: ['reported'], from: '2025-03-01', to: '2025-03-31', canton: ['GE'] };
    const there = { authority: { level: 'canton', canton: 'GE' } };
    const first = await logged(adviser, { ...there, occurred: '2025-03-31' });
    const second = await logged(adviser, { ...there, occurred: '2025-03' });
    await logged(adviser, { ...there, occurred: '2025-04-01' });
    await logged(adviser, { occurred: '2025-03-15' });
    expect((await made({ filter })).rows).toBe(2);
    await staff.patch(`/api/irregularities/${second.id}`, { duplicateOf: first.id }, { version: 1 });
    expect(await jsonOf({ filter })).toEqual([
      expect.objectContaining({
        month: '2025-03',
        canton: 'GE',
        status: 'reported',
        organ: null,
        kind: null,
        severity: null,
        evidenceLevel: 'alleged',
      }),
    ]);
    expect(await jsonOf({ filter: { code: ['NON_COMPLIANCE'] } })).toEqual([]);
    expect(await csvOf({ filter: { code: ['NON_COMPLIANCE'] } })).toEqual([]);
  });

  it('says what is wrong with what was asked', async () => {
    const answer = await staff.post('/api/exports', {
      report: 'people',
      format: 'xlsx',
      profile: 'all',
      filter: { canton: ['XX'], code: ["' or true"], from: 'today', commune: 1 },
    });
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
      '/filter/canton',
      '/filter/code',
      '/filter/commune',
      '/filter/from',
      '/format',
      '/profile',
      '/report',
    ]);
    expect(
      await staff.post('/api/exports', { report: 'irregularities', format: 'csv', profile: 'full' }),
    ).toMatchObject({ status: 422, body: { errors: [{ pointer: '/reason' }] } });
  });

  it('is for the staff, and each file for whoever asked for it', async () => {
    const { id } = await made({});
    expect((await adviser.post('/api/exports', { report: 'irregularities', format: 'csv' })).status).toBe(403);
    expect((await other.get(`/api/exports/${id}`)).status).toBe(404);
    expect((await other.get(`/api/exports/${id}/file`)).status).toBe(404);
    await made({}, other);
    expect((await other.all('/api/exports')).map((one) => one.id)).not.toContain(id);
    const own = (await staff.all('/api/exports')).map((one) => one.id);
    expect(own[0]).toBe(id);
    expect(own).toEqual([...own].sort().reverse());
  });

  it('gives the full profile only to whoever has just signed in, when asking and when fetching', async () => {
    const late = await server.as('staff', { name: 'late' });
    const { id: lateId } = (await late.get('/api/me')).body;
    const full = await made(FULL, late);
    const safe = await made({}, late);
    expect((await late.get(`/api/exports/${full.id}/file`)).status).toBe(200);
    await server.rows(`update sessions set confirmed_at = now() - interval '16 minutes' where account_id = $1`, [
      lateId,
    ]);
    expect(await late.post('/api/exports', { report: 'irregularities', format: 'csv', ...FULL })).toMatchObject({
      status: 403,
      body: { type: '/problems/sign-in-again' },
    });
    expect(await late.get(`/api/exports/${full.id}/file`)).toMatchObject({
      status: 403,
      body: { type: '/problems/sign-in-again' },
    });
    expect((await late.get(`/api/exports/${safe.id}/file`)).status).toBe(200);
  });

  it('leaves a line in the audit log with the export and its reason, for the asking and for each fetching', async () => {
    const { id } = await made(FULL);
    await staff.get(`/api/exports/${id}/file`);
    const lines = await server.rows(
      `select route, reason, subjects, refused from audit.lines where $1 = any(subjects) order by id`,
      [id],
    );
    const line = (route: string) => ({ route, reason: FULL.reason, subjects: [id], refused: false });
    expect(lines).toEqual([line('POST /api/exports'), line('GET /api/exports/:id/file')]);
  });

  it('answers the same export when it is asked for again with the same key', async () => {
    const body = { report: 'irregularities', format: 'json' };
    const [first, second] = [
      await staff.post('/api/exports', body, { key: 'again' }),
      await staff.post('/api/exports', body, { key: 'again' }),
    ];
    expect(second.body.id).toBe(first.body.id);
  });

  describe('of many', () => {
    const MANY = 30_000;
    beforeAll(async () => {
      await server.rows(
        `insert into irregularities (id, reference, code, level, canton, commune, occurred_from, occurred_to, description, consent, origin, status, scale, scope, remediable, kind, evidence_level, taxonomy_version, created_at, version)
         select gen_random_uuid(), 'M-' || n, 'NO_RECORD', 'commune', 'VD', ${LAUSANNE}, date '2024-01-01' + n % 700, date '2024-01-01' + n % 700, repeat('What happened. ', 40), 'anonymous-story', 'network', 'confirmed',
           1 + n % 4, 'one', 'easily', 'act', 'documented', 'test', now(), 1
         from generate_series(1, ${MANY}) n`,
      );
    });
    const filter = { code: ['NO_RECORD'] };
    const copying = async () =>
      (
        await server.rows<{ count: number }>(
          `select count(*)::integer as count from pg_stat_activity where datname = current_database() and query like 'copy (%' and state <> 'idle'`,
        )
      )[0].count;

    it('holds every row, in both formats', async () => {
      expect((await csvOf({ ...FULL, filter })).length).toBe(MANY);
      expect((await jsonOf({ ...FULL, filter })).length).toBe(MANY);
    });

    it('stops reading when the reader stops, and hangs up when the reader goes away', async () => {
      const { id } = await made({ ...FULL, filter });
      // More readers, one after the other, than the pool has connections.
      for (let i = 0; i < 15; i++) {
        const request = await readerOf(id);
        await until(async () => (await copying()) === 1);
        if (i === 0) {
          await sleep(500);
          expect(await copying()).toBe(1);
        }
        request.destroy();
        await until(async () => (await copying()) === 0);
      }
      expect((await staff.get(`/api/exports/${id}/file`)).status).toBe(200);
    });

    it('gives the connection back also when the reader is gone before the first row', async () => {
      const { id } = await made({ ...FULL, filter });
      for (let i = 0; i < 15; i++) {
        (await readerOf(id)).destroy();
        await sleep(50);
      }
      await until(async () => (await copying()) === 0);
      expect((await staff.get(`/api/exports/${id}/file`)).status).toBe(200);
    });

    it('gives no more than four away at once, so that the others can go on working', async () => {
      const { id } = await made({ ...FULL, filter });
      const requests = await Promise.all(Array.from({ length: 4 }, () => readerOf(id)));
      await until(async () => (await copying()) === 4);
      expect(await staff.get(`/api/exports/${id}/file`)).toMatchObject({
        status: 429,
        body: { type: '/problems/too-many' },
      });
      for (const request of requests) request.destroy();
      await until(async () => (await copying()) === 0);
      expect((await staff.get(`/api/exports/${id}/file`)).status).toBe(200);
    });

    /** Somebody who asks for the file and then does not read it. */
    async function readerOf(id: string): Promise<http.ClientRequest> {
      const request = http.get(`${server.url}/api/exports/${id}/file`, { headers: { cookie: cookieOf(staff) } });
      const response = await new Promise<http.IncomingMessage>((resolve, reject) =>
        request.once('response', resolve).once('error', reject),
      );
      response.on('error', () => undefined);
      return request;
    }

    /** Waits for it as long as a busy machine may take. */
    async function until(holds: () => Promise<boolean>): Promise<void> {
      for (let n = 0; n < 1000; n++) {
        if (await holds()) return;
        await sleep(20);
      }
      throw new Error('it did not come to be');
    }
  });

  function cookieOf(client: Client): string {
    return client.cookie;
  }
});
