import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountsService } from '../src/accounts/accounts.service.js';
import { ACCOUNT_CHANGES } from '../src/accounts/account-changes.js';
import { textsOf } from '../src/texts/texts.js';
import { LOCALES } from '../src/texts/languages.js';
import { BEGINNING, TestServer, PASSWORD } from './support/test-server.js';
import { appCode, atTheStep, equipped, laterOn } from './support/second-factor.js';

const NEW = 'vier Wörter im Regen';

describe('a change of an account', () => {
  let server: TestServer;
  beforeAll(async () => (server = await TestServer.open()));
  afterAll(() => server.close());
  beforeEach(() => {
    server.clock.set(BEGINNING);
    server.post.mails.splice(0);
  });

  const idOf = async (email: string): Promise<string> =>
    (await server.rows<{ id: string }>('select id from accounts where email = $1', [email]))[0].id;
  /** The letters to somebody since the story began. */
  const letters = async (email: string): Promise<{ subject: string; text: string }[]> => {
    await server.tick();
    return server.letters(email);
  };
  const linkIn = (text: string): string => /\/link\/([\w-]+)/.exec(text)![1];
  const change = async (email: string, changes: Record<string, unknown>): Promise<void> => {
    const admin = await server.as('admin');
    const path = `/api/accounts/${await idOf(email)}`;
    const { version } = (await admin.get(path)).body;
    expect((await admin.patch(path, changes, { version })).status).toBe(200);
  };

  it('is told its holder by letter: what, when in Zurich, and what to do; the subject says none of it', async () => {
    const [email] = ['eva@passerelle.example', await server.as('staff', { name: 'eva' })];
    await server.rows(`update accounts set locale = 'de' where id = $1`, [await idOf(email)]);
    await change(email, { role: 'privacy' });
    // Written with the change, however late it leaves.
    server.clock.forward({ hours: 5 });
    const [{ subject, text }, ...more] = await letters(email);
    expect([subject, more]).toEqual(['Eine Änderung an Ihrem Konto bei Passerelle', []]);
    expect(text).toContain('am 2. März 2026 um 10:00 (Zeit in Zürich)');
    expect(text).toContain('Sie ist jetzt: Datenschutz.');
    expect(text).toContain('Passwort vergessen?');
    expect(text).toContain('http://localhost:3000/sign-in');
  });

  it('of role, cantons, disabling and opening again leaves a letter each, and one of nothing leaves none', async () => {
    const [email] = ['fay@passerelle.example', await server.as('coordinator', { name: 'fay', cantons: ['VD'] })];
    const told: string[][] = [];
    const all = [
      { cantons: ['VD'] },
      { cantons: ['GE', 'VD'] },
      { disabled: true },
      { disabled: false },
      { role: 'staff' },
    ];
    for (const changes of all) {
      server.post.mails.splice(0);
      await change(email, changes);
      told.push((await letters(email)).map(({ text }) => /territoire|bloqué|rouvert|rôle/.exec(text)?.[0] ?? text));
    }
    expect(told).toEqual([[], ['territoire'], ['bloqué'], ['rouvert'], ['rôle']]);
  });

  it('of the second factor too: set up, moved, new codes on paper, given up', async () => {
    const gil = await equipped(server, 'staff', 'gil');
    const phone = (await gil.client.post('/api/me/second-factor')).body;
    await laterOn(server, gil);
    await gil.client.post('/api/me/second-factor/confirm', { code: appCode(phone.secret) });
    await gil.client.post('/api/me/second-factor/recovery-codes');
    await gil.client.delete('/api/me/second-factor');
    await gil.client.delete('/api/me/second-factor');
    const told = (await letters(gil.email)).map(({ text }) => text);
    expect(told).toHaveLength(4);
    for (const words of ['a été configuré', 'sur un autre téléphone', 'codes de secours', 'a été supprimé'])
      expect(told.filter((text) => text.includes(words))).toHaveLength(1);
    for (const text of told) expect(text).not.toContain(phone.secret);
  });

  it('of the password voids every other link, those in letters still to be written too', async () => {
    const admin = await server.as('admin');
    const email = 'hana@passerelle.example';
    const invited = { email, name: 'Hana', role: 'adviser', locale: 'fr' };
    const { id } = (await admin.post('/api/accounts', invited)).body;
    await admin.post(`/api/accounts/${id}/link`);
    await server.anybody.post('/api/accounts/forgot-password', { email });
    await server.anybody.post('/api/auth/sign-in/mail', { email });
    const all = (await letters(email)).map(({ text }) => linkIn(text));
    expect(all).toHaveLength(4);
    // Asked for, and not written yet.
    await admin.post(`/api/accounts/${id}/link`);
    await server.anybody.post('/api/accounts/forgot-password', { email });
    await server.anybody.post('/api/auth/sign-in/mail', { email });
    expect((await server.anybody.post('/api/accounts/use-link', { token: all[0], password: NEW })).status).toBe(200);
    for (const link of all) expect((await server.anybody.get(`/link/${link}`)).status).toBe(410);
    for (const token of all.slice(1)) {
      const again = await server.anybody.post('/api/accounts/use-link', { token, password: PASSWORD });
      expect(again).toMatchObject({ status: 409, body: { type: '/problems/link-not-valid' } });
    }
    server.post.mails.splice(0);
    const since = await letters(email);
    expect(since.map(({ subject }) => subject)).toEqual(['Une modification de votre compte Passerelle']);
    expect(since[0].text).toContain('mot de passe');
    // And one that is asked for from now on is good.
    await server.anybody.post('/api/accounts/forgot-password', { email });
    expect((await server.anybody.get(`/link/${linkIn((await letters(email)).at(-1)!.text)}`)).status).toBe(200);
  });

  it('of the password ends what was begun between password and second factor, and lets only one of two links win', async () => {
    const iris = await equipped(server, 'staff', 'iris');
    const step = await atTheStep(server, iris);
    const admin = await server.as('admin');
    for (let i = 0; i < 2; i++) await admin.post(`/api/accounts/${iris.id}/link`);
    const tokens = (await letters(iris.email))
      .filter(({ text }) => text.includes('/link/'))
      .map(({ text }) => linkIn(text));
    const set = await Promise.all(
      tokens.map((token, i) => server.anybody.post('/api/accounts/use-link', { token, password: `${NEW} ${i}` })),
    );
    expect(set.map(({ status }) => status).sort()).toEqual([200, 409]);
    await laterOn(server, iris);
    const late = await step.post('/api/auth/sign-in/second-factor', { code: appCode(iris.secret) });
    expect(late).toMatchObject({ status: 401, body: { type: '/problems/sign-in' } });
  });

  it('is told of an adviser who leaves, whose account ends with that', async () => {
    const coordinator = await server.as('coordinator', { name: 'leaving', cantons: ['CH'] });
    const email = 'jo@passerelle.example';
    const adviser = (
      await coordinator.post('/api/advisers', {
        firstName: 'Jo',
        lastName: 'Muster',
        email,
        communes: [5586],
        languages: [{ code: 'fr', level: 'native', interprets: false }],
      })
    ).body;
    await server.db.transaction((tx) =>
      server.app
        .get(AccountsService)
        .create(tx, { email, name: 'Jo', role: 'adviser', locale: 'it', password: PASSWORD }, adviser.id),
    );
    const left = await coordinator.patch(
      `/api/advisers/${adviser.id}`,
      { state: 'left' },
      { version: adviser.version },
    );
    expect(left.status).toBe(200);
    const told = await letters(email);
    expect(told.map(({ text }) => text.includes('ha bloccato il suo account'))).toEqual([true]);
    expect(told[0].text).not.toContain('/sign-in');
  });
});

it('the letters are there in four languages, say when, and have nothing of it in the subject', () => {
  for (const locale of LOCALES) {
    const texts = textsOf(locale);
    expect(texts.t('letter.account-changed.when', { when: 'XYZ' })).toContain('XYZ');
    expect(texts.t('letter.account-changed.role', { role: 'XYZ' })).toContain('XYZ');
    const changes = ACCOUNT_CHANGES.map((change) =>
      texts.t(`letter.account-changed.${change}`, { role: 'XYZ', cantons: 'XYZ' }),
    );
    expect([locale, new Set(changes).size]).toEqual([locale, ACCOUNT_CHANGES.length]);
    const subjects = [texts.t('letter.account-changed.subject'), texts.t('letter.sign-in-attempts.subject')];
    for (const words of subjects)
      expect([locale, words]).toEqual([locale, expect.not.stringMatching(/pass?wor|code|factor|rolle|rôle|role|\d/i)]);
  }
});
