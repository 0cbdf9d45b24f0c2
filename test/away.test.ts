import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from './support/client.js';
import { ask, HELP, LAUSANNE, logged, volunteer, type Volunteer } from './support/network.js';
import { TestServer } from './support/test-server.js';

/** It begins on Monday, 2 March 2026. */
let server: TestServer;
let coordinator: Client;
beforeAll(async () => {
  server = await TestServer.open();
  coordinator = await server.as('coordinator');
});
afterAll(() => server.close());

const at = (day: string): void => server.clock.set(`${day}T10:00:00+01:00`);
const absence = (of: Volunteer, body: Record<string, unknown>, by = of.client) =>
  by.post(`/api/advisers/${of.id}/absences`, body);
const caseOf = async (of: Volunteer, over: Record<string, unknown> = {}): Promise<any> => {
  const made = await of.client.post('/api/cases', logged(over));
  if (made.status !== 201) throw new Error(made.text);
  return made.body;
};
const sees = async (who: Volunteer, id: string): Promise<number> => (await who.client.get(`/api/cases/${id}`)).status;
const lettersTo = async (name: string): Promise<number> => {
  await server.tick();
  return server.letters(`${name}@passerelle.example`).length;
};

describe('an absence', () => {
  it('opens the cases to whoever covers, for that time only', async () => {
    const [ill, cover] = [await volunteer(server, 'ill'), await volunteer(server, 'cover')];
    const { id } = await caseOf(ill);
    const told = await absence(ill, { from: '2026-03-03', to: '2026-03-05', coverBy: cover.id });
    expect(told.body.absences).toMatchObject([
      {
        from: '2026-03-03',
        to: '2026-03-05',
        cover: { id: cover.id, firstName: 'cover', hasAccount: true, notOpened: [] },
      },
    ]);
    expect(await sees(cover, id)).toBe(404);
    at('2026-03-03');
    expect(await sees(cover, id)).toBe(200);
    expect((await coordinator.get(`/api/cases/${id}`)).body.adviser).toMatchObject({
      away: { to: '2026-03-05', cover: 'cover Muster' },
    });
    expect((await cover.client.get('/api/cases')).body.items).toMatchObject([{ id }]);
    server.clock.set('2026-03-05T23:59:00+01:00');
    expect(await sees(cover, id)).toBe(200);
    server.clock.set('2026-03-06T00:00:00+01:00');
    expect(await sees(cover, id)).toBe(404);
    expect(
      (await cover.client.get(`/api/people/${(await coordinator.get(`/api/cases/${id}`)).body.person.id}`)).status,
    ).toBe(404);
    await server.tick();
    expect(await server.rows('select id from grants')).toEqual([]);
    expect(
      (
        await server.rows<{ subjects: string[] }>(
          `select subjects from audit.lines where route like 'POST /api/advisers/:id/absences%'`,
        )
      )[0].subjects,
    ).toEqual(expect.arrayContaining([ill.id, cover.id, id]));
    at('2026-03-02');
  });

  it('opens what comes during it, and nothing that ends, goes to another adviser or is no longer covered', async () => {
    const [away, cover] = [await volunteer(server, 'away2'), await volunteer(server, 'cover2')];
    const told = await absence(away, { from: '2026-03-02', to: null, coverBy: cover.id });
    await server.tick();
    const [kept, released, ended] = [await caseOf(away), await caseOf(away), await caseOf(away)];
    for (const { id } of [kept, released, ended]) expect(await sees(cover, id)).toBe(200);
    await coordinator.post(`/api/cases/${released.id}/release`, { reason: 'zieht weg' });
    const left = await coordinator.put(
      `/api/cases/${ended.id}/stage`,
      { to: 'closed', outcome: 'advised' },
      { version: ended.version },
    );
    expect(left.status).toBe(200);
    for (const { id } of [released, ended]) expect(await sees(cover, id)).toBe(404);
    const [{ id: absenceId }] = told.body.absences;
    const other = await volunteer(server, 'other2');
    const changed = await coordinator.put(`/api/advisers/${away.id}/absences/${absenceId}`, {
      from: '2026-03-02',
      to: '2026-03-20',
      coverBy: other.id,
    });
    expect(changed.body.absences).toMatchObject([{ id: absenceId, to: '2026-03-20', cover: { id: other.id } }]);
    expect([await sees(cover, kept.id), await sees(other, kept.id)]).toEqual([404, 200]);
    await away.client.send('DELETE', `/api/advisers/${away.id}/absences/${absenceId}`, undefined);
    expect(await sees(other, kept.id)).toBe(404);
    await server.tick();
    const subjects = (name: string): string[] =>
      server.letters(`${name}@passerelle.example`).map(({ subject }) => subject);
    expect(subjects('cover2').filter((subject) => subject.includes('suppléan'))).toHaveLength(2);
    expect(subjects('other2').filter((subject) => subject.includes('suppléan'))).toHaveLength(1);
  });

  it('respects conflicts of interest of whoever covers, and says which case stays closed', async () => {
    const cover = await volunteer(server, 'conflicted');
    const away = await volunteer(server, 'away3');
    const [open, closed] = [await caseOf(away), await caseOf(away)];
    const profile = (await cover.client.get('/api/advisers/me')).body;
    await cover.client.patch(
      '/api/advisers/me',
      { conflicts: [{ kind: 'person', caseReference: closed.reference }] },
      { version: profile.version },
    );
    const told = await absence(away, { from: '2026-03-02', to: '2026-03-09', coverBy: cover.id });
    expect(told.body.absences[0].cover.notOpened).toEqual([{ id: closed.id, reference: closed.reference }]);
    expect([await sees(cover, open.id), await sees(cover, closed.id)]).toEqual([200, 404]);
    // One that is declared later closes with the next sweep.
    await cover.client.patch(
      '/api/advisers/me',
      { conflicts: [{ kind: 'authority', canton: 'VD' }] },
      { version: profile.version + 1 },
    );
    await server.tick();
    expect(await sees(cover, open.id)).toBe(404);
  });

  it('takes another active adviser who is there, and nobody else', async () => {
    const [away, cover] = [await volunteer(server, 'away4'), await volunteer(server, 'cover4')];
    const refusal = async (coverBy: string): Promise<string> =>
      (await absence(away, { from: '2026-03-02', to: '2026-03-09', coverBy })).body.errors?.[0];
    expect(await refusal(away.id)).toMatchObject({ pointer: '/coverBy', code: 'cover-is-oneself' });
    expect(await refusal('0190aaaa-0000-7000-8000-000000000000')).toMatchObject({ code: 'cover-not-available' });
    await absence(cover, { from: '2026-03-09', to: '2026-03-12' });
    expect(await refusal(cover.id)).toMatchObject({ code: 'cover-away' });
    expect((await absence(away, { from: '2026-03-02', to: '2026-03-08', coverBy: cover.id })).status).toBe(200);
    const profile = (await cover.client.get('/api/advisers/me')).body;
    await cover.client.patch('/api/advisers/me', { state: 'paused' }, { version: profile.version });
    expect(await refusal(cover.id)).toMatchObject({ code: 'cover-not-available' });
  });

  it('says that the coordinators cover where whoever was named has no account', async () => {
    const away = await volunteer(server, 'away5');
    const { id } = (
      await coordinator.post('/api/advisers', {
        firstName: 'Ohne',
        lastName: 'Konto',
        email: 'ohne@passerelle.example',
        communes: [LAUSANNE],
        languages: [{ code: 'fr', level: 'native', interprets: false }],
      })
    ).body;
    await server.rows(
      `update advisers set state = 'active', undertaking_on = '2026-01-01', undertaking_version = '2026-01' where id = $1`,
      [id],
    );
    const theCase = await caseOf(away);
    const told = await absence(away, { from: '2026-03-02', to: '2026-03-09', coverBy: id });
    expect(told.body.absences[0].cover).toMatchObject({ hasAccount: false, notOpened: [] });
    expect((await coordinator.get(`/api/cases/${theCase.id}`)).body.adviser.away).toEqual({
      to: '2026-03-09',
      cover: null,
    });
    // With an account it opens at the next sweep.
    const account = await server.as('adviser', { name: 'ohne', adviserId: id });
    await server.tick();
    expect((await account.get(`/api/cases/${theCase.id}`)).status).toBe(200);
  });

  it('lists what falls due in it before it is saved, who could cover, and for whom one covers then', async () => {
    const [away, cover, third] = [
      await volunteer(server, 'away6'),
      await volunteer(server, 'cover6'),
      await volunteer(server, 'third6'),
    ];
    const { id, reference } = await caseOf(away);
    for (const [title, dueOn] of [
      ['vorher', '2026-03-09'],
      ['darin', '2026-03-10'],
      ['am letzten Tag', '2026-03-20'],
      ['nachher', '2026-03-21'],
    ])
      await away.client.post(`/api/cases/${id}/follow-ups`, { title, dueOn });
    await absence(third, { from: '2026-03-15', to: '2026-03-16', coverBy: away.id });
    const preview = await away.client.get(`/api/advisers/${away.id}/absences/preview?from=2026-03-10&to=2026-03-20`);
    expect(preview.body).toMatchObject({
      due: [
        { caseId: id, caseReference: reference, firstName: 'João', title: 'darin', dueOn: '2026-03-10' },
        { title: 'am letzten Tag', dueOn: '2026-03-20' },
      ],
      more: 0,
      covering: [{ firstName: 'third6', from: '2026-03-15', to: '2026-03-16' }],
    });
    const names = preview.body.candidates.map(({ firstName }: { firstName: string }) => firstName);
    expect(names).toContain('cover6');
    expect(names).not.toContain('third6');
    expect(names).not.toContain('away6');
    expect((await cover.client.get(`/api/advisers/${away.id}/absences/preview?from=2026-03-10`)).status).toBe(404);
    expect(
      (await away.client.get(`/api/advisers/${away.id}/absences/preview?from=2026-03-10&to=2026-03-01`)).status,
    ).toBe(422);
    expect((await away.client.get(`/api/advisers/${away.id}/absences/preview?from=2026-03-10`)).body.due).toHaveLength(
      3,
    );
  });

  it('sends what falls due to whoever covers, else to adviser and coordinators', async () => {
    const [away, cover] = [await volunteer(server, 'away7'), await volunteer(server, 'cover7')];
    const { id } = await caseOf(away);
    for (const dueOn of ['2026-03-10', '2026-03-17', '2026-03-24'])
      await away.client.post(`/api/cases/${id}/follow-ups`, { title: 'Anrufen', dueOn });
    const told = await absence(away, { from: '2026-03-09', to: '2026-03-20', coverBy: cover.id });
    const sentOn = async (day: string): Promise<Record<string, number>> => {
      at(day);
      await server.tick();
      const names = ['away7', 'cover7', 'coordinator'];
      const before = await Promise.all(names.map((name) => lettersTo(name)));
      return Object.fromEntries(names.map((name, i) => [name, before[i]]));
    };
    const start = await sentOn('2026-03-09');
    const first = await sentOn('2026-03-10');
    expect(first).toEqual({ ...start, cover7: start.cover7 + 1 });
    expect((await cover.client.get(`/api/follow-ups?adviser=${cover.id}`)).body.items).toMatchObject([
      { caseId: id, covering: true },
      { covering: true },
      { covering: true },
    ]);
    // Whoever covers falls ill, too.
    await absence(cover, { from: '2026-03-16', to: '2026-03-18' });
    const second = await sentOn('2026-03-17');
    expect(second).toEqual({ away7: first.away7 + 1, cover7: first.cover7, coordinator: first.coordinator + 1 });
    const third = await sentOn('2026-03-24');
    expect(third).toEqual({ ...second, away7: second.away7 + 1 });
    expect(told.status).toBe(200);
    at('2026-03-02');
  });
});

