import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from './support/client.js';
import { TestServer } from './support/test-server.js';
import { ask, GENEVA, HELP, LAUSANNE, logged, volunteer, ZURICH, type Volunteer } from './support/network.js';

describe('cases', () => {
  let server: TestServer;
  let coordinator: Client;
  let rahel: Volunteer;
  beforeAll(async () => {
    server = await TestServer.open();
    coordinator = await server.as('coordinator');
    rahel = await volunteer(server, 'rahel');
  });
  afterAll(() => server.close());

  it('are logged by an adviser who has them already, with person, facts and stage in one call', async () => {
    const made = await rahel.client.post(
      '/api/cases',
      logged({
        stage: 'filed',
        filedOn: '2025-11-03',
        facts: { permit: 'C', birthDate: '1984', debts: 'unknown' },
        members: [{ firstName: 'Inês', birthYear: 2016, relation: 'child' }],
        note: 'Trägt Mörtel, seit 2009.',
      }),
    );
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/api/cases/${made.body.id}`);
    expect(made.headers.get('etag')).toBe('"1"');
    expect(made.body).toMatchObject({
      stage: 'filed',
      canton: 'VD',
      adviser: { id: rahel.id },
      waitingSince: null,
      facts: { permit: 'C', birthDate: '1984', debts: 'unknown' },
      members: [{ firstName: 'Inês' }],
    });
    expect(made.body.person.contact.phone).toBe('+41790000002');
    const events = (await rahel.client.get(`/api/cases/${made.body.id}/events`)).body.items;
    expect(events.map((event: { kind: string }) => event.kind).sort()).toEqual(['note', 'opened']);
  });

  it('are made once when the phone sends them twice, and refuse the key for anything else', async () => {
    const key = 'draft-0001';
    const [first, second] = await Promise.all([
      rahel.client.post('/api/cases', logged({ stage: 'filed', filedOn: '2026-01-05' }), { key }),
      rahel.client.post('/api/cases', logged({ stage: 'filed', filedOn: '2026-01-05' }), { key }),
    ]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body.id).toBe(second.body.id);
    expect(await rahel.client.post('/api/cases', logged({ stage: 'screening' }), { key })).toMatchObject({
      status: 409,
      body: { type: '/problems/idempotency-key' },
    });
  });

  it('refuse one more than the adviser can bear, until they say that they can', async () => {
    const full = await volunteer(server, 'full', { capacity: 1 });
    expect((await full.client.post('/api/cases', logged())).status).toBe(201);
    expect(await full.client.post('/api/cases', logged())).toMatchObject({
      status: 409,
      body: { type: '/problems/capacity' },
    });
    expect((await full.client.post('/api/cases', logged({ raiseCapacity: true }))).status).toBe(201);
    expect((await full.client.get('/api/advisers/me')).body).toMatchObject({ capacity: 2, load: 2, openCases: 2 });
    // A case that waits for an authority holds no place.
    expect((await full.client.post('/api/cases', logged({ stage: 'examination', filedOn: '2025-05-05' }))).status).toBe(
      201,
    );
    expect((await full.client.get('/api/advisers/me')).body).toMatchObject({ capacity: 2, load: 2, openCases: 3 });
  });

  it('move along the way of their procedure, and say what is lacking', async () => {
    const { body } = await rahel.client.post('/api/cases', logged());
    const path = `/api/cases/${body.id}/stage`;
    expect(body.stage).toBe('screening');
    expect(await rahel.client.put(path, { to: 'communal-decision' }, { version: 1 })).toMatchObject({
      status: 409,
      body: { type: '/problems/case-cannot-move', blockers: ['no-such-move', 'no-filing-date'] },
    });
    const prepared = await rahel.client.put(path, { to: 'preparation' }, { version: 1 });
    expect(prepared).toMatchObject({ status: 200, body: { stage: 'preparation', version: 2 } });
    const filed = await rahel.client.put(path, { to: 'filed', on: '2026-02-27' }, { version: 2 });
    expect(filed.body).toMatchObject({ stage: 'filed', filedOn: '2026-02-27' });
    expect(await rahel.client.put(path, { to: 'examination' }, { version: 2 })).toMatchObject({
      status: 412,
      body: { type: '/problems/stale', current: 3 },
    });
    expect((await rahel.client.put(path, { to: 'examination' })).status).toBe(428);
    expect(
      (await rahel.client.put(path, { to: 'examination', on: '2026-03-03' }, { version: 3 })).body.errors[0].pointer,
    ).toBe('/on');
    const closed = await rahel.client.put(path, { to: 'closed', outcome: 'naturalised' }, { version: 3 });
    expect(closed.body).toMatchObject({
      stage: 'closed',
      outcome: 'naturalised',
      closedOn: '2026-03-02',
      waitingSince: null,
    });
  });

  it('ask for the letter of a refusal, and take its last day later', async () => {
    const { body } = await rahel.client.post('/api/cases', logged({ stage: 'examination', filedOn: '2025-01-05' }));
    const path = `/api/cases/${body.id}`;
    expect(await rahel.client.put(`${path}/stage`, { to: 'refused' }, { version: 1 })).toMatchObject({
      status: 409,
      body: { blockers: ['no-decision'] },
    });
    const decision = { decidedOn: '2026-02-20', receivedOn: '2026-02-26', delivery: 'registered', by: 'Municipalité' };
    const refused = await rahel.client.put(`${path}/stage`, { to: 'refused', decision }, { version: 1 });
    expect(refused.body).toMatchObject({ stage: 'refused', lastDay: null, decision });
    expect(
      (await rahel.client.patch(path, { decision: { ...decision, receivedOn: '2026-02-19' } }, { version: 2 })).body
        .errors[0].pointer,
    ).toBe('/decision/receivedOn');
    const typed = await rahel.client.patch(
      path,
      { decision: { ...decision, termDays: 30, lastDay: '2026-03-30' } },
      { version: 2 },
    );
    expect(typed.body).toMatchObject({ lastDay: '2026-03-30', decision: { termDays: 30 } });
    const again = await rahel.client.put(`${path}/stage`, { to: 'preparation' }, { version: 3 });
    expect(again.body).toMatchObject({ stage: 'preparation', lastDay: null, decision: null });
  });

  it('take a letter that was never fetched, whose term counts from the seventh day after the first attempt', async () => {
    const { body } = await rahel.client.post('/api/cases', logged({ stage: 'examination', filedOn: '2025-01-05' }));
    const path = `/api/cases/${body.id}`;
    const decision = { decidedOn: '2026-02-10', delivery: 'registered', by: 'Municipalité', termDays: 30 };
    const refused = (more: object) =>
      rahel.client.put(`${path}/stage`, { to: 'refused', decision: { ...decision, ...more } }, { version: 1 });
    for (const more of [{ receivedOn: null }, {}, { delivery: 'ordinary', firstAttemptOn: '2026-02-12' }])
      expect((await refused(more)).body.errors[0]).toMatchObject({
        pointer: '/decision/receivedOn',
        code: 'receipt-needed',
      });
    const never = { receivedOn: null, firstAttemptOn: '2026-02-12', remedyKind: 'court' };
    expect((await refused(never)).body).toMatchObject({
      decision: never,
      urgency: 'deadline',
      // 19 February and thirty days, without a week on both sides of Easter before the court (LPA-VD 96).
      deadline: { safeDay: '2026-03-20', lastDay: '2026-03-23', latestDay: '2026-03-23' },
    });
    const [item] = (await rahel.client.all('/api/cases?stage=refused')).filter(({ id }) => id === body.id);
    expect(item).toMatchObject({ lastDay: '2026-03-23', safeDay: '2026-03-20', latestDay: '2026-03-23' });
    expect(item).not.toHaveProperty('decision');
    expect(
      (await rahel.client.patch(path, { decision: { ...decision, ...never, remedyKind: 'bishop' } }, { version: 2 }))
        .body.errors[0].pointer,
    ).toBe('/decision/remedyKind');
    await rahel.client.put(`${path}/stage`, { to: 'closed', outcome: 'advised' }, { version: 2 });
  });

  it('look the same as nothing to a coordinator of another canton', async () => {
    const { id } = await ask(server);
    const zurich = await server.as('coordinator', { name: 'zurich', cantons: ['ZH'] });
    const [theirs, nothing] = [
      await zurich.get(`/api/cases/${id}`),
      await zurich.get('/api/cases/0190aaaa-0000-7000-8000-000000000000'),
    ];
    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, instance: '' }).toEqual({ ...nothing.body, instance: '' });
    expect((await zurich.get('/api/cases/not-an-id')).status).toBe(404);
    expect(
      (await zurich.put(`/api/cases/${id}/stage`, { to: 'closed', outcome: 'advised' }, { version: 1 })).status,
    ).toBe(404);
    expect((await zurich.get('/api/cases')).body.items).toEqual([]);
    expect((await coordinator.get(`/api/cases/${id}`)).body.person.firstName).toBe('Selam');
  });

  it('show staff no name, contact, facts or notes', async () => {
    const { id } = await ask(server, { message: 'vertraulich' });
    const staff = await server.as('staff');
    const view = await staff.get(`/api/cases/${id}`);
    expect(view.status).toBe(200);
    expect(view.text).not.toMatch(/Selam|selam@|vertraulich|person|facts/);
    const list = await staff.get('/api/cases');
    expect(list.text).not.toMatch(/Selam|João|Tesfay/);
    expect((await staff.get(`/api/cases/${id}/events`)).status).toBe(403);
  });

  it('follow the person to another canton, with its coordinators and its rules', async () => {
    const { body } = await rahel.client.post('/api/cases', logged());
    const moved = await rahel.client.patch(`/api/cases/${body.id}`, { commune: ZURICH }, { version: 1 });
    expect(moved.body).toMatchObject({ canton: 'ZH', commune: ZURICH, rules: { changed: false } });
    expect(moved.body.rules.version).not.toBe(body.rules.version);
    const zurich = await server.as('coordinator', { name: 'zurich', cantons: ['ZH'] });
    expect((await zurich.get(`/api/people/${body.person.id}`)).status).toBe(200);
    expect((await coordinator.get(`/api/people/${body.person.id}`)).status).toBe(404);
  });

  it('wait again when the match is ended, and the history goes along', async () => {
    const { body } = await rahel.client.post('/api/cases', logged({ note: 'erste Notiz' }));
    const released = await rahel.client.post(`/api/cases/${body.id}/release`, { reason: 'Ich ziehe weg.' });
    expect(released).toMatchObject({ status: 200, body: { adviser: null, stage: 'requested' } });
    expect(released.body.waitingSince).not.toBeNull();
    expect((await rahel.client.get(`/api/cases/${body.id}`)).status).toBe(404);
    const events = (await coordinator.get(`/api/cases/${body.id}/events`)).body.items;
    expect(events.map((event: { text: string }) => event.text)).toEqual(
      expect.arrayContaining(['erste Notiz', 'Ich ziehe weg.']),
    );
    expect((await rahel.client.post(`/api/cases/${body.id}/release`, { reason: 'nochmals' })).status).toBe(404);
  });

  it('tell the person and the coordinators when the match is ended', async () => {
    const person = { ...(logged()['person'] as object), contact: { email: 'joao@example.org' } };
    const { body } = await rahel.client.post('/api/cases', logged({ person }));
    await server.tick();
    const lettersTo = (to: string) => server.letters(to).map(({ subject, text }) => `${subject}\n${text}`);
    const before = { person: lettersTo('joao@example.org'), coordinator: lettersTo('coordinator@passerelle.example') };
    await rahel.client.post(`/api/cases/${body.id}/release`, { reason: 'Ich ziehe weg.' });
    await server.tick();
    const toPerson = lettersTo('joao@example.org').slice(before.person.length);
    const toCoordinator = lettersTo('coordinator@passerelle.example').slice(before.coordinator.length);
    expect(toPerson).toHaveLength(1);
    expect(toPerson[0]).toContain('Nous cherchons encore pour vous');
    expect(toCoordinator).toHaveLength(1);
    expect(toCoordinator[0]).toContain(`/cases/${body.id}`);
    // What the adviser wrote is for the network, and in no letter.
    expect([...toPerson, ...toCoordinator].join()).not.toContain('ziehe weg');
  });

  it('are snoozed in the inbox, woken, and declined with an honest letter', async () => {
    const { id } = await ask(server, { contact: { email: 'declined@example.org' }, languages: ['ta'] });
    const snoozed = await coordinator.put(
      `/api/cases/${id}/waiting`,
      { until: '2026-03-09', reason: 'Tamil wird gesucht' },
      { version: 1 },
    );
    expect(snoozed.body).toMatchObject({ snoozedUntil: '2026-03-09', version: 2 });
    expect((await coordinator.all('/api/cases?waiting=true')).map((item) => item.id)).not.toContain(id);
    expect((await coordinator.all('/api/cases?snoozed=true')).map((item) => item.id)).toContain(id);
    const declined = await coordinator.put(
      `/api/cases/${id}/waiting`,
      { decline: 'not-ours', reason: 'wohnt im Ausland', message: 'Bitte wenden Sie sich an die Botschaft.' },
      { version: 2 },
    );
    expect(declined.body).toMatchObject({ stage: 'closed', outcome: 'not-ours', waitingSince: null });
    await server.tick();
    const letters = server.letters('declined@example.org');
    // The receipt is no longer wanted by the time it could leave; the honest letter is.
    expect(letters.map((letter) => letter.subject)).toEqual(['À propos de votre demande']);
    expect(letters[0].text).toContain('Bitte wenden Sie sich an die Botschaft.');
  });

  it('keep a checklist that warns before anybody sends a refugee to a consulate', async () => {
    const { body } = await rahel.client.post('/api/cases', logged({ facts: { refugeeStatus: 'recognised' } }));
    const path = `/api/cases/${body.id}/checklist`;
    const list = (await rahel.client.get(path)).body;
    expect(list.warnings[0].code).toBe('no-consulate');
    const set = await rahel.client.put(
      `${path}/debt-register`,
      { have: true, issuedOn: '2026-02-01', validUntil: '2026-05-01' },
      { version: 0 },
    );
    expect(set).toMatchObject({ status: 200, body: { have: true, version: 1 } });
    expect((await rahel.client.put(`${path}/debt-register`, { have: false }, { version: 0 })).status).toBe(412);
    expect((await rahel.client.put(`${path}/passport`, { have: true }, { version: 0 })).status).toBe(404);
    expect(
      (
        await rahel.client.put(
          `${path}/tax`,
          { have: true, issuedOn: '2026-02-01', validUntil: '2026-01-01' },
          { version: 0 },
        )
      ).body.errors[0].pointer,
    ).toBe('/validUntil');
  });

  it('page without skipping or repeating, and refuse an edited cursor', async () => {
    for (let i = 0; i < 5; i++) await ask(server, { commune: GENEVA, contact: {} });
    const geneva = await server.as('coordinator', { name: 'geneva', cantons: ['GE'] });
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page: { items: { id: string }[]; next: string | null } = (
        await geneva.get(`/api/cases?waiting=true&limit=2${next ? `&after=${encodeURIComponent(next)}` : ''}`)
      ).body;
      seen.push(...page.items.map((item) => item.id));
      next = page.next;
    } while (next);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    const { next: cursor } = (await geneva.get('/api/cases?waiting=true&limit=2')).body;
    for (const bad of [`x${cursor}`, cursor.replace('.', 'A.'), 'nonsense', `${cursor.split('.')[0]}.`])
      expect(await geneva.get(`/api/cases?waiting=true&after=${encodeURIComponent(bad)}`)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/after' }] },
      });
    expect((await geneva.get(`/api/cases?after=${encodeURIComponent(cursor)}`)).status).toBe(422);
    expect((await geneva.get('/api/cases/counts')).body).toMatchObject({
      all: 5,
      open: 5,
      waiting: 5,
      stages: { requested: 5 },
    });
  });

  it('alarm all Switzerland when nobody in the canton has opened a request for a day', async () => {
    await server.as('coordinator', { name: 'switzerland', cantons: ['CH'] });
    const { id } = await ask(server, { contact: {} });
    const { id: seen } = await ask(server, { contact: {} });
    await coordinator.get(`/api/cases/${seen}`);
    server.clock.forward({ hours: 25 });
    await server.tick();
    const told = server
      .letters('switzerland@passerelle.example')
      .filter((letter) => letter.text.includes(`/cases/${id}`));
    expect(told).toHaveLength(1);
    expect(
      server.letters('switzerland@passerelle.example').filter((letter) => letter.text.includes(`/cases/${seen}`)),
    ).toHaveLength(0);
    await server.tick();
    expect(
      server.letters('switzerland@passerelle.example').filter((letter) => letter.text.includes(`/cases/${id}`)),
    ).toHaveLength(1);
  });

  it('tell people after a week, and then every other, that we are still looking', async () => {
    await ask(server, { contact: { email: 'patient@example.org' }, languages: ['en'] });
    await server.tick();
    server.clock.forward({ days: 8 });
    await server.tick();
    await server.tick();
    expect(server.letters('patient@example.org').map((letter) => letter.subject)).toEqual([
      'We have received your request',
      'We are still looking for you',
    ]);
    server.clock.forward({ days: 14 });
    await server.tick();
    expect(server.letters('patient@example.org')).toHaveLength(3);
  });

  it('answer bad input clearly and write nothing', async () => {
    const before = await server.rows('select count(*)::integer as n from people');
    const bad: [Record<string, unknown>, string][] = [
      [{ person: { firstName: '', languages: ['fr'], commune: LAUSANNE, contact: {} } }, '/person/firstName'],
      [{ person: { firstName: 'A\u0000B', languages: ['fr'], commune: LAUSANNE, contact: {} } }, '/person/firstName'],
      [{ person: { firstName: 'A', languages: [], commune: LAUSANNE, contact: {} } }, '/person/languages'],
      [{ person: { firstName: 'A', languages: ['fr'], commune: 9998, contact: {} } }, '/person/commune'],
      [{ person: { firstName: 'A', languages: ['fr'], commune: '5586', contact: {} } }, '/person/commune'],
      [
        { person: { firstName: 'A', languages: ['fr'], commune: LAUSANNE, contact: { phone: 'call me' } } },
        '/person/contact/phone',
      ],
      [
        { person: { firstName: 'A', languages: ['fr'], commune: LAUSANNE, contact: { email: 'nobody' } } },
        '/person/contact/email',
      ],
      [{ person: 'Selam' }, '/person'],
      [{ consents: [{ purpose: 'contact', textVersion: '1', language: 'fr' }] }, '/consents'],
      [{ stage: 'filed', filedOn: '2026-02-30' }, '/filedOn'],
      [{ facts: { birthDate: '2004-13' } }, '/facts/birthDate'],
      [{ facts: { debts: 'false' } }, '/facts/debts'],
      [{ facts: { stays: [{ permit: 'X', from: '2012', to: null }] } }, '/facts/stays/0/permit'],
      [{ members: [{ firstName: 'A', birthYear: 1700, relation: 'child' }] }, '/members/0/birthYear'],
      [{ surprise: true }, '/surprise'],
      [{ note: 'x'.repeat(5000) }, '/note'],
    ];
    for (const [over, pointer] of bad) {
      const answer = await rahel.client.post('/api/cases', logged(over));
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer]);
    }
    expect(await server.rows('select count(*)::integer as n from people')).toEqual(before);
    expect((await rahel.client.send('POST', '/api/cases', '{"person":')).status).toBe(400);
    expect((await rahel.client.send('POST', '/api/cases', 'null')).status).toBeGreaterThanOrEqual(400);
    expect(
      (await rahel.client.send('POST', '/api/cases', JSON.stringify({ note: 'x'.repeat(10_000_000) }))).status,
    ).toBe(413);
    expect(
      (await rahel.client.send('POST', '/api/cases', 'a=b', { headers: { 'content-type': 'text/csv' } })).status,
    ).toBe(415);
    expect((await rahel.client.send('POST', '/api/cases', '[]')).status).toBe(422);
  });

  it('keep SQL, HTML and names of every script as they were typed', async () => {
    for (const name of [
      "Robert'); drop table people;--",
      '<b>Élodie</b> & Söhne',
      'ሰላማዊት',
      'Nguyễn Thị Hồng',
      'سلام',
      'தாரணி',
      'Оксана',
      'I\u0307pek'.normalize('NFC'),
    ]) {
      const made = await rahel.client.post(
        '/api/cases',
        logged({
          stage: 'examination',
          filedOn: '2025-05-05',
          person: { firstName: name, languages: ['fr'], commune: LAUSANNE, contact: {} },
        }),
      );
      expect(made.body.person?.firstName).toBe(name);
      const found = await rahel.client.post('/api/people/search', { q: name.slice(0, 6) });
      expect(found.body.items.map((item: { firstName: string }) => item.firstName)).toContain(name);
    }
    const combining = await rahel.client.post(
      '/api/cases',
      logged({
        stage: 'examination',
        filedOn: '2025-05-05',
        person: { firstName: 'Ame\u0301lie', languages: ['fr'], commune: LAUSANNE, contact: {} },
      }),
    );
    expect(combining.body.person.firstName).toBe('Am\u00e9lie');
    expect(HELP).toHaveLength(1);
  });
});
