import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from './support/client.js';
import { TestServer } from './support/test-server.js';
import { ask, LAUSANNE, logged, volunteer, type Volunteer } from './support/network.js';
import { SweepService } from '../src/queue/sweep.service.js';

describe('matching', () => {
  let server: TestServer;
  let coordinator: Client;
  let rahel: Volunteer;
  beforeAll(async () => {
    server = await TestServer.open();
    coordinator = await server.as('coordinator');
    rahel = await volunteer(server, 'rahel');
  });
  afterAll(() => server.close());

  const offer = async (caseId: string, adviserId = rahel.id): Promise<string> => {
    const made = await coordinator.post(`/api/cases/${caseId}/offers`, { adviserId });
    if (made.status !== 201) throw new Error(made.text);
    return made.body.id as string;
  };
  const load = async (id: string): Promise<number> =>
    (await coordinator.get(`/api/advisers/${id}`)).body.load as number;

  it('suggests who fits, with reasons in words and numbers, and says why the others are left out', async () => {
    const { id } = await ask(server);
    const councillor = await volunteer(server, 'councillor', {
      conflicts: [{ kind: 'authority', canton: 'VD', commune: LAUSANNE }],
    });
    const german = await volunteer(server, 'german', {
      languages: [{ code: 'de', level: 'native', interprets: false }],
    });
    const away = await volunteer(server, 'away');
    expect((await away.client.post(`/api/advisers/${away.id}/absences`, { from: '2026-03-01', to: null })).status).toBe(
      200,
    );
    const { body } = await coordinator.get(`/api/cases/${id}/suggestions`);
    expect(body.items[0]).toMatchObject({ adviserId: rahel.id, firstName: 'rahel' });
    expect(body.items[0].score).toBe(
      body.items[0].reasons.reduce((sum: number, reason: { points: number }) => sum + reason.points, 0),
    );
    expect(body.items[0].reasons.map((reason: { text: string }) => reason.text)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('tigrigna'),
        'à 0 km',
        'connaît\u00a0: naturalisation ordinaire',
        '0 places sur 3 occupées',
      ]),
    );
    const excluded = Object.fromEntries(
      body.excluded.map((each: { adviserId: string; reasons: { code: string; text: string }[] }) => [
        each.adviserId,
        each.reasons,
      ]),
    );
    expect(excluded[councillor.id]).toEqual([{ code: 'conflict-authority', text: 'fait partie de l’autorité' }]);
    expect(excluded[german.id]).toMatchObject([{ code: 'no-shared-language' }]);
    expect(excluded[away.id]).toMatchObject([{ code: 'absent' }]);
  });

  it('takes a case from request to match, and everybody concerned hears of it', async () => {
    const { id } = await ask(server, { contact: { email: 'selam.t@example.org' } });
    const offerId = await offer(id);
    expect(await load(rahel.id)).toBe(1);
    const seen = await rahel.client.get(`/api/offers/${offerId}`);
    expect(seen.body).toMatchObject({
      state: 'open',
      caseId: null,
      caseReference: null,
      languages: ['ti', 'fr'],
      canton: 'VD',
    });
    expect(seen.text).not.toMatch(/Selam|Tesfay|5586/);
    expect((await rahel.client.get(`/api/cases/${id}`)).status).toBe(404);
    await server.tick();
    expect(server.letters('rahel@passerelle.example').at(-1)).toMatchObject({
      subject: 'Quelqu’un demande après vous',
    });
    expect(server.letters('rahel@passerelle.example').at(-1)!.text).toContain('samedi 7 mars 2026');
    expect((await rahel.client.post(`/api/offers/${offerId}/accept`, {})).status).toBe(422);
    const accepted = await rahel.client.post(`/api/offers/${offerId}/accept`, { noConflict: true });
    expect(accepted).toMatchObject({ status: 200, body: { state: 'accepted', caseId: id, onBehalf: false } });
    const theCase = (await rahel.client.get(`/api/cases/${id}`)).body;
    expect(theCase).toMatchObject({
      stage: 'screening',
      adviser: { id: rahel.id },
      waitingSince: null,
      person: { firstName: 'Selam', contact: { email: 'selam.t@example.org' } },
    });
    await server.tick();
    const told = server
      .letters('selam.t@example.org')
      .find((letter) => letter.subject === 'Quelqu’un est là pour vous')!;
    // Three working days from Monday.
    expect(told.text).toContain('rahel Muster vous conseille et vous contactera d’ici au jeudi 5 mars 2026');
    expect(await rahel.client.post(`/api/offers/${offerId}/accept`, { noConflict: true })).toMatchObject({
      status: 409,
      body: { type: '/problems/offer-answered', state: 'accepted' },
    });
    const [facts] = await server.rows<{ facts: { score: number; reasons: unknown[]; version: string } }>(
      'select facts from offers where id = $1',
      [offerId],
    );
    expect(facts.facts).toMatchObject({ score: expect.any(Number), version: expect.any(String) });
    await rahel.client.post(`/api/cases/${id}/release`, { reason: 'story over' });
  });

  it('lets only one of two coordinators offer a case', async () => {
    const { id } = await ask(server);
    const other = await volunteer(server, 'other');
    const second = await server.as('coordinator', { name: 'second', cantons: ['VD'] });
    const answers = await Promise.all([
      coordinator.post(`/api/cases/${id}/offers`, { adviserId: rahel.id }),
      second.post(`/api/cases/${id}/offers`, { adviserId: other.id }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect(answers.find((answer) => answer.status === 409)!.body.type).toBe('/problems/already-offered');
    expect(await server.rows("select 1 from offers where case_id = $1 and state = 'open'", [id])).toHaveLength(1);
  });

  it('lets only one of two coordinators give away an adviser’s last place', async () => {
    const last = await volunteer(server, 'last', { capacity: 1 });
    const cases = await Promise.all([ask(server), ask(server), ask(server)]);
    const answers = await Promise.all(
      cases.map(({ id }) => coordinator.post(`/api/cases/${id}/offers`, { adviserId: last.id })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    for (const answer of answers.filter((each) => each.status === 409))
      expect(answer.body.type).toBe('/problems/capacity');
    expect(await load(last.id)).toBe(1);
  });

  it('lets an adviser accept once, however often they press', async () => {
    const quick = await volunteer(server, 'quick');
    const { id } = await ask(server);
    const offerId = await offer(id, quick.id);
    const answers = await Promise.all(
      [1, 2, 3].map(() => quick.client.post(`/api/offers/${offerId}/accept`, { noConflict: true })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect(await server.rows("select 1 from case_events where case_id = $1 and kind = 'matched'", [id])).toHaveLength(
      1,
    );
    expect(await load(quick.id)).toBe(1);
  });

  it('lapses by the clock, sweep or no sweep, and tells the coordinators', async () => {
    const slow = await volunteer(server, 'slow');
    const [first, second] = await Promise.all([ask(server), ask(server)]);
    const [late, swept] = [await offer(first.id, slow.id), await offer(second.id, slow.id)];
    server.clock.forward({ days: 6 });
    expect(await slow.client.post(`/api/offers/${late}/accept`, { noConflict: true })).toMatchObject({
      status: 409,
      body: { type: '/problems/offer-lapsed' },
    });
    expect((await slow.client.get(`/api/offers/${late}`)).body.state).toBe('lapsed');
    expect((await slow.client.get(`/api/offers/${swept}`)).body.state).toBe('open');
    await server.tick();
    expect((await slow.client.get(`/api/offers/${swept}`)).body.state).toBe('lapsed');
    expect(await load(slow.id)).toBe(0);
    const letters = server
      .letters('coordinator@passerelle.example')
      .filter((letter) => letter.subject === 'Une proposition est restée sans réponse');
    expect(letters.length).toBeGreaterThanOrEqual(2);
    // A new offer first lapses what has expired, in one transaction.
    const third = await offer(first.id, slow.id);
    server.clock.forward({ days: 6 });
    expect((await coordinator.post(`/api/cases/${first.id}/offers`, { adviserId: slow.id })).status).toBe(201);
    expect((await slow.client.get(`/api/offers/${third}`)).body.state).toBe('lapsed');
  });

  it('lapses in the next round of the sweep when the time of this one is spent', async () => {
    const slow = await volunteer(server, 'slower');
    const { id } = await ask(server);
    const offerId = await offer(id, slow.id);
    const state = () => server.rows(`select state from offers where id = '${offerId}'`);
    server.clock.forward({ days: 6 });
    await server.app.get(SweepService).sweep(0);
    expect(await state()).toEqual([{ state: 'open' }]);
    await server.app.get(SweepService).sweep();
    expect(await state()).toEqual([{ state: 'lapsed' }]);
  });

  it('takes a no with its reason, leaves the adviser out next time, and offers again', async () => {
    const busy = await volunteer(server, 'busy');
    const { id } = await ask(server);
    const offerId = await offer(id, busy.id);
    expect((await busy.client.post(`/api/offers/${offerId}/decline`, { reason: 'other' })).body.errors[0].pointer).toBe(
      '/note',
    );
    expect(await busy.client.post(`/api/offers/${offerId}/decline`, { reason: 'no-time' })).toMatchObject({
      status: 200,
      body: { state: 'declined', reason: 'no-time' },
    });
    expect((await busy.client.get(`/api/offers/${offerId}`)).body.state).toBe('declined');
    expect((await busy.client.get('/api/offers?state=open')).body.items).toEqual([]);
    expect((await busy.client.post(`/api/offers/${offerId}/accept`, { noConflict: true })).status).toBe(409);
    const { body } = await coordinator.get(`/api/cases/${id}/suggestions?limit=50`);
    expect(body.excluded.find((each: { adviserId: string }) => each.adviserId === busy.id).reasons).toMatchObject([
      { code: 'declined-before' },
    ]);
    // The case is free for somebody else.
    await offer(id, (await volunteer(server, 'less-busy')).id);
    await server.tick();
    expect(server.letters('coordinator@passerelle.example').map((letter) => letter.subject)).toContain(
      'Une proposition a été déclinée',
    );
  });

  it('lets a coordinator answer for an adviser who said it on the phone, and says so', async () => {
    const phone = await volunteer(server, 'phone');
    const { id } = await ask(server);
    const offerId = await offer(id, phone.id);
    expect((await coordinator.post(`/api/offers/${offerId}/accept`, { noConflict: true })).body.errors[0].pointer).toBe(
      '/onBehalf',
    );
    expect(
      (await coordinator.post(`/api/offers/${offerId}/accept`, { noConflict: true, onBehalf: true })).body.errors[0]
        .pointer,
    ).toBe('/how');
    expect(
      await coordinator.post(`/api/offers/${offerId}/accept`, { noConflict: true, onBehalf: true, how: 'phone' }),
    ).toMatchObject({ status: 200, body: { state: 'accepted', onBehalf: true, how: 'phone' } });
  });

  it('asks the rules again when accepting: a conflict declared meanwhile stops the match', async () => {
    const member = await volunteer(server, 'member');
    const { id } = await ask(server);
    const offerId = await offer(id, member.id);
    const me = (await member.client.get('/api/advisers/me')).body;
    await member.client.patch(
      '/api/advisers/me',
      { conflicts: [{ kind: 'authority', canton: 'VD', commune: LAUSANNE }] },
      { version: me.version },
    );
    expect(await member.client.post(`/api/offers/${offerId}/accept`, { noConflict: true })).toMatchObject({
      status: 409,
      body: { type: '/problems/adviser-excluded', exclusions: ['conflict-authority'] },
    });
  });

  it('lets an adviser accept although their own work has grown over the place meanwhile', async () => {
    const growing = await volunteer(server, 'growing', { capacity: 2 });
    const own = (await growing.client.post('/api/cases', logged({ stage: 'examination', filedOn: '2025-01-05' }))).body;
    const offerId = await offer((await ask(server)).id, growing.id);
    await growing.client.put(`/api/cases/${own.id}/stage`, { to: 'interview' }, { version: 1 });
    const me = (await growing.client.get('/api/advisers/me')).body;
    expect(me.load).toBe(2);
    expect((await growing.client.patch('/api/advisers/me', { capacity: 1 }, { version: me.version })).status).toBe(200);
    expect((await growing.client.post(`/api/offers/${offerId}/accept`, { noConflict: true })).status).toBe(200);
    expect((await growing.client.get('/api/advisers/me')).body).toMatchObject({ capacity: 1, load: 2 });
  });

  it('is not open to other cantons, to staff, or for a case that is not waiting', async () => {
    const { id } = await ask(server);
    const ticino = await server.as('coordinator', { name: 'ticino', cantons: ['TI'] });
    expect((await ticino.get(`/api/cases/${id}/suggestions`)).status).toBe(404);
    expect((await ticino.post(`/api/cases/${id}/offers`, { adviserId: rahel.id })).status).toBe(404);
    expect((await (await server.as('staff')).get(`/api/cases/${id}/suggestions`)).status).toBe(403);
    const mine = (await rahel.client.post('/api/cases', logged())).body;
    expect(await coordinator.post(`/api/cases/${mine.id}/offers`, { adviserId: rahel.id })).toMatchObject({
      status: 409,
      body: { type: '/problems/not-to-offer' },
    });
    expect(
      (await coordinator.post(`/api/cases/${id}/offers`, { adviserId: '0190aaaa-0000-7000-8000-000000000000' })).status,
    ).toBe(422);
    const offerId = await offer(id);
    const stranger = await volunteer(server, 'stranger');
    expect((await stranger.client.post(`/api/offers/${offerId}/accept`, { noConflict: true })).status).toBe(404);
    expect((await coordinator.post(`/api/offers/${offerId}/withdraw`)).body.state).toBe('withdrawn');
  });

  it('keeps each adviser’s load equal to what they have, whatever happened', async () => {
    const wrong = await server.rows(`
      select d.id from advisers d where d.load <>
        (select count(*) from cases c where c.adviser_id = d.id and counts_as_work(c.stage)) + (select count(*) from offers o where o.adviser_id = d.id and o.state = 'open')`);
    expect(wrong).toEqual([]);
  });
});

describe('an offer to somebody whom no letter reaches', () => {
  let server: TestServer;
  let coordinator: Client;
  beforeAll(async () => {
    server = await TestServer.open();
    coordinator = await server.as('coordinator', { name: 'network', cantons: ['CH'] });
  });
  afterAll(() => server.close());

  /** An adviser whose account does not work any more, or who never had one. */
  async function unreachable(name: string): Promise<string> {
    const { id } = await volunteer(server, name);
    await server.rows(`update accounts set disabled_at = created_at where adviser_id = $1`, [id]);
    return id;
  }

  it('is refused with the way out, and leaves nothing behind', async () => {
    const { id } = await ask(server);
    const adviserId = await unreachable('silvia');
    const suggested = (await coordinator.get(`/api/cases/${id}/suggestions`)).body.items;
    expect(suggested.find((each: { adviserId: string }) => each.adviserId === adviserId)).toMatchObject({
      hasAccount: false,
      emailFails: false,
    });
    await server.rows(`update accounts set email_failed_at = created_at where adviser_id = $1`, [adviserId]);
    const judged = (await coordinator.get(`/api/cases/${id}/suggestions`)).body.items;
    expect(judged.find((each: { adviserId: string }) => each.adviserId === adviserId)).toMatchObject({
      emailFails: true,
    });
    const refused = await coordinator.post(`/api/cases/${id}/offers`, { adviserId });
    expect(refused).toMatchObject({
      status: 409,
      body: { type: '/problems/adviser-without-account', detail: expect.stringMatching(/onBehalf.*invite/s) },
    });
    expect(await server.rows('select 1 from offers where case_id = $1', [id])).toEqual([]);
    expect(await server.rows('select load from advisers where id = $1', [adviserId])).toEqual([{ load: 0 }]);
  });

  it('is made and answered in one step when they have said yes on the phone', async () => {
    const { id } = await ask(server);
    const adviserId = await unreachable('sandro');
    const yes = { adviserId, onBehalf: true, how: 'phone', noConflict: true };
    for (const [missing, pointer] of [
      ['how', '/how'],
      ['noConflict', '/noConflict'],
    ]) {
      const { [missing as 'how']: _, ...rest } = yes;
      expect((await coordinator.post(`/api/cases/${id}/offers`, rest)).body.errors).toMatchObject([{ pointer }]);
    }
    const made = await coordinator.post(`/api/cases/${id}/offers`, yes, { key: 'yes-of-sandro' });
    expect(made).toMatchObject({ status: 201, body: { state: 'accepted', onBehalf: true, how: 'phone' } });
    expect((await coordinator.post(`/api/cases/${id}/offers`, yes, { key: 'yes-of-sandro' })).body.id).toBe(
      made.body.id,
    );
    expect((await coordinator.get(`/api/cases/${id}`)).body).toMatchObject({
      stage: 'screening',
      adviser: { id: adviserId },
    });
    expect(await server.rows('select load from advisers where id = $1', [adviserId])).toEqual([{ load: 1 }]);
  });

  it('still gives nobody more than they can bear', async () => {
    const adviserId = await unreachable('serena');
    await server.rows('update advisers set capacity = 1 where id = $1', [adviserId]);
    const yes = { adviserId, onBehalf: true, how: 'phone', noConflict: true };
    const [one, two] = [await ask(server), await ask(server)];
    const answers = await Promise.all([one, two].map(({ id }) => coordinator.post(`/api/cases/${id}/offers`, yes)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await server.rows('select load from advisers where id = $1', [adviserId])).toEqual([{ load: 1 }]);
  });
});

describe('a case that ends while it is offered', () => {
  let server: TestServer;
  let coordinator: Client;
  let rahel: Volunteer;
  beforeAll(async () => {
    server = await TestServer.open();
    coordinator = await server.as('coordinator', { name: 'network', cantons: ['CH'] });
    rahel = await volunteer(server, 'rahel', { capacity: 10 });
  });
  afterAll(() => server.close());

  const WAYS: [
    name: string,
    end: (theCase: { id: string; tracking: string; version: number }) => Promise<{ status: number }>,
  ][] = [
    [
      'is closed',
      ({ id, version }) => coordinator.put(`/api/cases/${id}/stage`, { to: 'closed', outcome: 'advised' }, { version }),
    ],
    [
      'is withdrawn by us',
      ({ id, version }) => coordinator.put(`/api/cases/${id}/stage`, { to: 'withdrawn' }, { version }),
    ],
    ['is withdrawn by the person', ({ tracking }) => server.anybody.post(`/api/requests/${tracking}/withdraw`)],
    [
      'is declined',
      ({ id, version }) =>
        coordinator.put(`/api/cases/${id}/waiting`, { decline: 'not-ours', reason: 'Lives abroad.' }, { version }),
    ],
    ['moves away', async ({ id, version }) => coordinator.patch(`/api/cases/${id}`, { commune: 261 }, { version })],
    [
      'is said to have moved',
      async ({ id }) => {
        await server.rows(`update cases set stage = 'preparation', procedure = 'ordinary' where id = $1`, [id]);
        const { version } = (await coordinator.get(`/api/cases/${id}`)).body;
        return coordinator.put(`/api/cases/${id}/stage`, { to: 'moved' }, { version });
      },
    ],
  ];

  it.each(WAYS)(
    'takes the offer back in the same breath when it %s: no letter, no place held, nothing to accept',
    async (_name, end) => {
      const asked = await ask(server);
      const offer = (await coordinator.post(`/api/cases/${asked.id}/offers`, { adviserId: rahel.id })).body.id;
      const { version } = (await coordinator.get(`/api/cases/${asked.id}`)).body;
      expect(await end({ ...asked, version })).toMatchObject({ status: 200 });
      expect((await coordinator.get(`/api/offers/${offer}`)).body.state).toBe('withdrawn');
      expect(await server.rows('select load from advisers where id = $1', [rahel.id])).toEqual([{ load: 0 }]);
      expect(await rahel.client.post(`/api/offers/${offer}/accept`, { noConflict: true })).toMatchObject({
        status: 409,
        body: { type: '/problems/offer-answered' },
      });
      await server.tick();
      expect(await server.rows(`select state from outgoing_mails where params ->> 'offer' = $1`, [offer])).toEqual([
        { state: 'cancelled' },
      ]);
      expect(
        (await coordinator.get(`/api/cases/${asked.id}/events`)).body.items.map(({ kind }: { kind: string }) => kind),
      ).toContain('offer-withdrawn');
    },
  );

  it('is kept by the database itself', async () => {
    const asked = await ask(server);
    await coordinator.post(`/api/cases/${asked.id}/offers`, { adviserId: rahel.id });
    const closing = `update cases set stage = 'closed', outcome = 'advised', closed_on = '2026-03-02', waiting_since = null where id = $1`;
    await expect(server.rows(closing, [asked.id])).rejects.toMatchObject({ constraint: 'offers_end_with_their_case' });
  });
});
