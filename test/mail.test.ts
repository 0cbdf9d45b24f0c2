import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { ReturnPath } from '../src/mail/return-path.js';
import { MayHaveLeft, ServerAway, Undeliverable } from '../src/mail/transport.js';
import { SweepService } from '../src/queue/sweep.service.js';
import type { Client } from './support/client.js';
import { FickleTransport } from './support/fickle-transport.js';
import { TestServer } from './support/test-server.js';
import { ask, volunteer, type Volunteer } from './support/network.js';
import { freePort } from './support/program.js';

interface MailRow {
  id: string;
  kind: string;
  state: string;
  error: string | null;
  attempts: number;
}

const mailsOf = (server: TestServer, kind: string): Promise<MailRow[]> =>
  server.rows<MailRow>(`select id, kind, state, error, attempts from outgoing_mails where kind = $1 order by id`, [
    kind,
  ]);

describe('A mail server that is away', () => {
  const post = new FickleTransport();
  let server: TestServer;
  let staff: Client;
  beforeAll(async () => {
    server = await TestServer.open({ transport: post });
    staff = await server.as('staff');
    await server.as('coordinator');
  });
  beforeEach(() => {
    post.mood = null;
    post.tried.length = 0;
    post.mails.length = 0;
  });
  afterAll(() => server.close());

  it('keeps letters waiting for days without counting a try, asks now and then, and gets all of them when it is back', async () => {
    post.mood = () => Promise.reject(new ServerAway('mail server: ECONNREFUSED'));
    const first = await ask(server);
    await server.tick();
    expect(post.tried.length).toBeGreaterThan(0);
    for (let hours = 0; hours < 7 * 24; hours += 4) {
      server.clock.forward({ hours: 4 });
      await server.tick();
    }
    const waiting = await mailsOf(server, 'request-received');
    expect(waiting).toMatchObject([{ state: 'queued', error: 'mail server: ECONNREFUSED', attempts: 0 }]);

    post.tried.length = 0;
    server.clock.forward({ minutes: 5 });
    for (let i = 0; i < 5; i++) await server.tick();
    expect(post.tried).toHaveLength(1);

    post.mood = null;
    server.clock.forward({ minutes: 5 });
    await server.tick();
    await server.tick();
    expect(await server.rows(`select 1 from outgoing_mails where state in ('queued', 'failed')`)).toEqual([]);
    expect(server.letters('selam@example.org').length).toBe(0);
    expect(post.mails.filter(({ text }) => text.includes(first.reference))).not.toEqual([]);
  });

  it('gives a letter up after five days when it is the letter that is put off, and not before', async () => {
    post.mood = (mail) => (mail.to === 'later@example.org' ? Promise.reject(new Error('mail server: 451')) : undefined);
    const { id } = await ask(server, { contact: { email: 'later@example.org' } });
    const state = async (): Promise<MailRow> => (await mailsOf(server, 'request-received')).at(-1)!;
    const began = server.clock.now().getTime();
    while ((await state()).state === 'queued' && server.clock.now().getTime() < began + 10 * 86_400_000) {
      await server.tick();
      server.clock.forward({ minutes: 240 });
    }
    const days = (server.clock.now().getTime() - began) / 86_400_000;
    expect(await state()).toMatchObject({ state: 'failed', error: 'mail server: 451' });
    expect(days).toBeGreaterThan(5);
    expect(days).toBeLessThan(7);
    post.mood = null;
    await server.tick();
    expect(
      post.mails.filter(({ to, text }) => to === 'coordinator@passerelle.example' && text.includes(`/cases/${id}`))
        .length,
    ).toBeGreaterThan(0);
  });

  it('lets all failed letters go with one press, but those that may have left', async () => {
    await server.rows(
      `update outgoing_mails set state = 'failed', error = 'mail server: 451' where kind in ('request-received', 'request-new')`,
    );
    const [uncertain] = await mailsOf(server, 'request-new');
    await server.rows(
      `update outgoing_mails set error = 'interrupted while handing over; it may have left' where id = $1`,
      [uncertain.id],
    );
    const [{ count }] = await server.rows<{ count: number }>(
      `select count(*)::integer as count from outgoing_mails where state = 'failed'`,
    );
    expect(await staff.post('/api/outbox/retry', { state: 'failed' })).toMatchObject({
      status: 200,
      body: { count: count - 1 },
    });
    expect(await server.rows(`select id from outgoing_mails where state = 'failed'`)).toEqual([{ id: uncertain.id }]);
    expect((await staff.post('/api/outbox/retry', { state: 'sent' })).status).toBe(422);
    await server.tick();
    expect(await server.rows(`select 1 from outgoing_mails where state = 'queued'`)).toEqual([]);
  });
});

