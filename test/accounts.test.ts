import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { House, PASSWORD } from './support/house.js';

describe('accounts', () => {
  let house: House;
  beforeAll(async () => (house = await House.open()));
  afterAll(() => house.close());

  it('lets an invited coordinator set a password once and sign in', async () => {
    const admin = await house.as('admin');
    const invited = await admin.post('/api/accounts', { email: 'Rosa@passerelle.example', name: 'Rosa Keller', role: 'coordinator', cantons: ['ZH'], locale: 'de' });
    expect(invited.status).toBe(201);
    expect(invited.headers.get('location')).toBe(`/api/accounts/${invited.body.id}`);
    expect(invited.body).toMatchObject({ email: 'rosa@passerelle.example', joined: false, cantons: ['ZH'] });
    await house.tick();
    const letter = house.letters('rosa@passerelle.example')[0];
    expect(letter.subject).toBe('Ihre Einladung zu Passerelle');
    const token = /\/link\/([\w-]+)/.exec(letter.text)![1];
    const page = await house.anybody.get(`/link/${token}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('autocomplete="new-password"');
    const done = await house.anybody.send('POST', `/link/${token}`, 'password=' + encodeURIComponent('vier Wörter im Regen'), { headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect(done.status).toBe(200);
    expect((await house.anybody.get(`/link/${token}`)).status).toBe(410);
    const rosa = await house.signIn('rosa@passerelle.example', 'vier Wörter im Regen');
    expect((await rosa.get('/api/me')).body).toMatchObject({ name: 'Rosa Keller', role: 'coordinator', cantons: ['ZH'], adviserId: null, locale: 'de' });
  });

  it('refuses a wrong password, and says how long to wait after some more', async () => {
    await house.as('staff');
    const wrong = await house.anybody.post('/api/auth/sign-in/email', { email: 'staff@passerelle.example', password: 'not the one' });
    expect(wrong).toMatchObject({ status: 401, body: { type: '/problems/wrong-password' } });
    expect(wrong.headers.get('content-type')).toContain('application/problem+json');
    let last = wrong;
    for (let i = 0; i < 10; i++) last = await house.anybody.post('/api/auth/sign-in/email', { email: 'staff@passerelle.example', password: 'not the one' });
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('ends the session of an account at the moment it is disabled', async () => {
    const admin = await house.as('admin');
    const other = await house.as('privacy', { name: 'gone' });
    const me = (await other.get('/api/me')).body;
    const view = (await admin.get(`/api/accounts/${me.id}`)).body;
    const disabled = await admin.patch(`/api/accounts/${me.id}`, { disabled: true }, { version: view.version });
    expect(disabled).toMatchObject({ status: 200, body: { disabled: true } });
    expect((await other.get('/api/me')).status).toBe(401);
    expect((await house.anybody.post('/api/auth/sign-in/email', { email: 'gone@passerelle.example', password: PASSWORD })).status).not.toBe(500);
  });

  it('keeps at least one administrator', async () => {
    const admin = await house.as('admin');
    const me = (await admin.get('/api/me')).body;
    const { version } = (await admin.get(`/api/accounts/${me.id}`)).body;
    expect(await admin.patch(`/api/accounts/${me.id}`, { role: 'staff' }, { version })).toMatchObject({ status: 409, body: { type: '/problems/last-admin' } });
  });

  it('answers a forgotten password the same whether the address is known or not', async () => {
    const known = await house.anybody.post('/api/accounts/forgot-password', { email: 'admin@passerelle.example' });
    const unknown = await house.anybody.post('/api/accounts/forgot-password', { email: 'nobody@passerelle.example' });
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    await house.tick();
    expect(house.letters('admin@passerelle.example')).toHaveLength(1);
    expect(house.letters('nobody@passerelle.example')).toHaveLength(0);
  });

  it('refuses a write that a foreign page sends with the cookie', async () => {
    const admin = await house.as('admin');
    const foreign = await admin.patch('/api/me', { locale: 'it' }, { headers: { origin: 'https://evil.example' } });
    expect(foreign).toMatchObject({ status: 403, body: { type: '/problems/foreign-origin' } });
  });
});
