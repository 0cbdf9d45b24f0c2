import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authenticator } from './support/authenticator.js';
import type { Client } from './support/client.js';
import { PASSWORD, TestServer } from './support/test-server.js';

const WRONG = { status: 401, body: { type: '/problems/wrong-passkey' } };

describe('A passkey', () => {
  let server: TestServer;
  let round = 0;
  beforeAll(async () => {
    server = await TestServer.open({ strict: true });
  });
  afterAll(() => server.close());

  const asked = async (client: Client): Promise<{ challenge: string }> =>
    (await client.post('/api/auth/sign-in/passkey/options')).body.publicKey;

  /** Somebody with a passkey of their own. */
  async function holder(): Promise<{ key: Authenticator; client: Client; id: string; name: string }> {
    const name = `holder${++round}`;
    const client = await server.as('staff', { name });
    const key = new Authenticator();
    const { publicKey } = (await client.post('/api/me/passkeys/options')).body;
    const created = await client.post('/api/me/passkeys', key.create(publicKey));
    expect([created.status, created.body.recoveryCodes.length]).toEqual([200, 10]);
    return { key, client, id: (await client.get('/api/me')).body.id, name };
  }

  const signIn = async (key: Authenticator, client = server.anybody) =>
    client.post('/api/auth/sign-in/passkey', key.use(await asked(client)));

  it('signs in once for each challenge, of two answers at the same moment as well', async () => {
    const { key, id } = await holder();
    const client = server.anybody;
    const answer = key.use(await asked(client));
    const both = await Promise.all([1, 2].map(() => server.anybody.post('/api/auth/sign-in/passkey', answer)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(await client.post('/api/auth/sign-in/passkey', answer)).toMatchObject(WRONG);
    const again = server.anybody;
    expect(await signIn(key, again)).toMatchObject({ status: 200, body: { user: { id } } });
    expect((await again.get('/api/me')).body).toMatchObject({ id, secondFactor: 'on', authenticatorApp: false });
  });

  it('is refused for another page, another challenge, an unverified person, an altered signature', async () => {
    const { key, client } = await holder();
    const anybody = server.anybody;
    const elsewhere = new Authenticator('https://passerelle.example.com');
    const confirmation = (await client.post('/api/me/confirm/passkey-options')).body.publicKey;
    const good = key.use(await asked(anybody));
    const bad = [
      key.use({ challenge: Buffer.from('made.up.challenge').toString('base64url') }),
      key.use(confirmation),
      key.use(await asked(anybody), { verified: false }),
      { ...good, signature: key.use({ challenge: 'AAAA' })['signature'] },
      { ...good, clientDataJSON: 'bm8gSlNPTg' },
      Object.assign(elsewhere, { id: key.id }).use(await asked(anybody)),
      new Authenticator().use(await asked(anybody)),
    ];
    for (const input of bad) expect(await anybody.post('/api/auth/sign-in/passkey', input)).toMatchObject(WRONG);
    expect((await anybody.post('/api/auth/sign-in/passkey', good)).status).toBe(200);
  });

  it('is refused when it was asked for more than five minutes ago', async () => {
    const { key } = await holder();
    const answer = async (minutes: number): Promise<number> => {
      const asking = await asked(server.anybody);
      server.clock.setRealOffset({ minutes });
      const { status } = await server.anybody.post('/api/auth/sign-in/passkey', key.use(asking));
      server.clock.setRealOffset({});
      return status;
    };
    expect([await answer(4), await answer(6)]).toEqual([200, 401]);
  });

  it('is refused when its counter goes back, as that of a copy does', async () => {
    const { key } = await holder();
    key.counter = 7;
    expect((await signIn(key)).status).toBe(200);
    key.counter = 6;
    expect(await signIn(key)).toMatchObject(WRONG);
  });

  it('of one account does not confirm the session of another, nor is it taken twice', async () => {
    const [one, other] = [await holder(), await holder()];
    const { publicKey } = (await other.client.post('/api/me/confirm/passkey-options')).body;
    const refused = { status: 403, body: { type: '/problems/wrong-passkey' } };
    expect(await other.client.post('/api/me/confirm', { passkey: one.key.use(publicKey) })).toMatchObject(refused);
    expect((await other.client.post('/api/me/confirm', { passkey: other.key.use(publicKey) })).status).toBe(200);
    const options = (await other.client.post('/api/me/passkeys/options')).body;
    expect(await other.client.post('/api/me/passkeys', one.key.create(options.publicKey))).toMatchObject({
      status: 409,
      body: { type: '/problems/passkey-taken' },
    });
    // A challenge of somebody else.
    const theirs = (await one.client.post('/api/me/passkeys/options')).body.publicKey;
    expect(await other.client.post('/api/me/passkeys', new Authenticator().create(theirs))).toMatchObject(refused);
  });

  it('does not sign in to a disabled account, nor after the administration has reset the second factor', async () => {
    const { key, id } = await holder();
    const admin = await server.as('admin', { name: 'root' });
    const adminKey = new Authenticator();
    const options = (await admin.post('/api/me/passkeys/options')).body.publicKey;
    await admin.post('/api/me/passkeys', adminKey.create(options));
    await server.rows('update accounts set disabled_at = now() where id = $1', [id]);
    expect(await signIn(key)).toMatchObject(WRONG);
    await server.rows('update accounts set disabled_at = null where id = $1', [id]);
    expect((await signIn(key)).status).toBe(200);
    expect((await admin.post(`/api/accounts/${id}/reset-second-factor`)).status).toBe(200);
    expect(await signIn(key)).toMatchObject(WRONG);
    expect((await admin.get(`/api/accounts/${id}`)).body).toMatchObject({ secondFactor: 'needed' });
  });

  it('is asked for after a password, or a recovery code, of which each is good once', async () => {
    const { name, client } = await holder();
    const { recoveryCodes } = (await client.post('/api/me/second-factor/recovery-codes')).body;
    const email = `${name}@passerelle.example`;
    const browser = server.anybody;
    expect((await browser.post('/api/auth/sign-in/email', { email, password: PASSWORD })).body).toEqual({
      user: null,
      secondFactor: true,
      factors: ['passkey'],
      letterSent: false,
    });
    const code = { code: recoveryCodes[0] };
    expect((await browser.post('/api/auth/sign-in/second-factor', code)).status).toBe(200);
    await browser.post('/api/auth/sign-in/email', { email, password: PASSWORD });
    expect((await browser.post('/api/auth/sign-in/second-factor', code)).status).toBe(401);
  });

  it('can be ten in number, and the challenge for an eleventh is not spent', async () => {
    const { client } = await holder();
    const add = async (key: Authenticator) =>
      client.post('/api/me/passkeys', key.create((await client.post('/api/me/passkeys/options')).body.publicKey));
    for (let i = 1; i < 10; i++) expect((await add(new Authenticator())).body.recoveryCodes).toBeNull();
    expect(await add(new Authenticator())).toMatchObject({
      status: 409,
      body: { type: '/problems/too-many-passkeys' },
    });
    const { items } = (await client.get('/api/me/passkeys')).body;
    expect(items).toHaveLength(10);
    for (const { id } of items.slice(1)) expect((await client.delete(`/api/me/passkeys/${id}`)).status).toBe(200);
    expect((await client.delete(`/api/me/passkeys/${items[0].id}`)).status).toBe(403);
  });
});
