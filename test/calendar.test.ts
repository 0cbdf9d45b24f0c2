import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from './support/client.js';
import { BEGINNING, TestServer, PASSWORD } from './support/test-server.js';
import { readCalendar } from './support/calendar.js';
import { aCase, anAdviser, aRefusal } from './support/rows.js';

describe('what is due, in one’s own calendar', () => {
  let server: TestServer;
  let [rahel, odile]: Client[] = [];
  let rahelId: string;
  let theCase: { id: string; reference: string };
  let url: string;
  const fetched = (at = url, headers: Record<string, string> = {}): Promise<Answer> =>
    server.anybody.get(new URL(at).pathname, { headers });

  beforeAll(async () => {
    server = await TestServer.open();
    rahelId = await anAdviser(server, 'Rahel');
    rahel = await server.as('adviser', { name: 'rahel', adviserId: rahelId });
    odile = await server.as('coordinator', { name: 'odile', cantons: ['CH'] });
    const id = await aCase(server, { firstName: 'Zebenayimsgana', adviser: rahelId });
    theCase = {
      id,
      reference: (await server.rows<{ reference: string }>('select reference from cases where id = $1', [id]))[0]
        .reference,
    };
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    server.clock.set(BEGINNING);
    await server.forgetCounts();
    await server.rows('delete from follow_ups');
    await server.rows(`update cases set stage = 'preparation', adviser_id = $2, waiting_since = null where id = $1`, [
      theCase.id,
      rahelId,
    ]);
    url = (await rahel.post('/api/me/calendar')).body.url;
  });
  const add = async (title: string, dueOn: string): Promise<Answer['body']> =>
    (await rahel.post(`/api/cases/${theCase.id}/follow-ups`, { title, dueOn })).body;

  it('shows its days, and neither a name nor what was typed', async () => {
    const { id } = await add('Zebenayimsgana wegen Sozialhilfe anrufen', '2026-03-09');
    const answer = await fetched();
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, max-age=900',
      etag: expect.stringMatching(/^"\w{32}"$/),
    });
    const { properties, events } = readCalendar(answer.text);
    expect(properties).toEqual({
      VERSION: '2.0',
      PRODID: '-//Passerelle//Follow-ups//EN',
      CALSCALE: 'GREGORIAN',
      NAME: 'Passerelle',
      'X-WR-CALNAME': 'Passerelle',
      'REFRESH-INTERVAL': 'PT6H',
      'X-PUBLISHED-TTL': 'PT6H',
    });
    expect(events).toEqual([
      {
        UID: `${id}@passerelle`,
        DTSTAMP: '20260302T090000Z',
        DTSTART: '20260309',
        DTEND: '20260310',
        SUMMARY: `Échéance à suivre\\, dossier ${theCase.reference}`,
        DESCRIPTION: 'De quoi il s’agit\\, c’est dans Passerelle.',
        URL: `http://localhost:3000/cases/${theCase.id}`,
        SEQUENCE: '0',
        STATUS: 'CONFIRMED',
        TRANSP: 'TRANSPARENT',
        CLASS: 'PRIVATE',
      },
    ]);
    expect(answer.text).not.toMatch(/Zebenay|Sozialhilfe|Example/);
  });

  it('speaks the language of the account', async () => {
    await add('x', '2026-03-09');
    for (const [locale, words] of [
      ['de', 'Pendenz\\, Fall'],
      ['it', 'Scadenza da seguire\\, caso'],
      ['en', 'Follow-up\\, case'],
      ['fr', 'Échéance à suivre\\, dossier'],
    ]) {
      await rahel.patch('/api/me', { locale });
      expect(readCalendar((await fetched()).text).events[0]['SUMMARY']).toBe(`${words} ${theCase.reference}`);
    }
  });

  it('follows what happens: put off it is the same on another day, done it is gone, released it is somebody else’s', async () => {
    const [one, other] = [await add('a', '2026-03-09'), await add('b', '2026-03-05')];
    const days = async (): Promise<(string | undefined)[][]> =>
      readCalendar((await fetched()).text).events.map((each) => [each['UID'], each['DTSTART'], each['SEQUENCE']]);
    expect(await days()).toEqual([
      [`${other.id}@passerelle`, '20260305', '0'],
      [`${one.id}@passerelle`, '20260309', '0'],
    ]);
    await rahel.post(`/api/follow-ups/${one.id}/snooze`, { until: '2026-03-12' });
    await rahel.post(`/api/follow-ups/${other.id}/done`, {});
    expect(await days()).toEqual([[`${one.id}@passerelle`, '20260312', '1']]);
    await rahel.post(`/api/cases/${theCase.id}/release`, { reason: 'Umzug' });
    expect(await days()).toEqual([]);
  });

  it('marks an alarm as urgent, and does not say what it is', async () => {
    await server.rows(`update cases set stage = 'refused' where id = $1`, [theCase.id]);
    await aRefusal(server, theCase.id, { receivedOn: '2026-02-20', lastDay: '2026-03-20' });
    await server.tick();
    expect(readCalendar((await fetched()).text).events).toMatchObject([
      { SUMMARY: `Urgent\u00a0: échéance à suivre\\, dossier ${theCase.reference}`, DTSTART: '20260320' },
    ]);
    await server.rows(
      `update cases set stage = 'closed', outcome = 'advised', closed_on = '2026-03-02' where id = $1`,
      [theCase.id],
    );
    expect(readCalendar((await fetched()).text).events).toEqual([]);
    await server.rows(
      `update cases set outcome = null, closed_on = null, stage = 'preparation', decision_letter_id = null where id = $1`,
      [theCase.id],
    );
  });

  it('is not sent again to whoever has it as it is', async () => {
    await add('a', '2026-03-09');
    const tag = (await fetched()).headers.get('etag')!;
    for (const known of [tag, `W/${tag}`, `"x", ${tag}`])
      expect(await fetched(url, { 'if-none-match': known })).toMatchObject({ status: 304, text: '' });
    await add('b', '2026-03-10');
    expect((await fetched(url, { 'if-none-match': tag })).status).toBe(200);
  });

  it('has one address at a time, told once and kept only as a hash', async () => {
    const token = /\/api\/calendar\/([\w-]{43})\.ics$/.exec(url)![1];
    expect((await rahel.get('/api/me/calendar')).body).toEqual({ exists: true, madeAt: '2026-03-02T09:00:00.000Z' });
    const kept = await server.rows<{ row: string }>('select k::text as row from calendars k');
    expect([kept.length, kept[0].row.includes(token)]).toEqual([1, false]);
    server.clock.forward({ days: 1 });
    const renewed = (await rahel.post('/api/me/calendar')).body;
    expect(renewed).toEqual({ url: expect.not.stringContaining(token), madeAt: '2026-03-03T09:00:00.000Z' });
    expect([(await fetched()).status, (await fetched(renewed.url)).status]).toEqual([404, 200]);
    expect((await rahel.delete('/api/me/calendar')).body).toEqual({ exists: false, madeAt: null });
    expect((await rahel.get('/api/me/calendar')).body).toEqual({ exists: false, madeAt: null });
    expect(await fetched(renewed.url)).toMatchObject({ status: 404, body: { type: '/problems/not-found' } });
  });

  it('ends with the account, with the adviser, and with the undertaking', async () => {
    const works = async (): Promise<boolean> => (await fetched()).status === 200;
    const ways = [
      [
        `update accounts set disabled_at = now() where adviser_id = $1`,
        `update accounts set disabled_at = null where adviser_id = $1`,
      ],
      [`update advisers set state = 'left' where id = $1`, `update advisers set state = 'active' where id = $1`],
      [
        `update advisers set undertaking_on = null where id = $1`,
        `update advisers set undertaking_on = '2026-01-15' where id = $1`,
      ],
    ];
    for (const [end, begin] of ways) {
      expect(await works()).toBe(true);
      await server.rows(end, [rahelId]);
      expect(await works()).toBe(false);
      await server.rows(begin, [rahelId]);
    }
  });

  it('ends with “sign out everywhere”, a new password and a disabled account, and another one can be made', async () => {
    const email = 'rahel@passerelle.example';
    const admin = await server.as('admin');
    const { id } = (await rahel.get('/api/me')).body;
    const change = async (disabled: boolean): Promise<void> => {
      const { version } = (await admin.get(`/api/accounts/${id}`)).body;
      expect((await admin.patch(`/api/accounts/${id}`, { disabled }, { version })).status).toBe(200);
    };
    let password = PASSWORD;
    const newPassword = async (): Promise<void> => {
      password = 'vier Wörter im Regen';
      await admin.post(`/api/accounts/${id}/link`);
      await server.tick();
      const link = server.letters(email).findLast(({ text }) => text.includes('/link/'))!.text;
      const token = /\/link\/([\w-]+)/.exec(link)![1];
      expect((await server.anybody.post('/api/accounts/use-link', { token, password })).status).toBe(200);
    };
    const ways: [string, () => Promise<unknown>][] = [
      ['oneself', () => rahel.post('/api/me/sign-out-everywhere')],
      ['an administrator', () => admin.post(`/api/accounts/${id}/sign-out-everywhere`)],
      ['disabled, and opened again', () => change(true).then(() => change(false))],
      ['a new password', newPassword],
    ];
    for (const [way, end] of ways) {
      expect([way, (await fetched()).status]).toEqual([way, 200]);
      await end();
      expect([way, (await fetched()).status]).toEqual([way, 404]);
      rahel = await server.signIn(email, password);
      expect([way, (await rahel.get('/api/me/calendar')).body]).toEqual([way, { exists: false, madeAt: null }]);
      url = (await rahel.post('/api/me/calendar')).body.url;
    }
    // One device signed out is not all of them.
    const other = await server.signIn(email, password);
    await other.post('/api/auth/sign-out');
    expect((await fetched()).status).toBe(200);
  });

  it('is for those who have cases of their own', async () => {
    expect(await odile.post('/api/me/calendar')).toMatchObject({
      status: 409,
      body: { type: '/problems/not-an-adviser' },
    });
  });

  it('is given out thirty times in ten minutes, and to nobody who guesses', async () => {
    for (let i = 0; i < 30; i++) expect((await fetched()).status).toBe(200);
    expect(await fetched()).toMatchObject({ status: 429, body: { type: '/problems/too-many' } });
    const token = /([\w-]+)\.ics$/.exec(url)![1];
    for (const guess of ['x', `${token}x`, token.slice(1), token.toLowerCase(), '%00', "'", ''])
      expect((await server.anybody.get(`/api/calendar/${guess}.ics`)).status).toBe(404);
    expect((await server.anybody.get(`/api/calendar/${token}`)).status).toBe(404);
  });
});