describe('A mail server that never answers', () => {
  const post = new FickleTransport();
  let server: TestServer;
  beforeAll(async () => (server = await TestServer.open({ works: true, transport: post })));
  afterAll(() => server.close());

  it('keeps no other room from being swept, nor the sweep from ending', async () => {
    let answer: () => void = () => undefined;
    const silence = new Promise<void>((resolve) => (answer = resolve));
    post.mood = () => silence;
    await server.as('coordinator');
    for (let i = 0; i < 3; i++) await ask(server, { contact: { email: `silent-${i}@example.org` } });
    server.clock.forward({ days: 8 });
    const swept = await Promise.race([
      server.app.get(SweepService).sweep(),
      sleep(9000, 'still at it', { ref: false }),
    ]);
    expect(swept).toMatchObject({ 'people waiting': 3 });
    server.clock.forward({ minutes: 1 });
    expect(
      await Promise.race([server.app.get(SweepService).sweep(), sleep(9000, 'still at it', { ref: false })]),
    ).not.toBe('still at it');
    answer();
    post.mood = null;
  });

  it('and a room that hangs is said to, while the others go on', async () => {
    let let_go: () => void = () => undefined;
    const hanging = new Promise<number>((resolve) => (let_go = () => resolve(7)));
    server.app.get(SweepService).every('a room that hangs', () => hanging);
    await server.app.get(SweepService).sweep();
    const admin = await server.as('admin');
    const rooms = async () =>
      Object.fromEntries(
        (await admin.get('/api/system')).body.sweep.rooms.map((room: { room: string }) => [room.room, room]),
      );
    expect((await rooms())['a room that hangs']).toMatchObject({ error: 'over-budget' });
    expect((await rooms())['offers']).toMatchObject({ error: null });
    server.clock.forward({ minutes: 1 });
    await server.app.get(SweepService).sweep();
    expect((await rooms())['offers'].at).toBe(server.clock.now().toISOString());
    let_go();
    for (let i = 0; i < 100 && (await rooms())['a room that hangs'].error !== null; i++) await sleep(20);
    expect((await rooms())['a room that hangs']).toMatchObject({ did: 7, error: null });
  });
});

