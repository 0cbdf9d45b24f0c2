import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SignInAttempts } from '../src/accounts/sign-in-attempts.service.js';
import type { Answer, Client } from './support/client.js';
import { BEGINNING, TestServer, PASSWORD } from './support/test-server.js';
import { appCode, atTheStep, equipped, laterOn } from './support/second-factor.js';

/** Another network for each story: the limit of a hundred tries of one client goes by real time. */
let HERE = '198.51.0.7';
let network = 0;
const ELSEWHERE = '203.0.113.20';

describe('somebody guesses', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.open({ config: { trustProxy: true } });
    for (const name of ['ada', 'bea', 'cleo', 'dora', 'ella', 'fina']) await server.as('staff', { name });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    server.clock.set(BEGINNING);
    HERE = `198.51.${++network}.7`;
    await server.rows('delete from sign_in_tries');
  });

  const from = (address: string): { headers: Record<string, string> } => ({ headers: { 'x-forwarded-for': address } });
  const mailOf = (name: string): string => `${name}@passerelle.example`;
  const come = (name: string, password: string, address: string, browser: Client = server.anybody): Promise<Answer> =>
    browser.post('/api/auth/sign-in/email', { email: mailOf(name), password }, from(address));
  const guess = async (name: string, times: number, address = HERE): Promise<number[]> => {
    const told: number[] = [];
    for (let i = 0; i < times; i++) told.push((await come(name, 'not the one', address)).status);
    return told;
  };
  /** One wrong password after the other, each as soon as it is let through. */
  const guessPatiently = async (name: string, times: number, address = HERE): Promise<void> => {
    for (let i = 0; i < times; i++) {
      server.clock.forward({ minutes: 16 });
      expect((await come(name, 'not the one', address)).status).toBe(401);
    }
  };

  it('and waits longer each time, while the holder comes in from another network', async () => {
    expect(await guess('ada', 12)).toEqual([401, 401, 401, 401, 401, ...Array<number>(7).fill(429)]);
    expect((await come('ada', PASSWORD, HERE.replace(/7$/, '250'))).status).toBe(429);
    expect((await come('ada', PASSWORD, ELSEWHERE)).status).toBe(200);
  });

  it('ten times, and the holder is let in after less than three minutes even from the same network', async () => {
    await guess('ada', 5);
    for (let i = 0; i < 5; i++) {
      const early = await come('ada', 'not the one', HERE);
      expect([early.status, early.headers.get('retry-after')]).toEqual([429, String(5 * 2 ** i)]);
      server.clock.forward({ minutes: (5 * 2 ** i) / 60 });
      expect((await come('ada', 'not the one', HERE)).status).toBe(401);
    }
    expect((await come('ada', PASSWORD, HERE)).headers.get('retry-after')).toBe('160');
    server.clock.forward({ minutes: 160 / 60 });
    expect((await come('ada', PASSWORD, HERE)).status).toBe(200);
    // And begins anew.
    expect(await guess('ada', 5)).toEqual(Array<number>(5).fill(401));
  });

  it('many at once, and no more of them are looked at than one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => come('bea', 'not the one', HERE)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(15).fill(429)]);
  });

  it('and a browser the holder has signed in with keeps its own tries', async () => {
    const laptop = server.anybody;
    expect((await come('cleo', PASSWORD, HERE, laptop)).status).toBe(200);
    await laptop.post('/api/auth/sign-out');
    await guess('cleo', 8);
    expect((await come('cleo', 'mistyped', HERE, laptop)).status).toBe(401);
    expect((await come('cleo', PASSWORD, HERE, laptop)).status).toBe(200);
    // Its own, but not without end.
    for (let i = 0; i < 5; i++) expect((await come('cleo', 'mistyped', ELSEWHERE, laptop)).status).toBe(401);
    expect((await come('cleo', PASSWORD, ELSEWHERE, laptop)).status).toBe(429);
  });

  it('with the browser of somebody else, or one of their own making, which is of no use', async () => {
    const bea = server.anybody;
    expect((await come('bea', PASSWORD, ELSEWHERE, bea)).status).toBe(200);
    const cookie = /passerelle\.browser=([^;]+)/.exec(bea.cookie)![1];
    await guess('dora', 8);
    for (const value of [cookie, cookie.replace(/\..*/, '.AAAAAAAAAAAAAAAAAAAAAA'), '', '~~~', 'x'.repeat(3000)]) {
      const headers = { ...from(HERE).headers, cookie: `passerelle.browser=${value}` };
      const body = { email: mailOf('dora'), password: PASSWORD };
      expect((await server.anybody.post('/api/auth/sign-in/email', body, { headers })).status).toBe(429);
    }
    // The cookie alone opens nothing.
    expect((await server.anybody.get('/api/me', { headers: { cookie: `passerelle.browser=${cookie}` } })).status).toBe(
      401,
    );
  });

  it('on a browser that several people share, and it is known for each of them', async () => {
    const shared = server.anybody;
    for (const name of ['ada', 'bea', 'ada', 'cleo'])
      expect((await come(name, PASSWORD, HERE, shared)).status).toBe(200);
    const entries = decodeURIComponent(/passerelle\.browser=([^;]+)/.exec(shared.cookie)![1]).split('~');
    expect([entries.length, new Set(entries).size]).toEqual([3, 3]);
    await guess('ada', 6);
    expect((await come('ada', PASSWORD, HERE, shared)).status).toBe(200);
  });

  it('at an address that nobody has, and is told the same in the same order', async () => {
    const told = async (name: string): Promise<unknown[]> => {
      server.clock.set(BEGINNING);
      const answers = [];
      for (let i = 0; i < 12; i++) {
        const { status, headers, body } = await come(name, 'not the one', HERE);
        answers.push([status, headers.get('retry-after'), body.type, headers.getSetCookie()]);
        if (i > 6) server.clock.forward({ minutes: 16 });
      }
      return answers;
    };
    expect(await told('nobody-here')).toEqual(await told('ella'));
  });

  it('from a hundred networks, and the holder still comes in from one that is new', async () => {
    const strangers = server.app.get(SignInAttempts).keyOf('password', mailOf('fina'), 'strangers');
    await server.rows(`insert into sign_in_tries (key, tries, next_at, forget_at) values ($1, 500, $2, $2)`, [
      strangers,
      server.clock.now(),
    ]);
    expect((await come('fina', 'not the one', `100.64.7.1`)).status).toBe(401);
    expect(await guess('fina', 3, '100.64.200.1')).toEqual([401, 401, 429]);
    expect((await come('fina', 'mistyped', ELSEWHERE)).status).toBe(401);
    expect((await come('fina', PASSWORD, ELSEWHERE)).status).toBe(200);
  });

  it('and the holder is written to once a day, in their language, without the address of anybody', async () => {
    await server.rows(`update accounts set locale = 'de' where id = (select id from accounts where email = $1)`, [
      mailOf('dora'),
    ]);
    server.post.mails.splice(0);
    await guessPatiently('dora', 9);
    await server.tick();
    expect(server.letters(mailOf('dora'))).toEqual([]);
    await guessPatiently('dora', 12);
    await guessPatiently('nobody-here', 12);
    await server.tick();
    const [letter, ...more] = server.letters(mailOf('dora'));
    expect([letter.subject, more]).toEqual(['Zur Sicherheit Ihres Kontos bei Passerelle', []]);
    expect(letter.text).toContain('mindestens zehnmal mit einem falschen Passwort');
    expect(letter.text).not.toMatch(/198\.|Firefox|dora/);
    server.clock.set('2026-03-03T10:00:00+01:00');
    await guessPatiently('dora', 10);
    await server.tick();
    expect(server.letters(mailOf('dora'))).toHaveLength(2);
    expect(server.letters(mailOf('nobody-here'))).toEqual([]);
  });

  it('and nothing is kept of who or where but what nobody can read, until the day is over', async () => {
    await guess('ada', 3);
    const rows = await server.rows<{ all: string }>('select t::text as all from sign_in_tries t');
    expect(rows).toHaveLength(3);
    expect(rows.map(({ all }) => all).join()).not.toMatch(/@|198\.51|network|browser/);
    server.clock.set('2026-03-02T23:59:00+01:00');
    await server.tick();
    expect(await server.rows('select 1 from sign_in_tries')).toHaveLength(3);
    server.clock.set('2026-03-03T00:00:00+01:00');
    await server.tick();
    expect(await server.rows('select 1 from sign_in_tries')).toEqual([]);
  });

  it('in a stolen session, and does not keep the holder from confirming in another', async () => {
    const own = await server.as('staff', { name: 'ella' });
    const stolen = await server.signIn(mailOf('ella'));
    const told = [];
    for (let i = 0; i < 7; i++) told.push((await stolen.post('/api/me/confirm', { password: 'not the one' })).status);
    expect(told).toEqual([403, 403, 403, 403, 403, 429, 429]);
    expect((await own.post('/api/me/confirm', { password: PASSWORD })).status).toBe(200);
    expect((await server.signIn(mailOf('ella'))).cookie).not.toBe('');
  });
});

