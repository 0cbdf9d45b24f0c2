import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { newId } from '../src/common/id.js';
import { Keys } from '../src/common/keys.js';
import { MAX_BYTES } from '../src/files/clean-file.js';
import { StrayFilesService } from '../src/attachments/stray-files.service.js';
import type { Answer, Client } from './support/client.js';
import { asOwner } from './support/database.js';
import { BEGINNING, TestServer } from './support/test-server.js';
import { FormerKeys } from './support/former-keys.js';
import { logged } from './support/irregularities.js';
import { HEIC, letter, meanError, photo, png, PNG_SIGNATURE, seen, TELLTALES, webp } from './support/pictures.js';
import { PDF } from './support/pdfs.js';
import { aCase, anAdviser } from './support/rows.js';

describe('attachments', () => {
  let server: TestServer;
  let [rahel, besarta, vaud, ticino, staff]: Client[] = [];
  let [theCase, irregularity]: string[] = [];
  let kitchen: Buffer;
  const folder = (): string => path.join(server.config.dataDir, 'attachments');
  const files = (): string[] => (existsSync(folder()) ? readdirSync(folder()).sort() : []);
  const send = (
    client: Client,
    to: string,
    bytes: Buffer,
    { type = 'image/jpeg', title, key }: { type?: string; title?: string; key?: string } = {},
  ): Promise<Answer> =>
    client.send('POST', `/api/${to}/attachments`, bytes, {
      ...(key ? { key } : {}),
      headers: { 'content-type': type, ...(title === undefined ? {} : { 'x-title': encodeURIComponent(title) }) },
    });
  const attached = async (client: Client, to: string, bytes = kitchen): Promise<Answer['body']> => {
    const answer = await send(client, to, bytes);
    if (answer.status !== 201) throw new Error(`attaching: ${answer.status} ${answer.text}`);
    return answer.body;
  };
  const fetched = (client: Client, id: string): Promise<Answer> => client.get(`/api/attachments/${id}/file`);

  beforeAll(async () => {
    kitchen = await photo(6);
    server = await TestServer.open();
    const rahelId = await anAdviser(server, 'Rahel');
    rahel = await server.as('adviser', { name: 'rahel', adviserId: rahelId });
    besarta = await server.as('adviser', { name: 'besarta', adviserId: await anAdviser(server, 'Besarta') });
    vaud = await server.as('coordinator', { name: 'vaud', cantons: ['VD'] });
    ticino = await server.as('coordinator', { name: 'ticino', cantons: ['TI'] });
    staff = await server.as('staff');
    theCase = `cases/${await aCase(server, { firstName: 'Selam', adviser: rahelId })}`;
    irregularity = `irregularities/${(await logged(rahel)).id}`;
  });
  afterAll(() => server.close());
  beforeEach(() => server.clock.set(BEGINNING));

  it('shows a letter photographed in the kitchen to whoever has the case, without the kitchen', async () => {
    const answer = await send(rahel, theCase, kitchen, { title: 'Brief der Gemeinde, ሰላም' });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        caseId: theCase.slice(6),
        irregularityId: null,
        type: 'image/jpeg',
        title: 'Brief der Gemeinde, ሰላም',
        variant: 'working',
        attachedAt: '2026-03-02T09:00:00.000Z',
        by: 'rahel',
        mine: true,
        removable: true,
        lost: false,
      },
    });
    expect(answer.headers.get('location')).toBe(`/api/attachments/${answer.body.id}`);
    const file = await fetched(vaud, answer.body.id);
    expect(meanError(await seen(file.bytes), letter())).toBeLessThan(6);
    expect(TELLTALES.filter((word) => file.bytes.includes(word))).toEqual([]);
    expect(answer.body.size).toBe(file.bytes.length);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': expect.stringMatching(/^inline; filename="P-[2-9A-Z]{4}-[2-9A-Z]{4}-2026-03-02\.jpg"$/),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
      'cross-origin-resource-policy': 'same-origin',
      'content-length': String(file.bytes.length),
    });
    expect((await vaud.get(`/api/${theCase}/attachments`)).body.items).toMatchObject([
      { id: answer.body.id, by: 'rahel', mine: false, removable: true },
    ]);
    expect((await rahel.get(`/api/${theCase}/events`)).body.items[0]).toMatchObject({
      kind: 'attached',
      by: 'rahel',
      text: null,
    });
  });

  it('lists them page by page, newest first', async () => {
    const other = `cases/${await aCase(server, { firstName: 'Yonas' })}`;
    const ids = [];
    for (const bytes of [kitchen, png(), await webp()]) ids.unshift((await attached(vaud, other, bytes)).id);
    const first = (await vaud.get(`/api/${other}/attachments?limit=2`)).body;
    expect(first.items.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2));
    const second = (await vaud.get(`/api/${other}/attachments?limit=2&after=${encodeURIComponent(first.next)}`)).body;
    expect([second.items.map(({ id }: { id: string }) => id), second.next]).toEqual([ids.slice(2), null]);
  });

  it('take each kind for what it is, not for what it is called', async () => {
    for (const [bytes, type, begins] of [
      [PDF, 'application/pdf', '%PDF-'],
      [png(), 'image/png', '\x89PNG'],
      [await webp(), 'image/webp', 'RIFF'],
    ] as const) {
      const answer = await send(rahel, theCase, bytes, { type: 'image/jpeg' });
      expect(answer).toMatchObject({ status: 201, body: { type } });
      expect((await fetched(rahel, answer.body.id)).bytes.toString('latin1').startsWith(begins)).toBe(true);
    }
    // A document may hold a program; it is handed over and never opened by us.
    const pdf = await send(rahel, theCase, PDF, { type: 'application/octet-stream' });
    expect((await fetched(rahel, pdf.body.id)).headers.get('content-disposition')).toMatch(
      /^attachment; filename="P-.*\.pdf"$/,
    );
  });

  it('refuse what cannot be cleaned, is damaged, is nothing, or comes as something else, and keep nothing of it', async () => {
    const before = files();
    const html = Buffer.concat([PNG_SIGNATURE, Buffer.from('<script>alert(1)</script>')]);
    expect(await send(rahel, theCase, HEIC, { type: 'image/heic' })).toMatchObject({
      status: 415,
      body: {
        type: '/problems/file-kind',
        detail: 'Pictures of the kind HEIC are not taken; as JPEG they are.',
        taken: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
      },
    });
    expect(await send(rahel, theCase, Buffer.from('<html>'), { type: 'application/pdf' })).toMatchObject({
      status: 415,
      body: { type: '/problems/file-kind' },
    });
    expect(await send(rahel, theCase, Buffer.alloc(0))).toMatchObject({
      status: 415,
      body: { type: '/problems/file-kind' },
    });
    expect(await send(rahel, theCase, html, { type: 'image/png' })).toMatchObject({
      status: 422,
      body: { type: '/problems/damaged-file', kind: 'image/png' },
    });
    expect(await send(rahel, theCase, kitchen.subarray(0, 300))).toMatchObject({
      status: 422,
      body: { type: '/problems/damaged-file' },
    });
    expect(await rahel.post(`/api/${theCase}/attachments`, { file: 'x' })).toMatchObject({
      status: 415,
      body: { type: '/problems/media-type' },
    });
    for (const type of ['text/html', 'multipart/form-data; boundary=x', 'image/svg+xml'])
      expect(await send(rahel, theCase, kitchen, { type })).toMatchObject({
        status: 415,
        body: { type: '/problems/media-type' },
      });
    for (const title of ['%', '%ff', '%00', 'x'.repeat(121), '%20']) {
      const answer = await rahel.send('POST', `/api/${theCase}/attachments`, kitchen, {
        headers: { 'content-type': 'image/jpeg', 'x-title': title },
      });
      expect([title, answer.status, answer.body.type]).toEqual([title, 422, '/problems/bad-input']);
    }
    expect(files()).toEqual(before);
  });

  it('are taken where files are taken, and nowhere else', async () => {
    expect(await rahel.send('PATCH', '/api/me', kitchen, { headers: { 'content-type': 'image/jpeg' } })).toMatchObject({
      status: 415,
      body: { type: '/problems/media-type' },
    });
    expect(
      await rahel.send('POST', `/api/${theCase}/notes`, Buffer.from('{"kind":"note","text":"x"}'), {
        headers: { 'content-type': 'application/octet-stream' },
      }),
    ).toMatchObject({ status: 415 });
  });

  it('are 10 MB at most, announced or not, and the answer arrives', async () => {
    const whole = Buffer.concat([PDF.subarray(0, 9), Buffer.alloc(MAX_BYTES - PDF.length, 0x20), PDF.subarray(9)]);
    expect(await send(rahel, theCase, whole, { type: 'application/pdf' })).toMatchObject({
      status: 201,
      body: { size: MAX_BYTES },
    });
    expect(
      await send(rahel, theCase, Buffer.concat([whole, Buffer.from(' ')]), { type: 'application/pdf' }),
    ).toMatchObject({ status: 413, body: { type: '/problems/too-large', most: MAX_BYTES } });
    const cookie = (rahel as unknown as { cookie: string }).cookie;
    const status = await new Promise((resolve, reject) => {
      const sending = request(
        `${server.url}/api/${theCase}/attachments`,
        { method: 'POST', headers: { cookie, 'content-type': 'application/pdf', 'transfer-encoding': 'chunked' } },
        (answer) => resolve(answer.statusCode),
      );
      sending.once('error', reject);
      for (let i = 0; i < 12; i++) sending.write(Buffer.alloc(1_048_576, 0x20));
      sending.end();
    });
    expect(status).toBe(413);
  });

  it('that break off on the way leave nothing behind', async () => {
    const before = [files(), (await rahel.get(`/api/${theCase}/attachments?limit=200`)).body.items.length];
    const cookie = (rahel as unknown as { cookie: string }).cookie;
    await new Promise<void>((resolve) => {
      const sending = request(`${server.url}/api/${theCase}/attachments`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'image/jpeg', 'content-length': 500_000 },
      });
      sending.once('error', () => resolve());
      sending.write(kitchen);
      setTimeout(() => sending.destroy(), 50);
    });
    expect([files(), (await rahel.get(`/api/${theCase}/attachments?limit=200`)).body.items.length]).toEqual(before);
  });

  it('lie on the disk so that nobody who has the disk alone can read them', async () => {
    const { id } = await attached(rahel, theCase, PDF);
    const sealed = readFileSync(path.join(folder(), id));
    expect(sealed.length).toBe(PDF.length + 28);
    for (const word of ['%PDF', 'Catalog', 'startxref', 'EOF']) expect(sealed.includes(word)).toBe(false);
    const { id: again } = await attached(rahel, theCase, PDF);
    expect(readFileSync(path.join(folder(), again)).equals(sealed)).toBe(false);
    expect(files().filter((name) => !/^[0-9a-f-]{36}$/.test(name))).toEqual([]);
  });

  it('are each under a key of their own, which no answer holds; one of before that is still read', async () => {
    const ids = [(await attached(rahel, theCase, PDF)).id, (await attached(rahel, theCase, PDF)).id] as string[];
    const rows = await server.rows<{ id: string; key: string | null }>(
      'select id, data_key as key from attachments where id = any($1) order by id',
      [ids],
    );
    const keys = rows.map(({ id, key }) =>
      server.app.get(Keys).decrypt('data key of a file', id, key!).toString('hex'),
    );
    expect(new Set(keys).size).toBe(2);
    expect(await server.rows('select 1 from attachments where data_key is null')).toEqual([]);
    const shown = await rahel.get(`/api/${theCase}/attachments?limit=200`);
    for (const { key } of rows) expect(shown.text).not.toContain(key);
    expect(shown.text).not.toContain('dataKey');

    // As 0.1.0 wrote it: under the key of all attachments, and nothing of it in the row.
    const former = new FormerKeys(server.config.secret);
    const [old, other] = ids;
    writeFileSync(path.join(folder(), old), former.encrypt('attachments', old, PDF));
    expect((await fetched(rahel, old)).status).toBe(410);
    await server.rows('update attachments set data_key = null where id = $1', [old]);
    expect((await fetched(rahel, old)).bytes).toEqual(PDF);
    expect((await fetched(rahel, other)).bytes).toEqual(PDF);
    // Whoever has the database alone cannot make a file of today one of before, nor give it the key of another.
    await server.rows('update attachments set data_key = null where id = $1', [other]);
    expect((await fetched(rahel, other)).status).toBe(410);
    await server.rows('update attachments set data_key = $2 where id = $1', [
      other,
      rows.find(({ id }) => id === old)!.key,
    ]);
    expect((await fetched(rahel, other)).status).toBe(410);
    for (const id of ids) expect((await rahel.delete(`/api/attachments/${id}`)).status).toBe(200);
  });

  it('are not shown when their files were swapped, changed, cut or lost; the list says so once the sweep has looked', async () => {
    const [one, other] = [await attached(rahel, theCase, PDF), await attached(rahel, theCase)];
    const at = (id: string): string => path.join(folder(), id);
    const [bytes, others] = [readFileSync(at(one.id)), readFileSync(at(other.id))];
    const gone = { status: 410, body: { type: '/problems/file-lost' } };
    writeFileSync(at(one.id), others);
    writeFileSync(at(other.id), bytes);
    expect(await fetched(rahel, one.id)).toMatchObject(gone);
    expect(await fetched(rahel, other.id)).toMatchObject(gone);
    writeFileSync(at(other.id), others);
    for (const i of [0, 12, 40, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[i] ^= 1;
      writeFileSync(at(one.id), changed);
      expect(await fetched(rahel, one.id)).toMatchObject(gone);
    }
    for (const length of [0, 20, bytes.length - 1]) {
      writeFileSync(at(one.id), bytes.subarray(0, length));
      expect(await fetched(rahel, one.id)).toMatchObject(gone);
    }
    const tidy = (): Promise<number> => server.app.get(StrayFilesService).reconcile();
    rmSync(at(one.id));
    expect(await fetched(rahel, one.id)).toMatchObject(gone);
    expect(await tidy()).toBe(1);
    expect((await rahel.get(`/api/attachments/${one.id}`)).body.lost).toBe(true);
    // The folder was not mounted: nobody loses a row for that, and it is whole again once it is.
    renameSync(folder(), `${folder()}-elsewhere`);
    expect(await tidy()).toBeGreaterThan(3);
    expect((await rahel.get(`/api/attachments/${other.id}`)).body.lost).toBe(true);
    renameSync(`${folder()}-elsewhere`, folder());
    writeFileSync(at(one.id), bytes);
    expect(await tidy()).toBeGreaterThan(3);
    expect((await rahel.get(`/api/attachments/${one.id}`)).body.lost).toBe(false);
    expect((await fetched(rahel, one.id)).bytes).toEqual(PDF);
    expect(await tidy()).toBe(0);
  });

  it('are made once, however often and at once they are sent with one key', async () => {
    const before = files().length;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send(rahel, theCase, kitchen, { key: 'tunnel', title: 'Brief' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(files().length).toBe(before + 1);
    expect(await send(rahel, theCase, png(), { key: 'tunnel', title: 'Brief' })).toMatchObject({
      status: 409,
      body: { type: '/problems/idempotency-key' },
    });
    expect(await send(rahel, theCase, kitchen, { key: 'tunnel', title: 'Anderer Brief' })).toMatchObject({
      status: 409,
    });
    expect(files().length).toBe(before + 1);
  });

  it('are out of sight for whoever does not see what they hang on', async () => {
    const { id } = await attached(rahel, theCase);
    for (const client of [besarta, ticino, staff]) {
      const statuses = [
        await client.get(`/api/attachments/${id}`),
        await fetched(client, id),
        await client.delete(`/api/attachments/${id}`),
      ].map(({ status }) => status);
      expect(statuses).toEqual([404, 404, 404]);
    }
    for (const client of [besarta, ticino])
      expect([
        (await client.get(`/api/${theCase}/attachments`)).status,
        (await send(client, theCase, kitchen)).status,
      ]).toEqual([404, 404]);
    for (const client of [await server.as('privacy'), await server.as('admin')])
      expect((await fetched(client, id)).status).toBe(403);
    expect((await server.anybody.get(`/api/attachments/${id}/file`)).status).toBe(401);
  });

  it('on an irregularity are seen by the staff and its coordinators, without the name of whoever attached them', async () => {
    const { id } = await attached(rahel, irregularity);
    for (const client of [rahel, vaud, staff]) {
      expect((await client.get(`/api/${irregularity}/attachments`)).body.items).toMatchObject([
        { id, by: null, caseId: null, irregularityId: irregularity.slice(15) },
      ]);
      expect(meanError(await seen((await fetched(client, id)).bytes), letter())).toBeLessThan(6);
    }
    for (const client of [besarta, ticino])
      expect([
        (await client.get(`/api/${irregularity}/attachments`)).status,
        (await fetched(client, id)).status,
      ]).toEqual([404, 404]);
    expect((await staff.get(`/api/${irregularity}/events`)).body.items.at(-1)).toMatchObject({ changed: ['attached'] });
    const [published] = await server.rows<{ id: string }>(
      `select id from irregularities where origin = 'published' limit 1`,
    );
    expect(await send(rahel, `irregularities/${published.id}`, kitchen)).toMatchObject({
      status: 409,
      body: { type: '/problems/published-irregularity' },
    });
    expect((await fetched(staff, id)).status).toBe(200);
  });

  it('are evidence of the irregularity they hang on, and of no other', async () => {
    const { id } = await attached(rahel, irregularity);
    const evidence = { kind: 'letter', reference: 'Brief vom 17.2.', heldBy: 'person', attachmentId: id };
    expect((await rahel.post(`/api/${irregularity}/evidence`, evidence)).body.evidence).toMatchObject([
      { kind: 'letter', attachmentId: id },
    ]);
    const other = await logged(rahel);
    const onCase = await attached(rahel, theCase);
    for (const [to, attachmentId] of [
      [`irregularities/${other.id}`, id],
      [irregularity, onCase.id],
      [irregularity, newId()],
    ])
      expect(await rahel.post(`/api/${to}/evidence`, { ...evidence, attachmentId })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/attachmentId', detail: 'is not attached to this irregularity' }] },
      });
    expect((await rahel.delete(`/api/attachments/${id}`)).status).toBe(200);
    expect((await rahel.get(`/api/${irregularity}`)).body.evidence).toMatchObject([
      { kind: 'letter', attachmentId: null },
    ]);
  });

  it('may be taken away by whoever attached them for a day, then by coordination, and it is written down', async () => {
    const { id } = await attached(rahel, theCase);
    server.clock.forward({ hours: 24 });
    expect(await rahel.delete(`/api/attachments/${id}`)).toMatchObject({
      status: 409,
      body: { type: '/problems/attachment-stays' },
    });
    expect((await rahel.get(`/api/attachments/${id}`)).body).toMatchObject({ mine: true, removable: false });
    expect(await vaud.delete(`/api/attachments/${id}`)).toMatchObject({ status: 200, body: { id, removable: true } });
    expect(files()).not.toContain(id);
    expect((await vaud.get(`/api/attachments/${id}`)).status).toBe(404);
    expect((await rahel.get(`/api/${theCase}/events`)).body.items[0]).toMatchObject({
      kind: 'attachment-removed',
      by: 'vaud',
    });
    const onIrregularity = await attached(rahel, irregularity);
    server.clock.forward({ hours: 24 });
    expect((await rahel.delete(`/api/attachments/${onIrregularity.id}`)).status).toBe(409);
    expect((await staff.delete(`/api/attachments/${onIrregularity.id}`)).status).toBe(200);
    expect((await staff.get(`/api/${irregularity}/events`)).body.items.at(-1)).toMatchObject({
      changed: ['attachment-removed'],
      mine: true,
    });
  });

  it('leave a line in the audit log for each time somebody opens one', async () => {
    const { id } = await attached(rahel, theCase);
    for (let i = 0; i < 2; i++) await fetched(vaud, id);
    const [{ person }] = await server.rows<{ person: string }>('select person_id as person from cases where id = $1', [
      theCase.slice(6),
    ]);
    const lines = await server.rows(
      `select actor, subjects from audit.lines where route = 'GET /api/attachments/:id/file' and $1 = any(subjects) and not refused`,
      [id],
    );
    expect(lines).toEqual(
      Array(2).fill({
        actor: (await vaud.get('/api/me')).body.id,
        subjects: expect.arrayContaining([id, theCase.slice(6), person]),
      }),
    );
  });

  it('that could not be written down leave no file, and a killed process leaves one that the sweep finds after a day', async () => {
    const before = files();
    await server.rows(
      `insert into attachments (id, case_id, type, variant, size, attached_by, attached_at) select gen_random_uuid(), $1, 'image/png', 'working', 1, gen_random_uuid(), now() from generate_series(1, 200)`,
      [theCase.slice(6)],
    );
    expect(await send(rahel, theCase, kitchen)).toMatchObject({
      status: 409,
      body: { type: '/problems/too-many-attachments', most: 200 },
    });
    await server.rows(`delete from attachments where size = 1`);
    expect(files()).toEqual(before);
    // Killed between file and row, and in the middle of the file.
    const [orphan, unfinished, fresh] = [newId(), `unfinished-${newId()}`, newId()];
    mkdirSync(folder(), { recursive: true });
    for (const name of [orphan, unfinished, fresh, 'notes.txt']) writeFileSync(path.join(folder(), name), 'x');
    const old = (hours: number): Date => new Date(Date.now() - hours * 3_600_000);
    for (const name of [orphan, unfinished, 'notes.txt']) utimesSync(path.join(folder(), name), old(25), old(25));
    utimesSync(path.join(folder(), fresh), old(23), old(23));
    expect(await server.app.get(StrayFilesService).reconcile()).toBe(2);
    expect(files()).toEqual([...before, fresh, 'notes.txt'].sort());
    // Of what has a row nothing goes, however old.
    const { id } = await attached(rahel, theCase);
    utimesSync(path.join(folder(), id), old(9000), old(9000));
    await server.app.get(StrayFilesService).reconcile();
    expect((await fetched(rahel, id)).status).toBe(200);
  });

  it('leave no file behind when their row cannot be written', async () => {
    const before = files();
    await asOwner(server.database.name, (client) =>
      client.query('alter table attachments add constraint ck_no_more check (size < 0) not valid'),
    );
    expect((await send(rahel, theCase, kitchen)).status).toBe(500);
    await asOwner(server.database.name, (client) => client.query('alter table attachments drop constraint ck_no_more'));
    expect(files()).toEqual(before);
    expect((await send(rahel, theCase, kitchen)).status).toBe(201);
  });
});