describe('a helper', () => {
  const helper = (client: Client, caseId: string, body: Record<string, unknown>) =>
    client.post(`/api/cases/${caseId}/helpers`, body);

  it('sees the part that was shown to them, until it ends, and nothing else of the case', async () => {
    const [adviser, interpreter] = [await volunteer(server, 'adviser8'), await volunteer(server, 'interpreter8')];
    const { id, person } = await caseOf(adviser, {
      person: {
        firstName: 'Tharani',
        lastName: 'Ponnampalam',
        languages: ['ti', 'fr'],
        commune: LAUSANNE,
        contact: { phone: '079 000 00 77', safeToCall: true, bestTime: 'abends', email: 'tharani@example.org' },
      },
    });
    const list = (await adviser.client.get(`/api/cases/${id}/helpers`)).body;
    expect(list).toMatchObject({ items: [], mayChange: true });
    expect(list.candidates.find(({ adviserId }: any) => adviserId === interpreter.id)).toMatchObject({
      interprets: ['ti'],
    });
    const added = await helper(adviser.client, id, {
      adviserId: interpreter.id,
      part: 'languages-and-phone',
      until: '2026-03-04',
    });
    expect(added.body.items).toMatchObject([
      { adviserId: interpreter.id, part: 'languages-and-phone', from: '2026-03-02', until: '2026-03-04' },
    ]);
    const part = await interpreter.client.get(`/api/cases/${id}/part`);
    expect(part.body).toEqual({
      id,
      reference: expect.any(String),
      until: '2026-03-04',
      adviser: 'adviser8 Muster',
      languagesAndPhone: {
        languages: ['ti', 'fr'],
        phone: '+41790000077',
        phoneNote: null,
        safeToCall: true,
        bestTime: 'abends',
      },
      deadlines: null,
    });
    expect(part.text).not.toMatch(/Tharani|Ponnampalam|example\.org/);
    expect((await interpreter.client.get('/api/cases/helping')).body.items).toEqual([
      { id, reference: part.body.reference, parts: ['languages-and-phone'], until: '2026-03-04' },
    ]);
    for (const path of [
      `/api/cases/${id}`,
      `/api/cases/${id}/helpers`,
      `/api/cases/${id}/events`,
      `/api/cases/${id}/follow-ups`,
      `/api/people/${person.id}`,
    ])
      expect((await interpreter.client.get(path)).status).toBe(404);
    expect((await interpreter.client.get('/api/cases')).body.items).toEqual([]);
    at('2026-03-05');
    expect((await interpreter.client.get(`/api/cases/${id}/part`)).status).toBe(404);
    expect((await interpreter.client.get('/api/cases/helping')).body.items).toEqual([]);
    at('2026-03-02');
  });

  it('gets no number where nobody has said that calling is safe', async () => {
    const [adviser, interpreter] = [await volunteer(server, 'adviser9'), await volunteer(server, 'interpreter9')];
    const { id } = await caseOf(adviser);
    await helper(adviser.client, id, { adviserId: interpreter.id, part: 'languages-and-phone' });
    expect((await interpreter.client.get(`/api/cases/${id}/part`)).body.languagesAndPhone).toMatchObject({
      phone: null,
      safeToCall: null,
    });
  });

  it('as a jurist sees the decision and its days, and no name', async () => {
    const [adviser, jurist] = [await volunteer(server, 'adviser10'), await volunteer(server, 'jurist10')];
    const { id } = await caseOf(adviser, {
      stage: 'refused',
      filedOn: '2025-01-06',
      decision: {
        decidedOn: '2026-02-20',
        receivedOn: '2026-02-24',
        delivery: 'registered',
        by: 'Gemeinde',
        termDays: 30,
      },
    });
    await helper(coordinator, id, { adviserId: jurist.id, part: 'deadlines' });
    await server.tick();
    const part = (await jurist.client.get(`/api/cases/${id}/part`)).body;
    expect(part).toMatchObject({
      languagesAndPhone: null,
      deadlines: {
        stage: 'refused',
        canton: 'VD',
        letters: [{ kind: 'refusal', decidedOn: '2026-02-20', by: 'Gemeinde', termDays: 30 }],
        deadlines: [{ kind: 'appeal', state: 'open', safeDay: expect.any(String), latestDay: expect.any(String) }],
      },
    });
    expect(JSON.stringify(part)).not.toMatch(/João|Pereira|0000002/);
  });

  it('is added and ended by the adviser or a coordinator, and ends with the case', async () => {
    const [adviser, first, second] = [
      await volunteer(server, 'adviser11'),
      await volunteer(server, 'first11'),
      await volunteer(server, 'second11'),
    ];
    const theCase = await caseOf(adviser);
    const { id } = theCase;
    expect((await helper(second.client, id, { adviserId: first.id, part: 'deadlines' })).status).toBe(404);
    const added = await helper(adviser.client, id, { adviserId: first.id, part: 'deadlines' });
    expect((await first.client.get(`/api/cases/${id}/part`)).status).toBe(200);
    const ended = await coordinator.send('DELETE', `/api/cases/${id}/helpers/${added.body.items[0].id}`, undefined);
    expect(ended.body.items).toEqual([]);
    expect((await first.client.get(`/api/cases/${id}/part`)).status).toBe(404);
    expect(
      (await coordinator.send('DELETE', `/api/cases/${id}/helpers/${added.body.items[0].id}`, undefined)).status,
    ).toBe(404);
    await helper(adviser.client, id, { adviserId: second.id, part: 'deadlines' });
    await helper(adviser.client, id, { adviserId: first.id, part: 'deadlines', from: '2026-03-20' });
    await adviser.client.put(
      `/api/cases/${id}/stage`,
      { to: 'closed', outcome: 'advised' },
      { version: theCase.version },
    );
    expect((await second.client.get(`/api/cases/${id}/part`)).status).toBe(404);
    expect((await helper(adviser.client, id, { adviserId: first.id, part: 'deadlines' })).body.type).toBe(
      '/problems/case-ended',
    );
    at('2026-03-21');
    expect((await first.client.get(`/api/cases/${id}/part`)).status).toBe(404);
    at('2026-03-02');
  });

  it('is somebody who may see it, has no conflict of interest and does not see the whole anyway', async () => {
    const [adviser, conflicted] = [await volunteer(server, 'adviser12'), await volunteer(server, 'conflicted12')];
    const { id, reference } = await caseOf(adviser);
    const profile = (await conflicted.client.get('/api/advisers/me')).body;
    await conflicted.client.patch(
      '/api/advisers/me',
      { conflicts: [{ kind: 'person', caseReference: reference }] },
      { version: profile.version },
    );
    const refusal = async (who: Record<string, unknown>): Promise<unknown> =>
      (await helper(adviser.client, id, { part: 'deadlines', ...who })).body.errors?.[0];
    const accountOf = async (client: Client): Promise<string> => (await client.get('/api/me')).body.id;
    expect(await refusal({})).toMatchObject({ code: 'helper-or-account' });
    expect(await refusal({ adviserId: adviser.id })).toMatchObject({ code: 'helper-has-case' });
    expect(await refusal({ adviserId: conflicted.id })).toMatchObject({ code: 'helper-has-conflict' });
    expect(await refusal({ accountId: await accountOf(coordinator) })).toMatchObject({ code: 'helper-has-case' });
    expect(await refusal({ accountId: await accountOf(await server.as('staff')) })).toMatchObject({
      pointer: '/accountId',
      code: 'helper-not-available',
    });
    const zurich = await server.as('coordinator', { name: 'zurich', cantons: ['ZH'] });
    expect((await helper(adviser.client, id, { part: 'deadlines', accountId: await accountOf(zurich) })).status).toBe(
      200,
    );
    expect((await zurich.get(`/api/cases/${id}/part`)).status).toBe(200);
    expect((await zurich.get(`/api/cases/${id}`)).status).toBe(404);
  });

  it('is not added by whoever only covers', async () => {
    const [away, cover] = [await volunteer(server, 'away13'), await volunteer(server, 'cover13')];
    const { id } = await caseOf(away);
    await absence(away, { from: '2026-03-02', to: '2026-03-09', coverBy: cover.id });
    expect((await cover.client.get(`/api/cases/${id}/helpers`)).body).toMatchObject({
      mayChange: false,
      candidates: [],
    });
    expect((await helper(cover.client, id, { adviserId: cover.id, part: 'deadlines' })).status).toBe(403);
  });
});