describe('somebody who knows the password guesses codes', () => {
  let server: TestServer;
  beforeAll(async () => (server = await TestServer.open({ strict: true, config: { trustProxy: true } })));
  afterAll(() => server.close());

  it('fifty a day from networks that are new, and the holder comes in with a browser that is known, or a new password', async () => {
    const rosa = await equipped(server, 'staff', 'rosa');
    const laptop = rosa.client;
    await laptop.post('/api/auth/sign-out');
    const wrong = ['000000', '111111'].find((code) => ![-1, 0, 1].some((off) => appCode(rosa.secret, off) === code))!;
    const codeFrom = (client: Client, code: string, address: string): Promise<Answer> =>
      client.post('/api/auth/sign-in/second-factor', { code }, { headers: { 'x-forwarded-for': address } });
    const told: number[] = [];
    for (let network = 0; network < 11; network++) {
      const guesser = await atTheStep(server, rosa);
      for (let i = 0; i < 5; i++) told.push((await codeFrom(guesser, wrong, `100.65.${network}.1`)).status);
    }
    expect(told).toEqual([...Array<number>(50).fill(401), ...Array<number>(5).fill(429)]);
    await laterOn(server, rosa);
    const phone = await atTheStep(server, rosa);
    const late = await codeFrom(phone, appCode(rosa.secret), ELSEWHERE);
    expect([late.status, Number(late.headers.get('retry-after'))]).toEqual([429, 14 * 3600]);
    await laptop.post('/api/auth/sign-in/email', { email: rosa.email, password: PASSWORD });
    expect((await codeFrom(laptop, appCode(rosa.secret), ELSEWHERE)).status).toBe(200);
    // The way out without a known browser: whoever sets a password by a link has shown that the mailbox is theirs.
    await phone.post('/api/accounts/forgot-password', { email: rosa.email });
    await server.tick();
    const text = server
      .letters(rosa.email)
      .map((letter) => letter.text)
      .join('\n');
    expect(text).toContain('un code faux');
    const token = /\/link\/([\w-]+)/.exec(text)![1];
    const password = 'vier Wörter im Regen';
    expect((await phone.post('/api/accounts/use-link', { token, password })).status).toBe(200);
    expect((await phone.post('/api/auth/sign-in/email', { email: rosa.email, password })).status).toBe(200);
    await laterOn(server, rosa);
    expect((await codeFrom(phone, appCode(rosa.secret), ELSEWHERE)).status).toBe(200);
  });
});

