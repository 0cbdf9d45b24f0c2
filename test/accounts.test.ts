import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from './support/client.js';
import { TestServer, PASSWORD } from './support/test-server.js';
import { aRefusal } from './support/rows.js';
import { ask, volunteer, type Volunteer } from './support/network.js';

describe('accounts', () => {
  let server: TestServer;
  beforeAll(async () => (server = await TestServer.open()));
  afterAll(() => server.close());

  it('lets an invited coordinator set a password once and sign in', async () => {
    const admin = await server.as('admin');
    const invited = await admin.post('/api/accounts', {
      email: 'Rosa@passerelle.example',
      name: 'Rosa Keller',
      role: 'coordinator',
      cantons: ['ZH'],
      locale: 'de',
    });
    expect(invited.status).toBe(201);
    expect(invited.headers.get('location')).toBe(`/api/accounts/${invited.body.id}`);
    expect(invited.body).toMatchObject({ email: 'rosa@passerelle.example', joined: false, cantons: ['ZH'] });
    await server.tick();
    const letter = server.letters('rosa@passerelle.example')[0];
    expect(letter.subject).toBe('Ihre Einladung zu Passerelle');
    const token = /\/link\/([\w-]+)/.exec(letter.text)![1];
    const page = await server.anybody.get(`/link/${token}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('autocomplete="new-password"');
    const done = await server.anybody.send(
      'POST',
      `/link/${token}`,
      'password=' + encodeURIComponent('vier Wörter im Regen'),
      { headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    );
    expect(done.status).toBe(200);
    expect((await server.anybody.get(`/link/${token}`)).status).toBe(410);
    const rosa = await server.signIn('rosa@passerelle.example', 'vier Wörter im Regen');
    expect((await rosa.get('/api/me')).body).toMatchObject({
      name: 'Rosa Keller',
      role: 'coordinator',
      cantons: ['ZH'],
      adviserId: null,
      locale: 'de',
    });
  });

  it('refuses a wrong password, and says how long to wait after some more', async () => {
    await server.as('staff');
    const wrong = await server.anybody.post('/api/auth/sign-in/email', {
      email: 'staff@passerelle.example',
      password: 'not the one',
    });
    expect(wrong).toMatchObject({ status: 401, body: { type: '/problems/wrong-password' } });
    expect(wrong.headers.get('content-type')).toContain('application/problem+json');
    let last = wrong;
    for (let i = 0; i < 10; i++)
      last = await server.anybody.post('/api/auth/sign-in/email', {
        email: 'staff@passerelle.example',
        password: 'not the one',
      });
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('ends the session of an account at the moment it is disabled', async () => {
    const admin = await server.as('admin');
    const other = await server.as('privacy', { name: 'gone' });
    const me = (await other.get('/api/me')).body;
    const view = (await admin.get(`/api/accounts/${me.id}`)).body;
    const disabled = await admin.patch(`/api/accounts/${me.id}`, { disabled: true }, { version: view.version });
    expect(disabled).toMatchObject({ status: 200, body: { disabled: true } });
    expect((await other.get('/api/me')).status).toBe(401);
    expect(
      (await server.anybody.post('/api/auth/sign-in/email', { email: 'gone@passerelle.example', password: PASSWORD }))
        .status,
    ).not.toBe(500);
  });

  it('keeps at least one administrator', async () => {
    const admin = await server.as('admin');
    const me = (await admin.get('/api/me')).body;
    const { version } = (await admin.get(`/api/accounts/${me.id}`)).body;
    expect(await admin.patch(`/api/accounts/${me.id}`, { role: 'staff' }, { version })).toMatchObject({
      status: 409,
      body: { type: '/problems/last-admin' },
    });
  });

  it('answers a forgotten password the same whether the address is known or not', async () => {
    const known = await server.anybody.post('/api/accounts/forgot-password', { email: 'admin@passerelle.example' });
    const unknown = await server.anybody.post('/api/accounts/forgot-password', { email: 'nobody@passerelle.example' });
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    await server.tick();
    expect(server.letters('admin@passerelle.example')).toHaveLength(1);
    expect(server.letters('nobody@passerelle.example')).toHaveLength(0);
  });

  it('refuses a write that a foreign page sends with the cookie', async () => {
    const admin = await server.as('admin');
    const foreign = await admin.patch('/api/me', { locale: 'it' }, { headers: { origin: 'https://evil.example' } });
    expect(foreign).toMatchObject({ status: 403, body: { type: '/problems/foreign-origin' } });
  });
});

describe('disabling the account of somebody who advises', () => {
  let server: TestServer;
  let admin: Client;
  let coordinator: Client;
  let rahel: Volunteer;
  beforeAll(async () => {
    server = await TestServer.open();
    admin = await server.as('admin');
    coordinator = await server.as('coordinator');
    rahel = await volunteer(server, 'rahel', { capacity: 10 });
  });
  afterAll(() => server.close());

  it('first says what counts on it; then withdraws its offers, suggests it no more, and tells coordination', async () => {
    const [account] = await server.rows<{ id: string; version: number }>(
      'select id, version from accounts where adviser_id = $1',
      [rahel.id],
    );
    const taken = await ask(server);
    const offer = (await coordinator.post(`/api/cases/${taken.id}/offers`, { adviserId: rahel.id })).body.id;
    await rahel.client.post(`/api/offers/${offer}/accept`, { noConflict: true });
    await aRefusal(server, taken.id, { lastDay: '2026-03-20' });
    const offered = await ask(server);
    const open = (await coordinator.post(`/api/cases/${offered.id}/offers`, { adviserId: rahel.id })).body.id;
    const work = await admin.get(`/api/accounts/${account.id}/open-work`);
    expect(work).toMatchObject({ status: 200, body: { cases: 1, offers: 1, deadlines: 1 } });
    expect(work.text).not.toContain(taken.reference);
    await server.tick();
    server.post.mails.length = 0;

    expect(
      (await admin.patch(`/api/accounts/${account.id}`, { disabled: true }, { version: account.version })).status,
    ).toBe(200);
    expect((await coordinator.get(`/api/offers/${open}`)).body.state).toBe('withdrawn');
    expect((await coordinator.get(`/api/advisers/${rahel.id}`)).body).toMatchObject({ state: 'paused', load: 1 });
    const suggestions = (await coordinator.get(`/api/cases/${offered.id}/suggestions`)).body;
    expect(suggestions.items.map(({ adviserId }: { adviserId: string }) => adviserId)).not.toContain(rahel.id);
    await server.tick();
    const [letter] = server
      .letters('coordinator@passerelle.example')
      .filter(({ text }) => text.includes(`/advisers/${rahel.id}`));
    expect(letter.text).toMatch(/ouverts\u00a0: 1.*délai en cours\u00a0: 1/);
    expect(letter.subject + letter.text).not.toContain('rahel');
    expect((await admin.get(`/api/accounts/${account.id}/open-work`)).body).toEqual({
      cases: 1,
      offers: 0,
      deadlines: 1,
    });

    // Opened again, it is for a coordinator to say whether they want cases again.
    const { version } = (await admin.get(`/api/accounts/${account.id}`)).body;
    await admin.patch(`/api/accounts/${account.id}`, { disabled: false }, { version });
    expect((await coordinator.get(`/api/advisers/${rahel.id}`)).body.state).toBe('paused');
  });

  it('also withdraws the offers of an adviser who leaves', async () => {
    const leaving = await volunteer(server, 'lea');
    const { id } = await ask(server);
    const offer = (await coordinator.post(`/api/cases/${id}/offers`, { adviserId: leaving.id })).body.id;
    const { version } = (await coordinator.get(`/api/advisers/${leaving.id}`)).body;
    expect((await coordinator.patch(`/api/advisers/${leaving.id}`, { state: 'left' }, { version })).status).toBe(200);
    expect((await coordinator.get(`/api/offers/${offer}`)).body.state).toBe('withdrawn');
  });

  it('is marked when letters to its address come back, until a link is sent again', async () => {
    const { id } = (
      await admin.post('/api/accounts', {
        email: 'gone@passerelle.example',
        name: 'Konto',
        role: 'staff',
        locale: 'de',
      })
    ).body;
    await server.tick();
    const [mail] = await server.rows<{ id: string }>(
      `select id from outgoing_mails where kind = 'invitation' and params ->> 'account' = $1`,
      [id],
    );
    const bearer = { headers: { authorization: 'Bearer bounces-key-of-the-tests' } };
    expect(
      (await server.anybody.post('/api/mail/bounces', { id: mail.id, kind: 'hard', code: '5.1.1' }, bearer)).status,
    ).toBe(200);
    expect((await admin.get(`/api/accounts/${id}`)).body.emailFailedAt).toBe(server.clock.now().toISOString());
    expect((await admin.post(`/api/accounts/${id}/link`)).body.emailFailedAt).toBeNull();
  });
});