describe('A letter of which nobody can know whether it left', () => {
  const post = new FickleTransport();
  let server: TestServer;
  let rahel: Volunteer;
  beforeAll(async () => {
    server = await TestServer.open({ transport: post });
    await server.as('coordinator');
    rahel = await volunteer(server, 'rahel');
  });
  beforeEach(() => {
    post.mood = null;
    post.tried.length = 0;
    post.mails.length = 0;
  });
  afterAll(() => server.close());

  /** The two ways in which it happens. */
  const WAYS: [name: string, happen: (kind: string) => Promise<void>][] = [
    [
      'the connection dropped after the whole letter had gone',
      async () => {
        post.mood = () => Promise.reject(new MayHaveLeft('mail server: ECONNECTION'));
        await server.tick();
        post.mood = null;
      },
    ],
    [
      'the process died at that point',
      async (kind) => {
        await server.rows(
          `update outgoing_mails set claimed_at = now(), attempts = 1 where kind = $1 and state = 'queued'`,
          [kind],
        );
        // Within five minutes it may still be in the hands of somebody.
        server.clock.setRealOffset({ minutes: 4 });
        await server.tick();
        expect((await mailsOf(server, kind)).at(-1)!.state).toBe('queued');
        server.clock.setRealOffset({ minutes: 6 });
        await server.tick();
        server.clock.setRealOffset({});
      },
    ],
  ];

  it.each(WAYS)('is listed once for a person when %s', async (_name, happen) => {
    await ask(server, { contact: { email: 'once@example.org' } });
    await happen('request-received');
    for (let i = 0; i < 3; i++) {
      server.clock.forward({ hours: 5 });
      await server.tick();
    }
    expect((await mailsOf(server, 'request-received')).at(-1)).toMatchObject({
      state: 'failed',
      error: 'interrupted while handing over; it may have left',
    });
    expect(post.mails.filter(({ to }) => to === 'once@example.org')).toEqual([]);
  });

  it.each(WAYS)('is sent again with the same Message-ID when it is urgent and %s', async (_name, happen) => {
    expect((await server.anybody.post('/api/auth/sign-in/mail', { email: 'rahel@passerelle.example' })).status).toBe(
      200,
    );
    const [{ id }] = (await mailsOf(server, 'sign-in')).slice(-1);
    await happen('sign-in');
    server.clock.forward({ minutes: 2 });
    await server.tick();
    const copies = post.tried.filter(({ to }) => to === 'rahel@passerelle.example');
    expect(new Set(copies.map(({ messageId }) => messageId))).toEqual(new Set([`<${id}@passerelle>`]));
    expect(post.mails.filter(({ messageId }) => messageId === `<${id}@passerelle>`)).toHaveLength(1);
    server.clock.forward({ hours: 1 });
  });

  it('is urgent where it reminds of a deadline or a refusal, and not where it reminds of a call', async () => {
    const adviser = rahel.client;
    const { id } = (
      await adviser.post('/api/cases', {
        person: { firstName: 'Ana', languages: ['fr'], commune: 5586, contact: {} },
        consents: [{ purpose: 'help', textVersion: '2026-01', language: 'fr' }],
        procedure: 'ordinary',
        stage: 'refused',
        filedOn: '2025-01-06',
        decision: {
          decidedOn: '2026-02-20',
          receivedOn: server.clock.today() < '2026-03-01' ? '2026-02-25' : '2026-03-01',
          delivery: 'registered',
          by: 'Municipalité',
        },
      })
    ).body;
    await adviser.post(`/api/cases/${id}/follow-ups`, { title: 'Call', dueOn: server.clock.today() });
    server.clock.forward({ days: 1 });
    await server.tick();
    const urgent = await server.rows<{ urgent: boolean; alarm: string | null }>(
      `
      select distinct m.urgent, f.alarm from outgoing_mails m join reminders r on m.id = any(r.mail_ids) join follow_ups f on f.id = r.follow_up_id where f.case_id = $1`,
      [id],
    );
    expect(urgent.find(({ alarm }) => alarm === null)).toMatchObject({ urgent: false });
    expect(urgent.some(({ alarm, urgent: is }) => alarm !== null && is)).toBe(true);
  });
});

