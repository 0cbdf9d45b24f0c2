import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from './support/client.js';
import { FormerKeys } from './support/former-keys.js';
import { ask, volunteer } from './support/network.js';
import { appCode, atTheStep, bytesOf, equipped, laterOn } from './support/second-factor.js';
import { PASSWORD, TestServer } from './support/test-server.js';
import { Visitor } from './support/visitor.js';

describe('What was made before keys had ids', () => {
  let server: TestServer;
  let former: FormerKeys;
  beforeAll(async () => {
    server = await TestServer.open();
    former = new FormerKeys(server.config.secret);
  });
  afterAll(() => server.close());

  it('leads to a request as before, and so does what is handed out now', async () => {
    const { id } = await ask(server);
    const sent = await server.anybody.post('/api/requests', {
      firstName: 'Yonas',
      languages: ['ti'],
      commune: 5586,
      procedure: 'ordinary',
      contact: { email: 'yonas@example.org' },
      consents: [{ purpose: 'help', textVersion: '2026-01', language: 'fr' }],
    });
    expect(sent.body.tracking).toMatch(/^k0\.[\w-]{44}$/);
    expect(sent.headers.get('location')).toBe(`/api/requests/${sent.body.tracking}`);
    expect((await server.anybody.get(`/api/requests/${sent.body.tracking}`)).status).toBe(200);
    const token = former.token('tracking', id);
    expect(token).toHaveLength(44);
    expect((await server.anybody.get(`/api/requests/${token}`)).body.state).toBe('looking');
    expect((await server.anybody.get(`/requests/${token}?lang=fr`)).status).toBe(200);
    for (const other of [
      former.token('day promise', id),
      `k1.${token}`,
      `k0.${token}A`,
      new FormerKeys('another').token('tracking', id),
    ])
      expect([other, (await server.anybody.get(`/api/requests/${other}`)).status]).toEqual([other, 404]);
    expect((await server.anybody.post(`/api/requests/${token}/withdraw`)).body.state).toBe('withdrawn');
  });

  it('is the moment at which an open page was shown, and the answers that its browser keeps', async () => {
    const visitor = new Visitor(server);
    const shown = /name="shown" value="([^"]+)"/.exec((await visitor.get('/de/tell-me')).text)![1];
    const [at, ...mac] = shown.split('.');
    expect(mac).toEqual(['k0', former.mac('public form', at)]);
    server.clock.forward({ minutes: 1 });
    const send = async (value: string): Promise<string> => {
      await visitor.get('/de/tell-me');
      return (await visitor.sendPage({ email: 'somebody at home', 'day-year': '2027', shown: value })).text;
    };
    const STALE = 'Die Seite war lange offen';
    for (const value of [`${at}.k1.${mac[1]}`, `${at}1.${mac[1]}`, at]) expect(await send(value)).toContain(STALE);
    for (const value of [shown, `${at}.${mac[1]}`]) expect(await send(value)).not.toContain(STALE);

    const page = async (cookie: string): Promise<string> =>
      (await server.anybody.get('/de/tell-me?again=1', { headers: { cookie } })).text;
    expect(visitor.cookie).toMatch(/passerelle\.answers\.0=k0\.[\w-]+/);
    for (const prefix of ['=k0.', '=']) expect(await page(visitor.cookie.replace('=k0.', prefix))).toContain('at home');
    expect(await page(visitor.cookie.replace('=k0.', '=k1.'))).not.toContain('at home');
  });

  it('leads on in a list, and only there', async () => {
    const coordinator = await server.as('coordinator');
    for (let i = 0; i < 3; i++) await ask(server);
    const { items, next } = (await coordinator.get('/api/cases?waiting=true&limit=1')).body;
    expect(next).toMatch(/^[\w-]+\.k0\.[\w-]{22}$/);
    const page = (after: string, query = 'waiting=true'): Promise<Answer> =>
      coordinator.get(`/api/cases?${query}&limit=1&after=${after}`);
    const old = next.replace('.k0.', '.');
    const [present, earlier] = [await page(next), await page(old)];
    expect([present.status, earlier.status]).toEqual([200, 200]);
    expect(earlier.body.items).toEqual(present.body.items);
    expect(present.body.items[0].id).not.toBe(items[0].id);
    for (const cursor of [next.replace('.k0.', '.k1.'), `${next}.x`, `${old}.x`, next.split('.')[0], `x${next}`])
      expect([cursor, (await page(cursor)).status]).toEqual([cursor, 422]);
    expect((await page(old, 'waiting=false')).status).toBe(422);
  });

  it('lets a browser be known, once, whichever form its entry has', async () => {
    const client = server.anybody;
    await server.as('staff', { name: 'bea' });
    const credentials = { email: 'bea@passerelle.example', password: PASSWORD };
    const [{ id }] = await server.rows<{ id: string }>(`select id from accounts where email = $1`, [credentials.email]);
    const cookieAfter = async (sent: string): Promise<string[]> => {
      const headers = { cookie: `passerelle.browser=${sent}` };
      const answer = await client.post('/api/auth/sign-in/email', credentials, { headers });
      expect(answer.status).toBe(200);
      const [, value] = /passerelle\.browser=([^;]*)/.exec(answer.headers.getSetCookie().join('\n'))!;
      return decodeURIComponent(value).split('~');
    };
    const own = (name: string): string => `${name}.${former.mac('known browser', `${id} ${name}`)}`;
    const present = `abcdefghijklmnop.k0.${former.mac('known browser', `${id} abcdefghijklmnop`)}`;
    expect(await cookieAfter(own('abcdefghijklmnop'))).toEqual([present]);
    expect(await cookieAfter(present)).toEqual([present]);
    // Entries of others stay in the browser, in both forms; one that was not made here names nobody.
    const others = ['others.AAAAAAAAAAAAAAAAAAAAAA', 'others2.k0.AAAAAAAAAAAAAAAAAAAAAA'];
    expect(await cookieAfter([own('abcdefghijklmnop'), ...others].join('~'))).toEqual([present, ...others]);
    const [made, ...kept] = await cookieAfter(others.join('~'));
    expect([made, kept]).toEqual([expect.stringMatching(/^[\w-]{16}\.k0\.[\w-]{22}$/), others]);
  });

  it('still is the second factor of its holder, on the phone and on paper', async () => {
    const nora = await equipped(server, 'staff', 'nora');
    const paper = (code: string): string => former.mac('recovery-code', `${nora.id} ${code.replace('-', '')}`);
    const before = await server.rows<{ secret: string; codes: string[] }>(
      'select secret, recovery_codes as codes from second_factors where account_id = $1',
      [nora.id],
    );
    expect(before).toEqual([
      { secret: expect.stringMatching(/^k0\.[\w-]+$/), codes: nora.recoveryCodes.map((code) => `k0.${paper(code)}`) },
    ]);
    await server.rows('update second_factors set secret = $2, recovery_codes = $3 where account_id = $1', [
      nora.id,
      former.encrypt('second-factor', nora.id, bytesOf(nora.secret)).toString('base64url'),
      nora.recoveryCodes.map(paper),
    ]);
    const come = async (code: string): Promise<number> =>
      (await (await atTheStep(server, nora)).post('/api/auth/sign-in/second-factor', { code })).status;
    await laterOn(server, nora);
    expect(await come(appCode(nora.secret))).toBe(200);
    expect(await come(nora.recoveryCodes[0])).toBe(200);
    expect(await come(nora.recoveryCodes[0])).toBe(401);
    const [{ codes }] = await server.rows<{ codes: string[] }>(
      'select recovery_codes as codes from second_factors where account_id = $1',
      [nora.id],
    );
    expect(codes).toEqual(nora.recoveryCodes.slice(1).map(paper));
  });

  it('is the code of a letter that is still on its way', async () => {
    const { client }: { client: Client } = await volunteer(server, 'rahel');
    const { id, email } = (await client.get('/api/me')).body;
    const codeOf = async (): Promise<string> => {
      await server.anybody.post('/api/auth/sign-in/mail', { email });
      await server.tick();
      return /\b(\d{3} \d{3})\b/.exec(server.letters(email).at(-1)!.text)![1];
    };
    const come = async (code: string): Promise<number> =>
      (await server.anybody.post('/api/auth/sign-in/code', { email, code })).status;
    const first = await codeOf();
    const hash = former.mac('sign-in-code', `${id} ${first.replace(' ', '')}`);
    const changed = await server.rows<[{ hash: string }[], number]>(
      `update account_links set code_hash = $2 where account_id = $1 and code_hash = 'k0.' || $2 returning code_hash as hash`,
      [id, hash],
    );
    expect(changed[1]).toBe(1);
    expect(await come(first)).toBe(200);
    expect(await come(first)).toBe(401);
    expect(await come(await codeOf())).toBe(200);
  });
});