describe('a coordinator who is away', () => {
  const request = (name: string, commune: number) =>
    ask(server, { firstName: name, commune, contact: { email: `${name}@example.org` }, consents: HELP });
  const idOf = async (client: Client): Promise<string> => (await client.get('/api/me')).body.id;

  it('has a deputy, who sees the cantons and gets the letters for that time only', async () => {
    const ticino = await server.as('coordinator', { name: 'ticino', cantons: ['TI'] });
    const deputy = await server.as('coordinator', { name: 'deputy', cantons: ['UR'] });
    const { id } = await request('Lugano', 5192);
    expect((await deputy.get(`/api/cases/${id}`)).status).toBe(404);
    const named = await ticino.post('/api/me/absences', {
      from: '2026-03-03',
      to: '2026-03-04',
      deputy: await idOf(deputy),
    });
    expect(named.body).toMatchObject({ own: [{ from: '2026-03-03', to: '2026-03-04', deputy: { name: 'deputy' } }] });
    expect((await deputy.get('/api/me/absences')).body.standingIn).toMatchObject([{ name: 'ticino', cantons: ['TI'] }]);
    expect((await deputy.get(`/api/cases/${id}`)).status).toBe(404);
    at('2026-03-03');
    expect((await deputy.get(`/api/cases/${id}`)).status).toBe(200);
    expect((await deputy.get('/api/me')).body.cantons.sort()).toEqual(['TI', 'UR']);
    const [before, beforeTicino] = [await lettersTo('deputy'), await lettersTo('ticino')];
    await request('Bellinzona', 5002);
    expect([await lettersTo('deputy'), await lettersTo('ticino')]).toEqual([before + 1, beforeTicino]);
    at('2026-03-05');
    expect((await deputy.get(`/api/cases/${id}`)).status).toBe(404);
    at('2026-03-02');
  });

  it('without a deputy leaves the letters to those of all Switzerland, and to nobody only where there are none', async () => {
    await server.as('coordinator', { name: 'network', cantons: ['CH'] });
    const zug = await server.as('coordinator', { name: 'zug', cantons: ['ZG'] });
    await zug.post('/api/me/absences', { from: '2026-03-02' });
    const [before, beforeZug] = [await lettersTo('network'), await lettersTo('zug')];
    await request('Zug', 1711);
    expect([await lettersTo('network'), await lettersTo('zug')]).toEqual([before + 1, beforeZug]);
    await server.rows(`update accounts set disabled_at = now() where email = 'network@passerelle.example'`);
    await request('Baar', 1701);
    expect(await lettersTo('zug')).toBe(beforeZug + 1);
    await server.rows(`update accounts set disabled_at = null where email = 'network@passerelle.example'`);
    const { own } = (await zug.get('/api/me/absences')).body;
    expect((await zug.send('DELETE', `/api/me/absences/${own[0].id}`, undefined)).body.own).toEqual([]);
  });

  it('names another coordinator who is there', async () => {
    const [jura, other] = [
      await server.as('coordinator', { name: 'jura', cantons: ['JU'] }),
      await server.as('coordinator', { name: 'neuchatel', cantons: ['NE'] }),
    ];
    const name = async (deputy: string): Promise<unknown> =>
      (await jura.post('/api/me/absences', { from: '2026-03-10', to: '2026-03-12', deputy })).body.errors?.[0];
    expect(await name(await idOf(jura))).toMatchObject({ pointer: '/deputy', code: 'deputy-not-available' });
    expect(await name(await idOf(await server.as('staff')))).toMatchObject({ code: 'deputy-not-available' });
    await other.post('/api/me/absences', { from: '2026-03-12' });
    expect(await name(await idOf(other))).toMatchObject({ code: 'deputy-away' });
    expect((await jura.post('/api/me/absences', { from: '2026-03-10', to: '2026-03-01' })).status).toBe(422);
    expect((await (await server.as('staff')).get('/api/me/absences')).status).toBe(403);
  });
});
