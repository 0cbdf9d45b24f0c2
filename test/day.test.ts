import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from './support/client.js';
import { TestServer } from './support/test-server.js';
import { selam } from './support/network.js';

/** The day in the network, end to end on the demonstration. */
describe('the day in the network', () => {
  let server: TestServer;
  let coordinator: Client;
  let adviser: Client;
  let staff: Client;
  beforeAll(async () => {
    server = await TestServer.open({ config: { demo: true } });
    coordinator = await server.signIn('coordinator@passerelle.example');
    adviser = await server.signIn('adviser@passerelle.example');
    staff = await server.signIn('staff@passerelle.example');
  });
  afterAll(() => server.close());

  it('shows a network at work: 160 cases over all stages, 60 irregularities, advisers and coordinators', async () => {
    const all = await server.signIn('switzerland@passerelle.example');
    const counts = (await all.get('/api/cases/counts')).body;
    expect(counts.all).toBe(160);
    expect(Object.keys(counts.stages)).toHaveLength(16);
    expect(counts.waiting).toBeGreaterThan(20);
    expect((await all.all('/api/advisers')).length).toBeGreaterThanOrEqual(20);
    expect((await staff.all('/api/irregularities?origin=network')).length).toBe(60);
    expect((await coordinator.get('/api/me')).body.adviserId).not.toBeNull();
    for (const name of ['adviser', 'coordinator', 'staff', 'privacy', 'admin'])
      expect((await (await server.signIn(`${name}@passerelle.example`)).get('/api/me')).body.role).toBe(name);
    const wrong = await server.rows(`select d.id from advisers d where d.load > d.capacity or d.load <>
      (select count(*) from cases c where c.adviser_id = d.id and counts_as_work(c.stage)) + (select count(*) from offers o where o.adviser_id = d.id and o.state = 'open')`);
    expect(wrong).toEqual([]);
    const mine = (await adviser.get('/api/follow-ups/counts')).body;
    expect(mine).toMatchObject({ overdue: expect.any(Number), today: expect.any(Number) });
    expect(mine.overdue).toBeGreaterThanOrEqual(2);
  });

  it('shows by when the authority should act on the cases that wait for one', async () => {
    const all = await server.signIn('switzerland@passerelle.example');
    const termOf = async ({ id }: { id: string }) => (await all.get(`/api/cases/${id}/assessment`)).body.term;
    const authorisations = await all.all('/api/cases?stage=federal-authorisation');
    expect(authorisations.length).toBeGreaterThan(3);
    for (const one of authorisations)
      expect(await termOf(one)).toMatchObject({ code: 'federal-authorisation', basis: 'OLN 23(1)' });
    const [facilitated] = await all.all('/api/cases?stage=examination&procedure=facilitated-spouse');
    expect(await termOf(facilitated)).toMatchObject({ code: 'facilitated-report' });
    const [decision] = await all.all('/api/cases?stage=cantonal-decision');
    expect(await termOf(decision)).toMatchObject({ code: 'authorisation-lapse', lapses: true });
  });

  it('goes from a request to one reminder, one confirmed irregularity and one line of an export', async () => {
    // A request comes in.
    const request = (
      await server.anybody.post(
        '/api/requests',
        selam({ lastName: 'Hailemariam', contact: { email: 'selam.h@example.org' } }),
      )
    ).body;

    // The coordinator of that canton reads the suggestions and offers.
    const waiting = await coordinator.all('/api/cases?waiting=true');
    const theCase = waiting.find((item) => item.reference === request.reference);
    const { items } = (await coordinator.get(`/api/cases/${theCase.id}/suggestions`)).body;
    const me = (await adviser.get('/api/me')).body;
    expect(items.map((item: { adviserId: string }) => item.adviserId)).toContain(me.adviserId);
    const offer = (await coordinator.post(`/api/cases/${theCase.id}/offers`, { adviserId: me.adviserId })).body;

    // The adviser accepts, logs a call, files the case, sets a follow-up.
    expect((await adviser.post(`/api/offers/${offer.id}/accept`, { noConflict: true })).body.state).toBe('accepted');
    expect(
      (await adviser.post(`/api/cases/${theCase.id}/notes`, { kind: 'call', text: 'Erstes Gespräch, sehr aufgeregt.' }))
        .status,
    ).toBe(201);
    let view = (await adviser.get(`/api/cases/${theCase.id}`)).body;
    view = (
      await adviser.patch(
        `/api/cases/${theCase.id}`,
        { procedure: 'ordinary', facts: { permit: 'C', birthDate: '2004' } },
        { version: view.version },
      )
    ).body;
    view = (await adviser.put(`/api/cases/${theCase.id}/stage`, { to: 'preparation' }, { version: view.version })).body;
    view = (
      await adviser.put(`/api/cases/${theCase.id}/stage`, { to: 'filed', on: '2026-03-02' }, { version: view.version })
    ).body;
    expect(view).toMatchObject({ stage: 'filed', filedOn: '2026-03-02' });
    const followUp = (
      await adviser.post(`/api/cases/${theCase.id}/follow-ups`, {
        title: 'Eingangsbestätigung da?',
        dueOn: '2026-03-05',
        remindDaysBefore: [0],
      })
    ).body;
    expect((await adviser.get(`/api/cases/${theCase.id}`)).body.nextDueOn).toBe('2026-03-05');

    // The clock moves; one reminder and only one stands in the outbox.
    const admin = await server.signIn('admin@passerelle.example');
    const before = server.letters('adviser@passerelle.example').length;
    for (const day of [3, 4]) {
      server.clock.set(`2026-03-0${day}T10:00:00+01:00`);
      await server.tick();
    }
    const remindersOf = (): Promise<{ state: string }[]> =>
      coordinator.all<{ state: string }>(`/api/reminders?followUp=${followUp.id}`);
    expect((await remindersOf()).map(({ state }) => state)).toEqual(['planned']);
    server.clock.set('2026-03-05T10:00:00+01:00');
    await server.tick();
    await server.tick();
    expect((await remindersOf()).map(({ state }) => state)).toEqual(['sent']);
    const letters = server
      .letters('adviser@passerelle.example')
      .slice(before)
      .filter((letter) => letter.text.includes(theCase.id));
    expect(letters).toHaveLength(1);
    expect(letters[0].text).toContain('Selam');
    expect(letters[0].text).not.toMatch(/Eingangsbestätigung|Hailemariam/);
    expect(letters[0].subject).not.toMatch(/Selam/);
    const outbox = (await admin.all('/api/outbox?state=sent')).filter((mail) => mail.kind === 'reminder');
    expect(outbox.length).toBeGreaterThan(0);
    expect(outbox[0].address).toMatch(/^\w\*\*\*@/);

    // The adviser logs an irregularity, staff confirm it, the export holds it.
    const logged = await adviser.post('/api/irregularities', {
      code: 'NO_RECORD',
      authority: { level: 'commune', canton: 'VD', commune: 5586, organ: 'commission' },
      occurred: '2026-03-04',
      description: 'Kein Protokoll des Gesprächs.',
      consent: 'statistics',
      caseId: theCase.id,
    });
    expect(logged.status).toBe(201);
    const confirmed = await staff.put(
      `/api/irregularities/${logged.body.id}/status`,
      {
        to: 'confirmed',
        kind: 'omission',
        severity: { scale: 2, scope: 'one', remediable: 'with-effort' },
        evidenceLevel: 'documented',
      },
      { version: logged.body.version },
    );
    expect(confirmed).toMatchObject({ status: 200, body: { status: 'confirmed' } });
    const made = (
      await staff.post('/api/exports', {
        report: 'irregularities',
        format: 'csv',
        filter: { from: '2026-03-01', to: '2026-03-31', canton: ['VD'], code: ['NO_RECORD'] },
      })
    ).body;
    const file = await staff.get(`/api/exports/${made.id}/file`);
    expect(file.headers.get('content-type')).toContain('text/csv');
    const lines = file.text.replace('\ufeff', '').trim().split(/\r?\n/);
    expect(lines[0]).toContain('month');
    expect(
      lines.slice(1).some((line) => line.includes('2026-03') && line.includes('VD') && line.includes('NO_RECORD')),
    ).toBe(true);
    expect(file.text).not.toMatch(/5586|Protokoll|2026-03-04/);

    // The person sees how it stands, and the privacy officer who looked.
    expect((await server.anybody.get(`/api/requests/${request.tracking}`)).body.state).toBe('found');
    const privacy = await server.signIn('privacy@passerelle.example');
    const looked = await privacy.all(`/api/audit?subject=${theCase.id}`);
    expect(looked.map((line) => line.permission)).toEqual(
      expect.arrayContaining([
        'open:requests.make',
        'open:requests.track',
        'cases.read',
        'matching.suggest',
        'offers.make',
        'offers.answer',
        'cases.notes',
        'cases.write',
        'follow-ups.write',
        'irregularities.log',
      ]),
    );
  });

  it('moves by its clock, and what falls due on the way leaves before the answer comes', async () => {
    const before = (await adviser.get('/api/demo/clock')).body;
    expect((await adviser.post('/api/demo/clock', { advance: 'tomorrow' })).status).toBe(422);
    expect((await adviser.post('/api/demo/clock', { advance: 'P0D' })).status).toBe(422);
    const moved = (await adviser.post('/api/demo/clock', { advance: 'P1D' })).body;
    expect(moved.today >= before.today).toBe(true);
    expect((await adviser.get('/api/demo/letters')).body.items.length).toBeGreaterThan(0);
  });
});
