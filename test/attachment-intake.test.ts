import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import * as os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { BadSettings, readConfig } from '../src/config.js';
import { isClamdAddress } from '../src/files/clamd.js';
import { CleaningSettings, FileCleaner } from '../src/files/file-cleaner.js';
import { FileTooComplex } from '../src/files/file.problems.js';
import { ScannerSettings } from '../src/files/virus-scanner.js';
import { TroublesService } from '../src/system/troubles.service.js';
import { ClamdStub, EICAR, type ClamdMood } from './support/clamd.js';
import type { Answer, Client } from './support/client.js';
import { contentsOf, CONTENT, letterPdf, PDF, pdf } from './support/pdfs.js';
import { drawn, letter, meanError, photo, png, pngBomb, seen } from './support/pictures.js';
import { aCase, anAdviser } from './support/rows.js';
import { TestServer } from './support/test-server.js';

const SCRIPT = '<</S/JavaScript/JS(app.alert\\(1\\))>>';
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const threadOf = (cleaner: FileCleaner): { worker: unknown } =>
  (cleaner as unknown as { thread: { worker: unknown } }).thread;

describe('what is attached', () => {
  let server: TestServer;
  let rahel: Client;
  let address: string;
  const files = (): string[] => {
    const folder = path.join(server.config.dataDir, 'attachments');
    return existsSync(folder) ? readdirSync(folder) : [];
  };
  const send = (bytes: Buffer, { type = 'image/jpeg', key = '' } = {}): Promise<Answer> =>
    rahel.send('POST', address, bytes, { ...(key ? { key } : {}), headers: { 'content-type': type } });
  const kept = async (answer: Answer): Promise<Buffer> =>
    (await rahel.get(`/api/attachments/${answer.body.id}/file`)).bytes;

  beforeAll(async () => {
    server = await TestServer.open();
    const adviserId = await anAdviser(server, 'Rahel');
    rahel = await server.as('adviser', { name: 'rahel', adviserId });
    address = `/api/cases/${await aCase(server, { firstName: 'Selam', adviser: adviserId })}/attachments`;
  });
  afterAll(() => server.close());

  it('is noted as it came, and kept as it was or as a cleaned copy', async () => {
    const active = pdf(letterPdf({ catalog: `/OpenAction${SCRIPT}` }));
    for (const [bytes, variant] of [
      [PDF, 'original'],
      [active, 'working'],
      [Buffer.concat([Buffer.from('\n'), PDF]), 'working'],
      [await photo(), 'working'],
    ] as const) {
      const answer = await send(bytes);
      expect(answer).toMatchObject({ status: 201, body: { variant } });
      expect(await server.rows('select variant, sha256 from attachments where id = $1', [answer.body.id])).toEqual([
        { variant, sha256: sha256(bytes) },
      ]);
      // Whoever sees the attachment need not know what exactly it was made of.
      expect(answer.text).not.toContain(sha256(bytes));
      const file = await kept(answer);
      expect(file.includes('JavaScript')).toBe(false);
      if (variant === 'original') expect(file).toEqual(bytes);
      else if (file.toString('latin1').startsWith('%PDF-')) expect(await contentsOf(file)).toEqual([CONTENT]);
    }
  });

  it('may be called anything, or nothing', async () => {
    const picture = await photo();
    for (const type of [
      'image/jpg',
      'image/pjpeg',
      'application/octet-stream',
      'image/heic',
      'application/x-pdf',
      'IMAGE/JPEG; x=y',
      '',
    ])
      expect([type, (await send(picture, { type })).status]).toEqual([type, 201]);
    expect(await send(PDF, { type: 'application/x-pdf' })).toMatchObject({
      status: 201,
      body: { type: 'application/pdf' },
    });
    const { cookie } = rahel as unknown as { cookie: string };
    const status = await new Promise((resolve, reject) => {
      const sending = request(
        `${server.url}${address}`,
        { method: 'POST', headers: { cookie, 'content-length': picture.length } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      sending.once('error', reject);
      sending.end(picture);
    });
    expect(status).toBe(201);
    // Elsewhere a body without a type is understood as little as before.
    expect((await rahel.send('PATCH', '/api/me', picture, { headers: { 'content-type': '' } })).status).toBe(415);
  });

  it('is refused in words that help, at once, and leaves nothing', async () => {
    const before = files();
    const locked = pdf(letterPdf(), { trailer: '/Encrypt<</Filter/Standard/V 1/R 2/O(a)/U(b)/P -4>>' });
    for (const [bytes, status, type, more] of [
      [pngBomb(), 422, 'too-many-pixels', { most: 50 }],
      [Buffer.concat([png().subarray(0, 60)]), 422, 'damaged-file', { kind: 'image/png' }],
      [PDF.subarray(0, 200), 422, 'damaged-file', { kind: 'application/pdf' }],
      [locked, 422, 'locked-pdf', {}],
      [Buffer.from('PK\x03\x04'), 415, 'file-kind', {}],
    ] as const)
      expect(await send(bytes)).toMatchObject({ status, body: { type: `/problems/${type}`, ...more } });
    expect(files()).toEqual(before);
  });

  it('waits its turn when ten come at once, and none is lost', async () => {
    const pictures = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 1, 2].map((way) => photo(way)));
    const answers = await Promise.all(pictures.map((bytes) => send(bytes)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    for (const answer of answers) expect(meanError(await seen(await kept(answer)), letter())).toBeLessThan(6);
  });

  it('is not taken when too much waits already', async () => {
    const picture = await drawn(letter(800, 600)).png().toBuffer();
    const answers = await Promise.all(Array.from({ length: 30 }, () => send(picture)));
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].filter((status) => status !== 201 && status !== 503)).toEqual([]);
    for (const { status, body, headers } of answers)
      if (status === 503) expect([body.type, headers.get('retry-after')]).toEqual(['/problems/unavailable', '5']);
    expect((await send(picture)).status).toBe(201);
  });

  it('and sent again with its key is neither prepared nor kept twice', async () => {
    const clean = jest.spyOn(FileCleaner.prototype, 'clean');
    try {
      const picture = await photo();
      const first = await send(picture, { key: 'tunnel' });
      const before = files().length;
      expect(await send(picture, { key: 'tunnel' })).toMatchObject({ status: 201, body: { id: first.body.id } });
      expect(clean).toHaveBeenCalledTimes(1);
      expect(files().length).toBe(before);
      expect(await send(png(), { key: 'tunnel' })).toMatchObject({
        status: 409,
        body: { type: '/problems/idempotency-key' },
      });
      expect(clean).toHaveBeenCalledTimes(1);
    } finally {
      clean.mockRestore();
    }
  });
});