describe('A letter that does not arrive', () => {
  const post = new FickleTransport();
  let server: TestServer;
  let coordinator: Client;
  let rahel: Volunteer;
  beforeAll(async () => {
    server = await TestServer.open({ transport: post, config: { mailReturnPath: 'bounces@passerelle.example' } });
    coordinator = await server.as('coordinator');
    rahel = await volunteer(server, 'rahel', { capacity: 30 });
  });
  beforeEach(() => {
    post.mood = null;
    post.mails.length = 0;
  });
  afterAll(() => server.close());

  /** Somebody whose adviser is Rahel, and whose letter about that has left; answers the case and that mail. */
  async function matched(email: string): Promise<{ id: string; mail: string; person: string }> {
    const { id } = await ask(server, { contact: { email, phone: '079 000 00 01' } });
    const offer = await coordinator.post(`/api/cases/${id}/offers`, { adviserId: rahel.id });
    expect(await rahel.client.post(`/api/offers/${offer.body.id}/accept`, { noConflict: true })).toMatchObject({
      status: 200,
    });
    await server.tick();
    const [mail] = await server.rows<{ id: string; person: string }>(
      `select m.id, c.person_id as person from outgoing_mails m join cases c on c.id::text = m.params ->> 'case' where m.kind = 'adviser-found' and c.id = $1`,
      [id],
    );
    return { id, mail: mail.id, person: mail.person };
  }
  const told = (caseId: string): string[] =>
    post.mails
      .filter(({ text }) => /appeler|anrufen/.test(text) && text.includes(`/cases/${caseId}`))
      .map(({ to }) => to)
      .sort();
  const pathOf = (mail: string): string => server.app.get(ReturnPath).of(mail)!;
  const report = (to: string, action: string, status: string): string =>
    [
      'From: MAILER-DAEMON@mx.example.org',
      `To: ${to}`,
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
      '',
      '--b1',
      'Content-Type: text/plain',
      '',
      'I am sorry.',
      '--b1',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.org',
      '',
      'Final-Recipient: rfc822; somebody@example.org',
      `Action: ${action}`,
      `Status: ${status}`,
      '',
      '--b1',
      'Content-Type: message/rfc822',
      '',
      'Subject: x',
      '',
      'x',
      '--b1--',
      '',
    ].join('\r\n');
  const BEARER = { authorization: 'Bearer bounces-key-of-the-tests' };
  const returned = (message: string, headers: Record<string, string> = BEARER) =>
    server.anybody.send('POST', '/api/mail/bounces', message, {
      headers: { ...headers, 'content-type': 'message/rfc822' },
    });

  it('is told at once to the adviser and the coordinators of that case, with the request to phone, when the server refuses it', async () => {
    const { id } = await matched('selam@example.org');
    await server.rows(
      `update outgoing_mails set state = 'queued', attempts = 0 where kind = 'adviser-found' and params ->> 'case' = $1`,
      [id],
    );
    post.mood = (mail) =>
      mail.to === 'selam@example.org'
        ? Promise.reject(new Undeliverable('refused by the mail server (550)', '5.1.1'))
        : undefined;
    await server.tick();
    await server.tick();
    expect(told(id)).toEqual(['coordinator@passerelle.example', 'rahel@passerelle.example']);
    const events = (await rahel.client.get(`/api/cases/${id}/events`)).body.items;
    expect(events[0]).toMatchObject({ kind: 'mail-failed', by: null });
    expect((await rahel.client.get(`/api/cases/${id}`)).body.person.contact).toMatchObject({
      email: 'selam@example.org',
      emailFailedOn: server.clock.today(),
    });
  });

  it('comes back hours later as a report to an address of its own, and marks the person’s', async () => {
    const { id, mail, person } = await matched('gone@example.org');
    const [sent] = post.mails.filter(({ messageId }) => messageId === `<${mail}@passerelle>`);
    expect(sent.returnPath).toBe(pathOf(mail));
    expect(sent.returnPath!.split('@')[0].length).toBeLessThanOrEqual(64);
    expect(await returned(report(pathOf(mail).toUpperCase(), 'failed', '5.1.1'))).toMatchObject({
      status: 200,
      body: { state: 'failed' },
    });
    expect((await mailsOf(server, 'adviser-found')).at(-1)).toMatchObject({
      state: 'failed',
      error: 'returned (5.1.1)',
    });
    await server.tick();
    expect(told(id)).toEqual(['coordinator@passerelle.example', 'rahel@passerelle.example']);
    const { version, contact } = (await coordinator.get(`/api/people/${person}`)).body;
    expect(contact.emailFailedOn).toBe(server.clock.today());

    // Nothing is sent to it any more; whoever can phone is told instead. Another address takes the mark away.
    post.mails.length = 0;
    await rahel.client.post(`/api/cases/${id}/release`, { reason: 'No time any more.' });
    server.clock.forward({ days: 1 });
    await server.tick();
    expect(post.mails.filter(({ to }) => to === 'gone@example.org')).toEqual([]);
    const changed = await coordinator.patch(
      `/api/people/${person}`,
      { contact: { email: 'found@example.org' } },
      { version },
    );
    expect(changed.body.contact.emailFailedOn).toBeNull();
  });

  it('that comes back twice is told once', async () => {
    const { id, mail } = await matched('twice@example.org');
    for (let i = 0; i < 2; i++)
      expect(await returned(report(pathOf(mail), 'failed', '5.1.1'))).toMatchObject({
        status: 200,
        body: { state: 'failed' },
      });
    await server.tick();
    expect(
      await server.rows(`select 1 from case_events where case_id = $1 and kind = 'mail-failed'`, [id]),
    ).toHaveLength(1);
  });

  it('is still on its way while the other server tries, and a full mailbox says nothing of the address', async () => {
    const { mail, person } = await matched('full@example.org');
    expect(await returned(report(pathOf(mail), 'delayed', '4.4.1'))).toMatchObject({
      status: 200,
      body: { state: 'sent' },
    });
    expect(await returned(report(pathOf(mail), 'failed', '5.2.2'))).toMatchObject({
      status: 200,
      body: { state: 'failed' },
    });
    expect((await coordinator.get(`/api/people/${person}`)).body.contact.emailFailedOn).toBeNull();
  });

  it('may also be reported by a provider, by its id or Message-ID', async () => {
    const { id, mail } = await matched('provider@example.org');
    const tell = (body: unknown) => server.anybody.post('/api/mail/bounces', body, { headers: BEARER });
    expect(await tell({ id: mail, kind: 'soft', code: '4.4.1' })).toMatchObject({
      status: 200,
      body: { state: 'sent' },
    });
    expect(await tell({ id: `<${mail}@passerelle>`, kind: 'hard' })).toMatchObject({
      status: 200,
      body: { state: 'failed' },
    });
    await server.tick();
    expect(told(id)).toHaveLength(2);
    expect((await tell({ id: 'nothing', kind: 'hard' })).status).toBe(404);
    expect((await tell({ id: mail, kind: 'dead' })).status).toBe(422);
    for (const [body, status] of [
      ['no json', 400],
      ['null', 422],
      ['[]', 422],
      ['"x"', 422],
    ] as const)
      expect([body, (await tell(body)).status]).toEqual([body, status]);
  });

  it('may be piped in by a mail server, which is asked to try again while the program cannot be reached', async () => {
    const { mail } = await matched('piped@example.org');
    const piped = (message: string, env: Record<string, string>): Promise<number | null> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, ['dist/bounces.js'], {
          env: { PATH: '/usr/bin', ...env },
          stdio: ['pipe', 'ignore', 'ignore'],
        });
        child.once('exit', resolve).stdin.end(message);
      });
    const there = { PASSERELLE_URL: server.url, MAIL_BOUNCES_KEY: 'bounces-key-of-the-tests' };
    const message = report(pathOf(mail), 'failed', '5.1.1');
    expect(await piped(message, there)).toBe(0);
    expect((await mailsOf(server, 'adviser-found')).at(-1)).toMatchObject({
      state: 'failed',
      error: 'returned (5.1.1)',
    });
    expect(await piped('Subject: none of ours', there)).toBe(0);
    expect(await piped(message, { ...there, PASSERELLE_URL: `http://127.0.0.1:${await freePort()}` })).toBe(75);
    expect(await piped(message, { PASSERELLE_URL: server.url })).toBe(78);
    expect(await piped(message, { ...there, MAIL_BOUNCES_KEY: 'not-the-key-it-has' })).toBe(78);
  });

  it('is believed only with the key, and only to an address that was made here', async () => {
    const { mail } = await matched('forged@example.org');
    const [other] = await mailsOf(server, 'request-received');
    const forged = pathOf(mail).replace(mail.replaceAll('-', ''), other.id.replaceAll('-', ''));
    expect((await returned(report(forged, 'failed', '5.1.1'))).status).toBe(404);
    expect((await returned(report('bounces@passerelle.example', 'failed', '5.1.1'))).status).toBe(404);
    expect(
      (await returned(report(pathOf(mail), 'failed', '5.1.1'), { authorization: 'Bearer another-key' })).status,
    ).toBe(401);
    expect((await returned(`To: ${pathOf(mail)}\r\nSubject: I am on holiday\r\n\r\nUntil Monday.`)).status).toBe(422);
    expect(await server.rows(`select state from outgoing_mails where id = any($1)`, [[mail, other.id]])).toEqual([
      { state: 'sent' },
      { state: 'sent' },
    ]);
    // No other route takes a message.
    expect(
      (await server.anybody.send('POST', '/api/requests', 'x', { headers: { 'content-type': 'message/rfc822' } }))
        .status,
    ).toBe(415);
  });

  it('with no key set there is no such route', async () => {
    const quiet = await TestServer.open({ config: { mailBouncesKey: null } });
    expect((await quiet.anybody.post('/api/mail/bounces', { id: 'x', kind: 'hard' }, { headers: BEARER })).status).toBe(
      404,
    );
    await quiet.close();
  });
});
