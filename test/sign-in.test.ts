import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { PasswordLinksService } from '../src/accounts/password-links.service.js';
import type { Client } from './support/client.js';
import { Authenticator } from './support/authenticator.js';
import { TestServer, PASSWORD } from './support/test-server.js';
import { volunteer } from './support/network.js';
import { NOBODY_S, send, TABLE } from './support/route-table.js';
import { appCode, atTheStep, bytesOf, equipped, laterOn } from './support/second-factor.js';

const wrong = { status: 401, body: { type: '/problems/wrong-code' } };
const refused = { status: 403, body: { type: '/problems/wrong-code' } };
const again = { status: 403, body: { type: '/problems/sign-in-again' } };
const FORM = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
const FIREFOX = { headers: { 'user-agent': 'Mozilla/5.0 (Android 14; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0' } };

/** Nobody has a code that is none of now's. */
function wrongCode(secret: string): string {
  const right = [-2, -1, 0, 1, 2].map((off) => appCode(secret, off));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code))!;
}

describe('the second factor, where it is needed', () => {
  let server: TestServer;
  beforeAll(async () => (server = await TestServer.open({ strict: true })));
  afterAll(() => server.close());

  it('lets a coordinator who has none do nothing but set it up', async () => {
    const coordinator = await server.as('coordinator', { name: 'bare' });
    expect((await coordinator.get('/api/me')).body).toMatchObject({ role: 'coordinator', secondFactor: 'needed' });
    const guarded = TABLE.filter(
      ({ needs }) => needs !== null && !needs.startsWith('open:') && needs !== 'accounts.self',
    );
    expect(guarded.length).toBeGreaterThan(50);
    for (const each of guarded) {
      const answer = await send(
        server,
        each,
        { path: { id: NOBODY_S, absence: NOBODY_S, grant: NOBODY_S, item: 'tax', event: NOBODY_S }, version: 1 },
        coordinator,
      );
      expect([each.route, answer.status, answer.body.type]).toEqual([
        each.route,
        403,
        '/problems/second-factor-needed',
      ]);
    }
    const begun = await coordinator.post('/api/me/second-factor');
    expect(begun.body.uri).toMatch(
      /^otpauth:\/\/totp\/Passerelle:bare%40passerelle\.example\?secret=[A-Z2-7]{32}&issuer=Passerelle/,
    );
    // Shown is not proved.
    expect((await coordinator.get('/api/cases')).status).toBe(403);
    expect(
      await coordinator.post('/api/me/second-factor/confirm', { code: wrongCode(begun.body.secret) }),
    ).toMatchObject(refused);
    const proved = await coordinator.post('/api/me/second-factor/confirm', { code: appCode(begun.body.secret) });
    expect(new Set(proved.body.recoveryCodes).size).toBe(10);
    expect((await coordinator.get('/api/me')).body.secondFactor).toBe('on');
    expect((await coordinator.get('/api/cases')).status).toBe(200);
    expect(await coordinator.delete('/api/me/second-factor')).toMatchObject({
      status: 403,
      body: { type: '/problems/second-factor-needed' },
    });
  });

  it('asks nothing of the kind of an adviser', async () => {
    const adviser = await server.as('adviser', { name: 'vera' });
    expect((await adviser.get('/api/me')).body.secondFactor).toBe('none');
    expect(await adviser.post('/api/me/second-factor')).toMatchObject({
      status: 409,
      body: { type: '/problems/not-for-advisers' },
    });
  });

  it('opens no session before the code, and takes no code twice', async () => {
    const rosa = await equipped(server, 'coordinator', 'rosa');
    await laterOn(server, rosa);
    const sessions = async (): Promise<number> =>
      (
        await server.rows<{ n: number }>(`select count(*)::integer as n from sessions where account_id = $1`, [rosa.id])
      )[0].n;
    const before = await sessions();
    const browser = server.anybody;
    const typed = await browser.post('/api/auth/sign-in/email', { email: rosa.email, password: PASSWORD });
    expect(typed.body).toEqual({ user: null, secondFactor: true, factors: ['app'], letterSent: false });
    expect(await sessions()).toBe(before);
    expect((await browser.get('/api/me')).status).toBe(401);
    expect(await browser.post('/api/auth/sign-in/second-factor', { code: wrongCode(rosa.secret) })).toMatchObject(
      wrong,
    );
    const code = appCode(rosa.secret);
    const inside = await browser.post('/api/auth/sign-in/second-factor', {
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    });
    expect(inside).toMatchObject({ status: 200, body: { user: { id: rosa.id } } });
    expect((await browser.get('/api/cases')).status).toBe(200);
    const thief = await atTheStep(server, rosa);
    expect(await thief.post('/api/auth/sign-in/second-factor', { code })).toMatchObject(wrong);
    expect((await thief.get('/api/me')).status).toBe(401);
  });

  it('lets only one of two in who come with the same code at the same moment', async () => {
    const nora = await equipped(server, 'staff', 'nora');
    await laterOn(server, nora);
    const both = [await atTheStep(server, nora), await atTheStep(server, nora)];
    const code = appCode(nora.secret);
    const answers = await Promise.all(both.map((one) => one.post('/api/auth/sign-in/second-factor', { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    const paper = nora.recoveryCodes[0];
    const later = [await atTheStep(server, nora), await atTheStep(server, nora)];
    const second = await Promise.all(later.map((one) => one.post('/api/auth/sign-in/second-factor', { code: paper })));
    expect(second.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('takes each recovery code once, however it is typed, and none of those that were replaced', async () => {
    const emil = await equipped(server, 'privacy', 'emil');
    const [first, second, third] = emil.recoveryCodes;
    const come = async (code: string): Promise<number> =>
      (await (await atTheStep(server, emil)).post('/api/auth/sign-in/second-factor', { code })).status;
    expect(await come(first.toLowerCase().replace('-', ' '))).toBe(200);
    expect(await come(first)).toBe(401);
    expect(await come(second)).toBe(200);
    const renewed = (await emil.client.post('/api/me/second-factor/recovery-codes')).body.recoveryCodes;
    expect(await come(third)).toBe(401);
    expect(await come(renewed[0])).toBe(200);
  });

  it('asks for the password again after five wrong codes, after ten minutes, and without it', async () => {
    const otto = await equipped(server, 'admin', 'otto');
    await laterOn(server, otto);
    const anew = { status: 401, body: { type: '/problems/sign-in' } };
    const guesser = await atTheStep(server, otto);
    for (let i = 0; i < 5; i++)
      expect(await guesser.post('/api/auth/sign-in/second-factor', { code: wrongCode(otto.secret) })).toMatchObject(
        wrong,
      );
    expect(await guesser.post('/api/auth/sign-in/second-factor', { code: appCode(otto.secret) })).toMatchObject(anew);
    const slow = await atTheStep(server, otto);
    server.clock.forward({ minutes: 11 });
    expect(await slow.post('/api/auth/sign-in/second-factor', { code: appCode(otto.secret) })).toMatchObject(anew);
    expect(await server.anybody.post('/api/auth/sign-in/second-factor', { code: appCode(otto.secret) })).toMatchObject(
      anew,
    );
    expect(
      (
        await atTheStep(server, otto).then((one) =>
          one.post('/api/auth/sign-in/second-factor', { code: appCode(otto.secret) }),
        )
      ).status,
    ).toBe(200);
  });

  it('makes guessing from many browsers of one network wait after five codes', async () => {
    const ida = await equipped(server, 'staff', 'ida');
    const told: number[] = [];
    for (let i = 0; i < 2; i++) {
      const guesser = await atTheStep(server, ida);
      for (let n = 0; n < 4; n++)
        told.push((await guesser.post('/api/auth/sign-in/second-factor', { code: wrongCode(ida.secret) })).status);
    }
    expect(told).toEqual([...Array<number>(5).fill(401), 429, 429, 429]);
  });

  it('ends the other sessions when it is set up, and the old app when another is', async () => {
    const first = await server.as('coordinator', { name: 'lisa' });
    const elsewhere = await server.signIn('lisa@passerelle.example');
    const lisa = await equipped(server, 'coordinator', 'lisa');
    expect((await first.get('/api/me')).status).toBe(200);
    expect((await elsewhere.get('/api/me')).status).toBe(401);
    const phone = (await lisa.client.post('/api/me/second-factor')).body;
    await laterOn(server, lisa);
    // Until the new one is proved, the old one is good.
    expect(
      (await (await atTheStep(server, lisa)).post('/api/auth/sign-in/second-factor', { code: appCode(lisa.secret) }))
        .status,
    ).toBe(200);
    await lisa.client.post('/api/me/second-factor/confirm', { code: appCode(phone.secret) });
    await laterOn(server, lisa);
    expect(
      await (await atTheStep(server, lisa)).post('/api/auth/sign-in/second-factor', { code: appCode(lisa.secret) }),
    ).toMatchObject(wrong);
    expect(
      (await (await atTheStep(server, lisa)).post('/api/auth/sign-in/second-factor', { code: appCode(phone.secret) }))
        .status,
    ).toBe(200);
  });

  it('is reset by an administrator who has just confirmed, with a letter to its holder', async () => {
    const admin = await equipped(server, 'admin', 'adele');
    const hugo = await equipped(server, 'staff', 'hugo');
    const path = `/api/accounts/${hugo.id}/reset-second-factor`;
    await server.rows(`update sessions set confirmed_at = now() - interval '16 minutes' where account_id = $1`, [
      admin.id,
    ]);
    expect(await admin.client.post(path)).toMatchObject(again);
    await laterOn(server, admin);
    expect(
      (await admin.client.post('/api/me/confirm', { password: PASSWORD, code: appCode(admin.secret) })).status,
    ).toBe(200);
    expect((await admin.client.get(`/api/accounts/${hugo.id}`)).body.secondFactor).toBe('on');
    expect(await admin.client.post(path)).toMatchObject({ status: 200, body: { id: hugo.id, secondFactor: 'needed' } });
    expect((await hugo.client.get('/api/me')).status).toBe(401);
    await server.tick();
    const [letter] = server.letters(hugo.email);
    // The first told of the set-up.
    expect(letter.subject).toBe('Une modification de votre compte Passerelle');
    expect(server.letters(hugo.email).at(-1)!.text).toContain('réinitialisé votre second facteur');
    const back = await server.signIn(hugo.email);
    expect((await back.get('/api/me')).body.secondFactor).toBe('needed');
    expect(await admin.client.post(path)).toMatchObject({ status: 409, body: { type: '/problems/no-second-factor' } });
  });

  it('is taken away at the machine itself when nobody is left who could, which leaves its line', async () => {
    const gone = await equipped(server, 'admin', 'gone');
    const reset = (email: string): Promise<{ code: number; out: string }> =>
      new Promise((resolve) => {
        const env = {
          PATH: process.env['PATH'],
          DATABASE_URL: server.database.url,
          PASSERELLE_SECRET: server.config.secret,
          PASSERELLE_DATA: server.config.dataDir,
        };
        execFile(process.execPath, ['dist/reset-second-factor.js', email], { env }, (error, out, err) =>
          resolve({ code: error ? Number(error.code) : 0, out: out + err }),
        );
      });
    expect(await reset(gone.email.toUpperCase())).toMatchObject({ code: 0, out: expect.stringContaining('is gone') });
    expect((await gone.client.get('/api/me')).status).toBe(401);
    expect((await (await server.signIn(gone.email)).get('/api/me')).body.secondFactor).toBe('needed');
    expect(await server.rows(`select subjects from audit.lines where permission = 'second-factor:reset'`)).toEqual([
      { subjects: [gone.id] },
    ]);
    // Whoever has passkeys only has lost them too.
    const keyed = await server.as('staff', { name: 'keyed' });
    const { publicKey } = (await keyed.post('/api/me/passkeys/options')).body;
    const passkey = new Authenticator();
    expect((await keyed.post('/api/me/passkeys', passkey.create(publicKey))).status).toBe(200);
    expect((await reset('keyed@passerelle.example')).code).toBe(0);
    expect((await keyed.get('/api/me')).status).toBe(401);
    const asked = (await server.anybody.post('/api/auth/sign-in/passkey/options')).body.publicKey;
    expect((await server.anybody.post('/api/auth/sign-in/passkey', passkey.use(asked))).status).toBe(401);
    expect(await reset('nobody@passerelle.example')).toMatchObject({ code: 1 });
    expect(await reset('')).toMatchObject({ code: 2, out: expect.stringContaining('Whose?') });
  });

  it('comes after the password for the first administrator, and then the installation is theirs', async () => {
    const fresh = await TestServer.open({ strict: true });
    try {
      const link = new URL((await fresh.app.get(PasswordLinksService).firstAdminLink())!).pathname;
      const set = await fresh.anybody.send(
        'POST',
        link,
        'name=Nils&email=nils%40passerelle.example&password=vier+Woerter+im+Regen',
        FORM,
      );
      expect(set.status).toBe(200);
      const nils = await fresh.signIn('nils@passerelle.example', 'vier Woerter im Regen');
      const invited = { email: 'rosa@passerelle.example', name: 'Rosa', role: 'staff', locale: 'de' };
      expect(await nils.post('/api/accounts', invited)).toMatchObject({
        status: 403,
        body: { type: '/problems/second-factor-needed' },
      });
      const { secret } = (await nils.post('/api/me/second-factor')).body;
      expect((await nils.post('/api/me/second-factor/confirm', { code: appCode(secret) })).status).toBe(200);
      expect((await nils.post('/api/accounts', invited)).status).toBe(201);
    } finally {
      await fresh.close();
    }
  });

  it('lies in the database so that whoever reads it there can do nothing with it', async () => {
    const paul = await equipped(server, 'staff', 'paul');
    const [row] = await server.rows<{ all: string; secret: string }>(
      'select f::text as all, secret from second_factors f where account_id = $1',
      [paul.id],
    );
    const key = bytesOf(paul.secret);
    for (const secret of [
      paul.secret,
      key.toString('base64url'),
      key.toString('hex'),
      ...paul.recoveryCodes,
      ...paul.recoveryCodes.map((code) => code.replace('-', '')),
    ])
      expect(row.all).not.toContain(secret);
    // Carried over to another account, it opens nothing there.
    const mara = await equipped(server, 'staff', 'mara');
    await server.rows('update second_factors set secret = $2, last_step = 0 where account_id = $1', [
      mara.id,
      row.secret,
    ]);
    for (const { secret } of [paul, mara])
      expect(
        await (await atTheStep(server, mara)).post('/api/auth/sign-in/second-factor', { code: appCode(secret) }),
      ).toMatchObject(wrong);
    expect(
      (await (await atTheStep(server, mara)).post('/api/auth/sign-in/second-factor', { code: mara.recoveryCodes[0] }))
        .status,
    ).toBe(200);
  });
});

describe('signing in by mail', () => {
  let server: TestServer;
  let adviser: { email: string; id: string };
  beforeAll(async () => {
    server = await TestServer.open({ strict: true });
    for (const name of ['selma', 'ugo', 'ines', 'jan', 'kim', 'lea', 'tim', 'una', 'eva'])
      await server.as('adviser', { name });
    adviser = {
      email: 'selma@passerelle.example',
      id: (await (await server.as('adviser', { name: 'selma' })).get('/api/me')).body.id,
    };
  });
  afterAll(() => server.close());

  const ask = (email: string): Promise<{ status: number; text: string }> =>
    server.anybody.post('/api/auth/sign-in/mail', { email });
  /** What the last letter to an address says. */
  async function letterTo(email: string): Promise<{ subject: string; text: string; code: string; link: string }> {
    await ask(email);
    await server.tick();
    const { subject, text } = server.letters(email).at(-1)!;
    return {
      subject,
      text,
      code: /\b(\d{3} \d{3})\b/.exec(text)![1].replace(' ', ''),
      link: /\/link\/[\w-]+/.exec(text)![0],
    };
  }

  it('lets an adviser in by the code of the letter, once', async () => {
    const { subject, code } = await letterTo(adviser.email);
    expect(subject).toBe('Votre connexion à Passerelle');
    const phone = server.anybody;
    expect(
      await phone.post('/api/auth/sign-in/code', {
        email: 'Selma@passerelle.example',
        code: `${code.slice(0, 3)} ${code.slice(3)}`,
      }),
    ).toMatchObject({ status: 200, body: { user: { id: adviser.id } } });
    expect((await phone.get('/api/me')).body).toMatchObject({ id: adviser.id, role: 'adviser' });
    expect(await server.anybody.post('/api/auth/sign-in/code', { email: adviser.email, code })).toMatchObject(wrong);
  });

  it('lets an adviser in by the link of the letter, when the button is pressed and not when it is opened', async () => {
    const { link, code } = await letterTo('ugo@passerelle.example');
    const phone = server.anybody;
    for (let i = 0; i < 3; i++) {
      const page = await phone.get(link);
      expect([page.status, page.text.includes('<button>'), page.text.includes('password')]).toEqual([200, true, false]);
    }
    expect((await phone.get('/api/me')).status).toBe(401);
    const pressed = await phone.send('POST', link, '', FORM);
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/sign-in']);
    expect((await phone.get('/api/me')).body.email).toBe('ugo@passerelle.example');
    expect((await server.anybody.send('POST', link, '', FORM)).status).toBe(410);
    const spent = await server.anybody.get(link, { headers: { 'accept-language': 'de-CH' } });
    expect(spent.status).toBe(410);
    // Nobody is asked for a password here, and there is a way on.
    expect(spent.text).toContain('<h1>Dieser Link gilt nicht mehr</h1>');
    expect(spent.text).toContain('<a class="go" href="/sign-in">');
    // Link and code are one.
    expect(
      await server.anybody.post('/api/auth/sign-in/code', { email: 'ugo@passerelle.example', code }),
    ).toMatchObject(wrong);
  });

  it('lets only one of many in who come with the same code, or the same link, at the same moment', async () => {
    const byCode = await letterTo('ines@passerelle.example');
    // The sixth try at once would have to wait.
    const codes = await Promise.all(
      Array.from({ length: 5 }, () =>
        server.anybody.post('/api/auth/sign-in/code', { email: 'ines@passerelle.example', code: byCode.code }),
      ),
    );
    expect(codes.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(codes.filter(({ status }) => status === 401)).toHaveLength(4);
    const byLink = await letterTo('ines@passerelle.example');
    const links = await Promise.all(
      Array.from({ length: 6 }, () => server.anybody.send('POST', byLink.link, '', FORM)),
    );
    expect(links.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410, 410, 410]);
  });

  it('answers an address the same whether it is an adviser’s, somebody else’s or nobody’s, and leaves nothing of strangers', async () => {
    await server.as('coordinator', { name: 'carla' });
    const rows = async (): Promise<number> =>
      (await server.rows<{ n: number }>('select count(*)::integer as n from outgoing_mails'))[0].n;
    const before = await rows();
    const answers = [];
    for (const email of ['jan@passerelle.example', 'carla@passerelle.example', 'nobody@passerelle.example'])
      answers.push(await ask(email));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(['200 ']));
    expect(await rows()).toBe(before + 1);
    await server.tick();
    expect(['jan', 'carla', 'nobody'].map((name) => server.letters(`${name}@passerelle.example`).length)).toEqual([
      1, 0, 0,
    ]);
    for (const name of ['jan', 'carla', 'nobody'])
      expect(
        await server.anybody.post('/api/auth/sign-in/code', { email: `${name}@passerelle.example`, code: 'abcdef' }),
      ).toMatchObject(wrong);
  });

  it('sends three letters in a quarter of an hour and refuses the fourth, also to nobody', async () => {
    for (const name of ['kim', 'nowhere']) {
      const told = [];
      for (let i = 0; i < 4; i++) told.push((await ask(`${name}@passerelle.example`)).status);
      expect([name, ...told]).toEqual([name, 200, 200, 200, 429]);
    }
    await server.tick();
    expect(server.letters('kim@passerelle.example')).toHaveLength(3);
  });

  it('writes no fourth letter while three are good, whichever process was asked', async () => {
    const [{ id }] = await server.rows<{ id: string }>(
      `select id from accounts where email = 'eva@passerelle.example'`,
    );
    for (let i = 0; i < 3; i++)
      await server.rows(
        `insert into account_links (token_hash, account_id, purpose, asked_by, expires_at) values ($1, $2, 'sign-in', 'anybody', $3)`,
        [`of another process ${i}`, id, new Date(server.clock.now().getTime() + 600_000)],
      );
    await ask('eva@passerelle.example');
    await server.tick();
    expect(server.letters('eva@passerelle.example')).toHaveLength(0);
    server.clock.forward({ minutes: 11 });
    await ask('eva@passerelle.example');
    await server.tick();
    expect(server.letters('eva@passerelle.example')).toHaveLength(1);
  });

  it('takes no code after five wrong ones, nor letter or code after a quarter of an hour', async () => {
    const guessed = await letterTo('lea@passerelle.example');
    const other = guessed.code === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i++)
      expect(
        await server.anybody.post('/api/auth/sign-in/code', { email: 'lea@passerelle.example', code: other }),
      ).toMatchObject(wrong);
    server.clock.forward({ minutes: 1 });
    expect(
      await server.anybody.post('/api/auth/sign-in/code', { email: 'lea@passerelle.example', code: guessed.code }),
    ).toMatchObject(wrong);
    const old = await letterTo('tim@passerelle.example');
    server.clock.forward({ minutes: 16 });
    expect(
      await server.anybody.post('/api/auth/sign-in/code', { email: 'tim@passerelle.example', code: old.code }),
    ).toMatchObject(wrong);
    expect((await server.anybody.get(old.link)).status).toBe(410);
    expect((await server.anybody.send('POST', old.link, '', FORM)).status).toBe(410);
  });

  it('sets no password, and is of no use once the account is disabled', async () => {
    const { link, code } = await letterTo('una@passerelle.example');
    const set = await server.anybody.post('/api/accounts/use-link', {
      token: link.slice(6),
      password: 'vier Wörter im Regen',
    });
    expect(set).toMatchObject({ status: 409, body: { type: '/problems/link-not-valid' } });
    await server.rows(
      `update accounts set disabled_at = now() where id = (select id from accounts where email = 'una@passerelle.example')`,
    );
    expect((await server.anybody.send('POST', link, '', FORM)).status).toBe(410);
    expect(
      await server.anybody.post('/api/auth/sign-in/code', { email: 'una@passerelle.example', code }),
    ).toMatchObject(wrong);
  });

  it('keeps neither code nor link, and has them in no subject', async () => {
    const { subject, code, link } = await letterTo('jan@passerelle.example');
    expect(subject).not.toMatch(/\d|jan/i);
    const [{ all }] = await server.rows<{ all: string }>(
      `select (select string_agg(l::text, ' ') from account_links l) || (select string_agg(m::text, ' ') from outgoing_mails m) || coalesce((select string_agg(q::text, ' ') from queued_jobs q), '') as all`,
    );
    expect(all).toContain('sign-in');
    expect(all).not.toContain(link.slice(6));
    expect(all.split(/[^0-9]+/)).not.toContain(code);
  });

  it('is not done by a page of somebody else, who would have one work in their account', async () => {
    const { link } = await letterTo('jan@passerelle.example');
    const foreign = await server.anybody.send('POST', link, '', {
      headers: { ...FORM.headers, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    });
    expect(foreign).toMatchObject({ status: 403, body: { type: '/problems/foreign-origin' } });
    // Our own page names no referrer, so that a browser with an old cookie sends an empty origin.
    const old = await server.as('adviser', { name: 'kim' });
    const own = await old.send('POST', link, '', {
      headers: { ...FORM.headers, 'sec-fetch-site': 'same-origin', origin: 'null' },
    });
    expect(own.status).toBe(303);
  });
});

describe('sessions', () => {
  let server: TestServer;
  beforeAll(async () => (server = await TestServer.open()));
  afterAll(() => server.close());

  /** Moves all that is known of somebody's sessions into the past: sessions go by real time. */
  const ago = (email: string, interval: string): Promise<unknown> =>
    server.rows(
      `update sessions set created_at = created_at - $2::interval, last_seen_at = last_seen_at - $2::interval, confirmed_at = confirmed_at - $2::interval, expires_at = expires_at - $2::interval
       where account_id = (select id from accounts where email = $1)`,
      [email, interval],
    );
  const status = async (client: Client): Promise<number> => (await client.get('/api/me')).status;

  it.each([
    ['staff', '11 hours', '13 hours', 6, 1],
    ['adviser', '29 days', '31 days', 89, 20],
  ] as const)(
    'of %s end when nobody has used them for long, and some day anyway',
    async (role, within, beyond, days, stride) => {
      const email = `${role}-used@passerelle.example`;
      const client = await server.as(role, { name: `${role}-used` });
      await ago(email, within);
      expect(await status(client)).toBe(200);
      await ago(email, beyond);
      expect(await status(client)).toBe(401);
      const daily = await server.signIn(email);
      // Used again and again, always in time.
      const step = role === 'staff' ? '10 hours' : `${stride} days`;
      let passed = 0;
      for (const each = role === 'staff' ? 10 / 24 : stride; passed + each <= days; passed += each) {
        await ago(email, step);
        expect([passed, await status(daily)]).toEqual([passed, 200]);
      }
      await ago(email, step);
      await status(daily);
      await ago(email, step);
      await status(daily);
      await ago(email, step);
      expect(await status(daily)).toBe(401);
    },
  );

  it('are noted as used once an hour, and not by each request', async () => {
    const client = await server.as('staff', { name: 'busy' });
    const seen = async (): Promise<number> => (await client.get('/api/me/sessions')).body.items[0].lastSeenAt;
    const first = await seen();
    await ago('busy@passerelle.example', '50 minutes');
    const second = await seen();
    expect(new Date(first).getTime() - new Date(second).getTime()).toBe(50 * 60_000);
    await ago('busy@passerelle.example', '15 minutes');
    expect(new Date(await seen()).getTime()).toBeGreaterThanOrEqual(new Date(first).getTime());
  });

  it('are shown to their owner by browser and system, and ended one by one', async () => {
    const laptop = await server.as('coordinator', { name: 'mona' });
    const phone = server.anybody;
    await phone.post('/api/auth/sign-in/email', { email: 'mona@passerelle.example', password: PASSWORD }, FIREFOX);
    const shown = (await laptop.get('/api/me/sessions')).body;
    expect(shown).toEqual({
      next: null,
      items: [
        {
          id: expect.any(String),
          createdAt: expect.any(String),
          lastSeenAt: expect.any(String),
          expiresAt: expect.any(String),
          device: 'Firefox, Android',
          current: false,
        },
        expect.objectContaining({ device: null, current: true }),
      ],
    });
    const kept = await server.rows<{ all: string }>(`select s::text as all from sessions s`);
    expect(kept.map(({ all }) => all).join()).not.toMatch(/Gecko|127\.0\.0\.1/);
    const other = await server.as('coordinator', { name: 'nele' });
    expect((await other.delete(`/api/me/sessions/${shown.items[0].id}`)).status).toBe(404);
    expect((await laptop.delete(`/api/me/sessions/${shown.items[0].id}`)).status).toBe(200);
    expect([await status(phone), await status(laptop)]).toEqual([401, 200]);
  });

  it('are seen and ended by an administrator when a phone is lost', async () => {
    const admin = await server.as('admin');
    const lost = await server.as('adviser', { name: 'lost' });
    const { id } = (await lost.get('/api/me')).body;
    expect((await admin.get(`/api/accounts/${id}/sessions`)).body.items).toEqual([
      expect.objectContaining({ current: false }),
    ]);
    expect(await admin.post(`/api/accounts/${id}/sign-out-everywhere`)).toMatchObject({ status: 200, body: { id } });
    expect(await status(lost)).toBe(401);
    expect((await admin.get(`/api/accounts/${id}/sessions`)).body.items).toEqual([]);
    expect((await admin.post(`/api/accounts/${NOBODY_S}/sign-out-everywhere`)).status).toBe(404);
    expect((await admin.get(`/api/accounts/${NOBODY_S}/sessions`)).status).toBe(404);
  });

  it('say on their browser whether they were ended or have only run out', async () => {
    const who = async (client: Client) => (await client.get('/api/session')).body;
    const phone = await server.as('adviser', { name: 'pia' });
    expect(await who(phone)).toMatchObject({ me: { name: expect.any(String) }, ended: false });
    expect(await who(server.anybody)).toEqual({ me: null, ended: false });
    await ago('pia@passerelle.example', '31 days');
    expect(await who(phone)).toEqual({ me: null, ended: false });
    const laptop = await server.signIn('pia@passerelle.example');
    const other = await server.signIn('pia@passerelle.example');
    await laptop.post('/api/me/sign-out-everywhere');
    expect(await who(other)).toEqual({ me: null, ended: true });
  });

  it('end with the role they were opened for, and an adviser’s second factor with it', async () => {
    const admin = await server.as('admin');
    const vera = await equipped(server, 'coordinator', 'vera');
    const { version } = (await admin.get(`/api/accounts/${vera.id}`)).body;
    expect((await admin.patch(`/api/accounts/${vera.id}`, { cantons: ['ZH'] }, { version })).status).toBe(200);
    expect(await status(vera.client)).toBe(200);
    expect((await admin.patch(`/api/accounts/${vera.id}`, { role: 'adviser' }, { version: version + 1 })).status).toBe(
      200,
    );
    expect(await status(vera.client)).toBe(401);
    expect((await (await server.signIn(vera.email)).get('/api/me')).body).toMatchObject({
      role: 'adviser',
      secondFactor: 'none',
    });
  });

  it('are confirmed by showing once more that it is oneself, for a quarter of an hour', async () => {
    const admin = await server.as('admin', { name: 'confirming' });
    const email = 'confirming@passerelle.example';
    const invite = async (): Promise<unknown> =>
      admin.post('/api/accounts', {
        email: `${Math.random().toString(36).slice(2)}@passerelle.example`,
        name: 'Neu',
        role: 'staff',
        locale: 'de',
      });
    expect(await invite()).toMatchObject({ status: 201 });
    await ago(email, '14 minutes');
    expect(await invite()).toMatchObject({ status: 201 });
    await ago(email, '2 minutes');
    expect(await invite()).toMatchObject(again);
    const { id, version } = (await admin.get('/api/accounts')).body.items[0];
    for (const [method, path, extra] of [
      ['PATCH', `/api/accounts/${id}`, { version }],
      ['POST', `/api/accounts/${id}/reset-second-factor`, {}],
      ['POST', '/api/me/second-factor', {}],
      ['POST', '/api/me/second-factor/recovery-codes', {}],
      ['DELETE', '/api/me/second-factor', {}],
    ] as const)
      expect([method, path, await admin.send(method, path, method === 'DELETE' ? undefined : {}, extra)]).toEqual([
        method,
        path,
        expect.objectContaining({ status: 403, body: expect.objectContaining({ type: '/problems/sign-in-again' }) }),
      ]);
    expect(await admin.post('/api/me/confirm', {})).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/password' }] },
    });
    expect(await admin.post('/api/me/confirm', { password: 'not the one' })).toMatchObject({
      status: 403,
      body: { type: '/problems/wrong-password' },
    });
    expect(await invite()).toMatchObject(again);
    expect((await admin.post('/api/me/confirm', { password: PASSWORD })).status).toBe(200);
    expect(await invite()).toMatchObject({ status: 201 });
  });

  it('are confirmed with both password and code where there is a second factor, in this session alone', async () => {
    const both = await equipped(server, 'staff', 'both');
    await laterOn(server, both);
    const other = await atTheStep(server, both);
    await other.post('/api/auth/sign-in/second-factor', { code: both.recoveryCodes[0] });
    await ago(both.email, '16 minutes');
    const full = (client: Client): Promise<unknown> =>
      client.post('/api/exports', { report: 'irregularities', format: 'csv', profile: 'full', reason: 'Vorstoss' });
    expect(await full(both.client)).toMatchObject(again);
    expect(await both.client.post('/api/me/confirm', { password: PASSWORD })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/code' }] },
    });
    const code = appCode(both.secret);
    expect(await both.client.post('/api/me/confirm', { password: 'not the one', code })).toMatchObject({
      status: 403,
      body: { type: '/problems/wrong-password' },
    });
    expect(
      await both.client.post('/api/me/confirm', { password: PASSWORD, code: wrongCode(both.secret) }),
    ).toMatchObject(refused);
    expect((await both.client.post('/api/me/confirm', { password: PASSWORD, code })).status).toBe(200);
    expect(await full(both.client)).toMatchObject({ status: 201 });
    expect(await full(other)).toMatchObject(again);
    expect(await other.post('/api/me/confirm', { password: PASSWORD, code })).toMatchObject(refused);
  });

  it('of an adviser are confirmed by the code of a letter', async () => {
    const { client } = await volunteer(server, 'noemi');
    await ago('noemi@passerelle.example', '16 minutes');
    await server.anybody.post('/api/auth/sign-in/mail', { email: 'noemi@passerelle.example' });
    await server.tick();
    const code = /\b(\d{3} \d{3})\b/.exec(server.letters('noemi@passerelle.example').at(-1)!.text)![1];
    const [{ before }] = await server.rows<{ before: Date }>(
      `select confirmed_at as before from sessions s join accounts a on a.id = s.account_id where a.email = 'noemi@passerelle.example'`,
    );
    expect(await client.post('/api/me/confirm', { code: code === '000 000' ? '000001' : '000000' })).toMatchObject(
      refused,
    );
    expect((await client.post('/api/me/confirm', { code })).status).toBe(200);
    expect(await client.post('/api/me/confirm', { code })).toMatchObject(refused);
    const [{ after }] = await server.rows<{ after: Date }>(
      `select confirmed_at as after from sessions s join accounts a on a.id = s.account_id where a.email = 'noemi@passerelle.example'`,
    );
    expect(after.getTime() - before.getTime()).toBeGreaterThan(15 * 60_000);
  });

  it('may do without a second factor where none is needed', async () => {
    const free = await equipped(server, 'staff', 'free');
    expect((await free.client.delete('/api/me/second-factor')).status).toBe(200);
    expect((await free.client.get('/api/me')).body.secondFactor).toBe('none');
    expect((await (await server.signIn(free.email)).get('/api/irregularities')).status).toBe(200);
  });
});

describe('the sign-in page', () => {
  it('learns which languages there are, and in the demonstration alone whom one can be and by which password', async () => {
    const server = await TestServer.open();
    const demo = await TestServer.open({ config: { demo: true } });
    try {
      expect((await server.anybody.get('/api/installation')).body).toEqual({
        demo: false,
        locales: ['de', 'fr', 'it', 'en'],
      });
      const { body } = await demo.anybody.get('/api/installation');
      expect(body).toMatchObject({
        demo: true,
        accounts: expect.arrayContaining([
          { email: 'coordinator@passerelle.example', name: 'Odile Perrochet', role: 'coordinator' },
        ]),
      });
      for (const { email, role } of body.accounts)
        expect((await (await demo.signIn(email, body.password)).get('/api/me')).body).toMatchObject({
          role,
          secondFactor: 'none',
        });
    } finally {
      await Promise.all([server.close(), demo.close()]);
    }
  });
});
