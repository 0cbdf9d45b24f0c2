import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestServer } from './support/test-server.js';
import { ask, HELP, LAUSANNE, selam, volunteer } from './support/network.js';

describe('asking for help', () => {
  let server: TestServer;
  beforeAll(async () => (server = await TestServer.open()));
  afterAll(() => server.close());

  it('needs no account, answers with a way to follow it, and sends a receipt', async () => {
    const coordinator = await server.as('coordinator');
    const made = await server.anybody.post(
      '/api/requests',
      selam({
        helper: { name: 'Frau Meier', phone: '044 000 00 09', relation: 'Nachbarin' },
        members: [{ firstName: 'Yonas', birthYear: 2015, relation: 'child' }],
        source: 'poster',
      }),
    );
    expect(made.status).toBe(201);
    expect(made.body.reference).toMatch(/^P-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    const state = await server.anybody.get(`/api/requests/${made.body.tracking}`, {
      headers: { 'accept-language': 'it-CH,de;q=0.5' },
    });
    expect(state.body).toMatchObject({
      reference: made.body.reference,
      state: 'looking',
      text: 'La sua richiesta è da noi. Cerchiamo qualcuno che la consigli.',
    });
    expect(state.text).not.toMatch(/Selam|Tesfay/);
    await server.tick();
    const receipt = server.letters('selam@example.org')[0];
    expect(receipt.subject).toBe('ሕቶኹም በጺሑና');
    expect(receipt.text).toContain(`/requests/${made.body.tracking}`);
    expect(receipt.text).toContain(made.body.reference);
    expect(server.letters('coordinator@passerelle.example')[0]).toMatchObject({ subject: 'Quelqu’un demande conseil' });
    expect(server.letters('coordinator@passerelle.example')[0].text).not.toMatch(/Selam|ሰላም/);
    const theCase = (await coordinator.all('/api/cases?waiting=true'))[0];
    expect(theCase).toMatchObject({ firstName: 'Selam', stage: 'requested', canton: 'VD' });
    expect((await coordinator.get(`/api/cases/${theCase.id}`)).body).toMatchObject({
      channel: 'helper',
      source: 'poster',
      message: 'ሰላም፡ ክሕተት ክገብር ይደሊ።',
      person: {
        helper: { relation: 'Nachbarin' },
        consents: [{ purpose: 'help', channel: 'helper', withdrawnOn: null }],
      },
    });
  });

  it('is seen and taken back on the page behind the link of the receipt, without JavaScript', async () => {
    const { tracking, reference } = await ask(server);
    const page = await server.anybody.get(`/requests/${tracking}`, { headers: { 'accept-language': 'fr' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.text).toContain(reference);
    expect(page.text).toContain('Nous cherchons quelqu’un');
    expect(page.text).not.toMatch(/Selam|<script/);
    const form = { headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'de' } };
    const gone = await server.anybody.send('POST', `/requests/${tracking}`, '', form);
    expect(gone.text).toContain('Diese Anfrage ist zurückgezogen.');
    expect(gone.text).not.toContain('<form');
    expect((await server.anybody.get('/requests/nonsense')).status).toBe(404);
  });

  it('is made once when sent twice with the same key', async () => {
    const [first, second] = await Promise.all([
      server.anybody.post('/api/requests', selam(), { key: 'k1' }),
      server.anybody.post('/api/requests', selam(), { key: 'k1' }),
    ]);
    expect(first.body).toEqual(second.body);
    expect((await server.anybody.post('/api/requests', selam({ firstName: 'Other' }), { key: 'k1' })).status).toBe(409);
  });

  it('can be taken back, with all consents, and what is offered goes with it', async () => {
    const coordinator = await server.as('coordinator');
    const helper = await volunteer(server, 'helper');
    const { id, tracking } = await ask(server);
    const offer = (await coordinator.post(`/api/cases/${id}/offers`, { adviserId: helper.id })).body;
    const gone = await server.anybody.post(`/api/requests/${tracking}/withdraw`);
    expect(gone).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    expect((await server.anybody.post(`/api/requests/${tracking}/withdraw`)).body.state).toBe('withdrawn');
    expect((await helper.client.get(`/api/offers/${offer.id}`)).body.state).toBe('withdrawn');
    expect((await coordinator.get(`/api/cases/${id}`)).body.person.consents).toMatchObject([
      { withdrawnOn: '2026-03-02' },
    ]);
  });

  it('answers a token nobody made as if there were nothing', async () => {
    const { tracking } = await ask(server);
    for (const token of [
      'x',
      'A'.repeat(44),
      `${tracking.slice(0, -1)}${tracking.endsWith('A') ? 'B' : 'A'}`,
      '../../etc/passwd',
      '%00',
    ]) {
      const answer = await server.anybody.get(`/api/requests/${encodeURIComponent(token)}`);
      expect(answer).toMatchObject({ status: 404, body: { type: '/problems/not-found' } });
    }
  });

  it('writes nothing without consent, and points at what is wrong', async () => {
    const bad: [Record<string, unknown>, string][] = [
      [{ consents: [] }, '/consents'],
      [{ consents: [{ ...HELP[0], purpose: 'statistics' }] }, '/consents'],
      [{ commune: 1 << 20 }, '/commune'],
      [{ commune: 9998 }, '/commune'],
      [{ languages: ['français'] }, '/languages'],
      [{ contact: { phone: '12' } }, '/contact/phone'],
      [{ source: 'A B' }, '/source'],
      [{ firstName: 'x'.repeat(81) }, '/firstName'],
      [{ lastName: null }, '/lastName'],
      [{ members: [{ firstName: 'A', relation: 'cousin' }] }, '/members/0/relation'],
      [{ admin: true }, '/admin'],
      [{ contact: null }, '/contact'],
    ];
    const before = await server.rows('select count(*) from people');
    for (const [over, pointer] of bad) {
      const answer = await server.anybody.post('/api/requests', selam(over));
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer]);
    }
    expect(await server.rows('select count(*) from people')).toEqual(before);
  });

  it('understands the number of a commune that has merged', async () => {
    const { id } = await ask(server, { commune: 700 });
    expect(await server.rows('select canton, commune from cases where id = $1', [id])).toEqual([
      { canton: 'JU', commune: 6831 },
    ]);
    expect(LAUSANNE).toBe(5586);
  });
});