describe('the thread that cleans', () => {
  it('is where the libraries are loaded, and not in the program, which starts without them', () => {
    const joined = readdirSync('dist/joined').map((file) => readFileSync(path.join('dist/joined', file), 'utf8'));
    expect(joined.length).toBeGreaterThan(3);
    for (const text of joined) expect(text).not.toMatch(/['"](sharp|@img\/[^'"]+|@cantoo\/pdf-lib)['"]/);
  });

  it('is ended when one file takes too long, and the next starts another', async () => {
    // Loading the libraries alone takes longer.
    const hurried = new FileCleaner(new CleaningSettings(1));
    const [one, other] = await Promise.allSettled([hurried.clean(png()), hurried.clean(PDF)]);
    for (const each of [one, other])
      expect(each).toMatchObject({ status: 'rejected', reason: expect.any(FileTooComplex) });
    hurried.onApplicationShutdown();
  });

  it('ends by itself when it has nothing to do, and starts anew', async () => {
    const cleaner = new FileCleaner(new CleaningSettings(20_000, 1));
    const { worker } = await cleaner.clean(png()).then(() => threadOf(cleaner));
    expect(worker).not.toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(threadOf(cleaner).worker).toBeNull();
    expect((await cleaner.clean(PDF)).variant).toBe('original');
    cleaner.onApplicationShutdown();
  });

  it('lets nobody wait who still does when the program ends', async () => {
    const cleaner = new FileCleaner(new CleaningSettings());
    const all = Promise.allSettled([1, 2, 3].map(() => cleaner.clean(png())));
    await Promise.resolve();
    cleaner.onApplicationShutdown();
    for (const each of await all) expect(each).toMatchObject({ status: 'rejected', reason: { status: 503 } });
  });
});