describe('somebody asks for letters to somebody else', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.open({ strict: true, config: { trustProxy: true } });
    for (const name of ['selma', 'ugo', 'vera']) await server.as('adviser', { name });
  });
  afterAll(() => server.close());

  const ask = async (path: string, name: string, address: string, browser = server.anybody): Promise<number> => {
    const headers = { 'x-forwarded-for': address };
    return (await browser.post(path, { email: `${name}@passerelle.example` }, { headers })).status;
  };
  const links = (name: string): string[] =>
    server.letters(`${name}@passerelle.example`).flatMap(({ text }) => /\/link\/[\w-]+/.exec(text)?.[0] ?? []);

  it('to sign in by: the holder is not refused, has links that are good, and a known browser has letters of its own', async () => {
    const told = [];
    for (let i = 0; i < 4; i++) told.push(await ask('/api/auth/sign-in/mail', 'selma', HERE));
    expect(told).toEqual([200, 200, 200, 429]);
    expect(await ask('/api/auth/sign-in/mail', 'selma', ELSEWHERE)).toBe(200);
    await server.tick();
    expect(links('selma')).toHaveLength(3);
    const laptop = await server.signIn('selma@passerelle.example');
    await laptop.post('/api/auth/sign-out');
    expect(await ask('/api/auth/sign-in/mail', 'selma', HERE, laptop)).toBe(200);
    await server.tick();
    expect(links('selma')).toHaveLength(4);
    const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    expect((await server.anybody.send('POST', links('selma')[1], '', form)).status).toBe(303);
  });

  it('and wears out their codes: those of a known browser are still good', async () => {
    const laptop = await server.signIn('ugo@passerelle.example');
    await laptop.post('/api/auth/sign-out');
    await ask('/api/auth/sign-in/mail', 'ugo', HERE, laptop);
    await server.tick();
    const { text } = server.letters('ugo@passerelle.example').at(-1)!;
    const code = /\b(\d{3} \d{3})\b/.exec(text)![1];
    const email = 'ugo@passerelle.example';
    for (let i = 0; i < 5; i++) {
      const other = code === '000 000' ? '000001' : '000000';
      expect((await server.anybody.post('/api/auth/sign-in/code', { email, code: other })).status).toBe(401);
    }
    const stranger = { headers: { 'x-forwarded-for': ELSEWHERE } };
    expect((await server.anybody.post('/api/auth/sign-in/code', { email, code }, stranger)).status).toBe(401);
    expect((await laptop.post('/api/auth/sign-in/code', { email, code })).status).toBe(200);
  });

  it('for a new password: five are good at once, from wherever they are asked, and a known browser has its own', async () => {
    for (let i = 0; i < 5; i++) expect(await ask('/api/accounts/forgot-password', 'vera', HERE)).toBe(200);
    expect(await ask('/api/accounts/forgot-password', 'vera', HERE)).toBe(429);
    for (let i = 0; i < 3; i++) expect(await ask('/api/accounts/forgot-password', 'vera', `100.66.${i}.1`)).toBe(200);
    await server.tick();
    expect(links('vera')).toHaveLength(5);
    const laptop = await server.signIn('vera@passerelle.example');
    expect(await ask('/api/accounts/forgot-password', 'vera', HERE, laptop)).toBe(200);
    await server.tick();
    expect(links('vera')).toHaveLength(6);
    for (const link of links('vera')) expect((await server.anybody.get(link)).status).toBe(200);
  });
});