describe('with a virus scanner', () => {
  let server: TestServer;
  let clamd: ClamdStub;
  let rahel: Client;
  let address: string;
  const send = (bytes: Buffer): Promise<Answer> =>
    rahel.send('POST', address, bytes, { headers: { 'content-type': 'application/octet-stream' } });
  const nothingKept = async (before: number): Promise<void> => {
    const folder = path.join(server.config.dataDir, 'attachments');
    expect(existsSync(folder) ? readdirSync(folder).length : 0).toBe(before);
    expect((await rahel.get(`${address}?limit=200`)).body.items.length).toBe(before);
  };
  const troubles = async (): Promise<string[]> => {
    Object.assign(server.app.get(TroublesService), { last: null });
    const { items } = (await (await server.as('admin')).get('/api/troubles')).body;
    return items.map(({ code }: { code: string }) => code);
  };

  beforeAll(async () => {
    clamd = await ClamdStub.start();
    server = await TestServer.open({ config: { clamdUrl: clamd.url } });
    const adviserId = await anAdviser(server, 'Rahel');
    rahel = await server.as('adviser', { name: 'rahel', adviserId });
    address = `/api/cases/${await aCase(server, { firstName: 'Selam', adviser: adviserId })}/attachments`;
  });
  beforeEach(() => {
    clamd.mood = 'scans';
    Object.assign(server.app.get(ScannerSettings), { patience: 20_000 });
  });
  afterAll(async () => {
    await server.close();
    await clamd.stop();
  });

  it('everything is scanned as it came, and kept', async () => {
    const large = Buffer.concat([await photo(), Buffer.alloc(3_000_000, 7)]);
    for (const bytes of [png(), PDF, large]) {
      expect((await send(bytes)).status).toBe(201);
      expect(clamd.scanned.at(-1)?.equals(bytes)).toBe(true);
    }
    expect(await troubles()).toEqual([]);
  });

  it('what it finds something in is refused, wherever it is, and nothing of it is kept', async () => {
    const pictures = [
      Buffer.concat([await sharp(png()).jpeg().toBuffer(), Buffer.from(EICAR)]),
      Buffer.concat([PDF, Buffer.from(EICAR)]),
      Buffer.from(EICAR),
    ];
    for (const bytes of pictures)
      expect(await send(bytes)).toMatchObject({ status: 422, body: { type: '/problems/infected-file' } });
    await nothingKept(3);
  });

  it.each<ClamdMood>(['hangs', 'closes', 'refuses', 'babbles'])(
    'a scanner that %s lets nothing through',
    async (mood) => {
      clamd.mood = mood;
      if (mood === 'hangs') Object.assign(server.app.get(ScannerSettings), { patience: 300 });
      const answer = await send(png());
      expect(answer).toMatchObject({ status: 503, body: { type: '/problems/scanner-down' } });
      expect(answer.headers.get('retry-after')).toBe('60');
      await nothingKept(3);
      expect(await troubles()).toEqual(mood === 'refuses' ? [] : ['scanner-down']);
    },
  );

  it('neither does one that is gone; it is said to whoever runs the installation, and over when it is back', async () => {
    const port = Number(new URL(clamd.url).port);
    await clamd.stop();
    expect(await send(png())).toMatchObject({ status: 503, body: { type: '/problems/scanner-down' } });
    await nothingKept(3);
    expect(await troubles()).toEqual(['scanner-down']);
    expect((await server.anybody.get('/api/health/ready')).status).toBe(200);
    clamd = await ClamdStub.start(port);
    expect((await send(png())).status).toBe(201);
    expect(await troubles()).toEqual([]);
  });

  it('it may be a socket of this machine', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-clamd-'));
    const local = await ClamdStub.start(path.join(folder, 'clamd.sock'));
    Object.assign(server.app.get(ScannerSettings), { address: local.url });
    expect((await send(png())).status).toBe(201);
    expect(await send(Buffer.from(EICAR))).toMatchObject({ status: 422 });
    expect(local.scanned.length).toBe(2);
    await local.stop();
    rmSync(folder, { recursive: true });
  });

  it('its address is checked at the start', () => {
    const settings = (CLAMD_URL: string, args: string[] = []): string | null =>
      readConfig({ CLAMD_URL, PASSERELLE_SECRET: 'bO4l1xk3Qz8W6tYc0nVd5rUe7aHs9iJf' }, args).clamdUrl;
    expect(settings('tcp://clamd:3310')).toBe('tcp://clamd:3310');
    expect(settings('tcp://clamd:3310', ['--demo'])).toBeNull();
    expect(() => settings('clamd')).toThrow(BadSettings);
    for (const good of [
      'tcp://clamd:3310',
      'tcp://127.0.0.1:3310/',
      'tcp://[::1]:3310',
      'unix:/run/clamav/clamd.ctl',
      'unix:///run/clamd',
    ])
      expect([good, isClamdAddress(good)]).toEqual([good, true]);
    for (const bad of [
      'clamd:3310',
      'tcp://clamd',
      'tcp://:3310',
      'http://clamd:3310',
      'tcp://clamd:3310/x',
      'tcp://a:b@clamd:3310',
      'unix:clamd',
      'unix:',
    ])
      expect([bad, isClamdAddress(bad)]).toEqual([bad, false]);
  });
});
