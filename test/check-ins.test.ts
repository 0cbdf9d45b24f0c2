import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PeopleService } from '../src/people/people.service.js';
import type { Answer, Client } from './support/client.js';
import { ask, HELP, volunteer, type Volunteer } from './support/network.js';
import { png } from './support/pictures.js';
import { TestServer } from './support/test-server.js';

const CONTACT = [...HELP, { purpose: 'contact', textVersion: '2026-11', language: 'fr' }];
const BREAK = '\r\n';

let server: TestServer;
let coordinator: Client;
let rahel: Volunteer;
let count = 0;
beforeAll(async () => {
  server = await TestServer.open();
  coordinator = await server.as('coordinator', { name: 'network', cantons: ['CH'] });
  rahel = await volunteer(server, 'rahel', { capacity: 100 });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.set('2026-03-02T10:00:00+01:00');
  await server.forgetCounts();
});
afterEach(() =>
  server.rows(`update consents set withdrawn_on = given_on where purpose = 'contact' and withdrawn_on is null`),
);

interface Asked {
  id: string;
  personId: string;
  email: string;
}

/** Somebody of Rahel's who may be written to, and of whom nobody has heard for 61 days. */
async function silent(contact: Record<string, unknown> = {}, consents: unknown[] = CONTACT): Promise<Asked> {
  const email = `person${(count += 1)}@example.org`;
  const { id } = await ask(server, {
    contact: { email, phone: '079 000 00 01', safeToCall: true, safeToWrite: true, sharedWith: false, ...contact },
    consents,
  });
  const offer = await coordinator.post(`/api/cases/${id}/offers`, { adviserId: rahel.id });
  await rahel.client.post(`/api/offers/${offer.body.id}/accept`, { noConflict: true });
  await server.tick();
  const [{ personId }] = await server.rows<{ personId: string }>(
    `select person_id as "personId" from cases where id = $1`,
    [id],
  );
  server.clock.forward({ days: 63 });
  return { id, personId, email };
}

const lettersTo = (email: string) => server.letters(email).filter(({ text }) => text.includes('/check-in/'));
function tokenOf(email: string): string {
  return /\/check-in\/([\w-]+)\?/.exec(lettersTo(email).at(-1)!.text)![1];
}
/** The link of somebody who has just been asked. */
async function linkOf({ email }: Asked): Promise<string> {
  await server.tick();
  return tokenOf(email);
}
const tap = (token: string, answer: string): Promise<Answer> =>
  server.anybody.send('POST', `/check-in/${token}?lang=fr`, `answer=${answer}`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
const open = (token: string): Promise<Answer> => server.anybody.get(`/check-in/${token}?lang=fr`);
function sendPhoto(token: string, bytes: Buffer, name = 'photo'): Promise<Answer> {
  const body = Buffer.concat([
    Buffer.from(
      `--edge${BREAK}content-disposition: form-data; name="${name}"; filename="letter.png"${BREAK}content-type: image/png${BREAK}${BREAK}`,
    ),
    bytes,
    Buffer.from(`${BREAK}--edge--${BREAK}`),
  ]);
  return server.anybody.send('POST', `/check-in/${token}/photo?lang=fr`, body, {
    headers: { 'content-type': 'multipart/form-data; boundary=edge' },
  });
}
const checkInsOf = async (who: Client, { id }: Asked): Promise<any[]> =>
  (await who.get(`/api/cases/${id}/check-ins`)).body.items;
const eventsOf = async ({ id }: Asked): Promise<string[]> =>
  (await rahel.client.get(`/api/cases/${id}/events`)).body.items.map(({ kind }: { kind: string }) => kind);
/** What somebody has to decide about the answer of a person. */
const undecided = async (who: Client, { id }: Asked): Promise<any[]> =>
  (await who.all('/api/check-ins')).filter(({ caseId }) => caseId === id);
const rowsOf = ({ id }: Asked) => server.rows('select * from check_ins where case_id = $1 order by planned_at', [id]);

describe('a person of whom nobody has heard for two months', () => {
  it('is asked in their language, taps once, and the adviser confirms what the answer proposes', async () => {
    const person = await silent();
    const token = await linkOf(person);
    const [letter] = lettersTo(person.email);
    expect(letter.subject).toMatch(/ከመይ ኣለኹም/);
    expect(letter.text).not.toMatch(/Selam|Tesfay|Lausanne|naturalis|Einbürger/i);
    const page = await open(token);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Comment allez-vous');
    expect(page.text).not.toMatch(/Selam|Tesfay|Lausanne|naturalis|Einbürger/i);
    const answered = await tap(token, 'call');
    expect([answered.status, answered.text.includes('Nous vous appelons')]).toEqual([200, true]);
    await server.tick();
    expect(server.letters('rahel@passerelle.example').at(-1)!.subject).toBe('Une réponse est arrivée');
    const [{ id, ...checkIn }] = await undecided(rahel.client, person);
    expect(checkIn).toMatchObject({ caseId: person.id, answer: 'call', proposal: 'call', decision: null });
    // Nothing has been done by itself.
    expect((await rahel.client.get(`/api/cases/${person.id}/follow-ups`)).body.items).toEqual([]);
    const confirmed = await rahel.client.post(`/api/check-ins/${id}/confirm`);
    expect(confirmed.body).toMatchObject({ decision: 'confirmed', decidedBy: 'rahel' });
    const [followUp] = (await rahel.client.get(`/api/cases/${person.id}/follow-ups`)).body.items;
    expect(followUp).toMatchObject({ id: confirmed.body.followUpId, dueOn: '2026-05-05', alarm: null });
    expect((await rahel.client.post(`/api/check-ins/${id}/dismiss`)).body.type).toContain('check-in-decided');
    expect(await eventsOf(person)).toEqual(expect.arrayContaining(['check-in-sent', 'check-in-call']));
    expect(await undecided(rahel.client, person)).toEqual([]);
  });

  it('is asked once in a silence, by however many sweeps', async () => {
    const person = await silent();
    await server.tick();
    for (let i = 0; i < 5; i += 1) {
      server.clock.forward({ hours: 1 });
      await server.tick();
    }
    server.clock.forward({ days: 1 });
    await server.tick();
    expect([lettersTo(person.email).length, (await rowsOf(person)).length]).toEqual([1, 1]);
    await expect(
      server.rows(
        `insert into check_ins (id, case_id, person_id, silent_since, planned_at) select gen_random_uuid(), case_id, person_id, '2020-01-01', now() from check_ins where case_id = $1`,
        [person.id],
      ),
    ).rejects.toThrow(/uq_check_ins_open/);
  });

  it('is left alone after two letters without an answer, until somebody has been in contact', async () => {
    const person = await silent();
    for (let i = 0; i < 5; i += 1) {
      await server.tick();
      server.clock.forward({ days: 63 });
    }
    expect(lettersTo(person.email)).toHaveLength(2);
    await rahel.client.post(`/api/cases/${person.id}/notes`, { kind: 'call', text: 'Es geht.' });
    server.clock.forward({ days: 65 });
    await server.tick();
    expect(lettersTo(person.email)).toHaveLength(3);
  });

  it('is not asked when a call has been noted, on a weekend or at night, before their time, or when staff have turned it off', async () => {
    const staff = await server.as('staff');
    const person = await silent();
    await staff.patch('/api/check-in-settings', { silenceDays: null });
    await server.tick();
    expect((await staff.patch('/api/check-in-settings', { silenceDays: 90 })).body).toEqual({ silenceDays: 90 });
    server.clock.forward({ hours: 2 });
    await server.tick();
    await staff.patch('/api/check-in-settings', { silenceDays: 60 });
    server.clock.set('2026-05-09T10:00:00+02:00');
    await server.tick();
    server.clock.set('2026-05-11T07:00:00+02:00');
    await server.tick();
    await rahel.client.post(`/api/cases/${person.id}/notes`, { kind: 'call', text: 'Es geht.' });
    server.clock.set('2026-05-11T10:00:00+02:00');
    await server.tick();
    expect(await rowsOf(person)).toEqual([]);
    expect((await staff.patch('/api/check-in-settings', { silenceDays: 5 })).status).toBe(422);
  });
});

describe('a link', () => {
  it('does nothing when a scanner opens it, as often as it does', async () => {
    const person = await silent();
    const token = await linkOf(person);
    const before = await rowsOf(person);
    for (let i = 0; i < 3; i += 1) expect((await open(token)).status).toBe(200);
    expect((await server.anybody.send('HEAD', `/check-in/${token}`, undefined)).status).toBe(200);
    expect(await rowsOf(person)).toEqual(before);
    expect((await tap(token, 'well')).status).toBe(200);
    expect(await undecided(rahel.client, person)).toEqual([]);
    expect(await eventsOf(person)).toContain('check-in-well');
  });

  it('is stored as a hash, answers once, and says when it is used, over or wrong', async () => {
    const person = await silent();
    const token = await linkOf(person);
    const [row] = await rowsOf(person);
    expect(JSON.stringify(row)).not.toContain(token);
    expect((await tap(token, 'nonsense')).status).toBe(200);
    expect((await tap(token, 'done')).status).toBe(200);
    // A thumb that taps twice reads the same.
    expect((await tap(token, 'done')).status).toBe(200);
    expect([(await tap(token, 'call')).status, (await open(token)).status]).toEqual([410, 410]);
    expect((await checkInsOf(rahel.client, person))[0]).toMatchObject({ answer: 'done', proposal: 'end' });
    const wrong = 'x'.repeat(43);
    expect([(await open(wrong)).status, (await tap(wrong, 'well')).status, (await tap(wrong, 'stop')).status]).toEqual([
      404, 404, 404,
    ]);
    const other = await silent();
    const late = await linkOf(other);
    server.clock.forward({ days: 30 });
    expect([(await tap(late, 'call')).status, (await open(late)).status]).toEqual([410, 410]);
    await server.tick();
    expect((await rowsOf(other))[0]).toMatchObject({ answer: null, lapsed_at: expect.any(Date) });
  });

  it('takes a photo of what came: cleaned, sealed, marked as from the person, and only then', async () => {
    const person = await silent();
    const token = await linkOf(person);
    expect((await sendPhoto(token, png())).status).toBe(410);
    const came = await tap(token, 'came');
    expect(came.text).toContain('type="file"');
    expect((await open(token)).text).toContain('type="file"');
    expect((await sendPhoto(token, Buffer.alloc(0))).status).toBe(422);
    expect((await sendPhoto(token, png(), 'other')).status).toBe(422);
    expect((await sendPhoto(token, Buffer.from('MZ not a picture'))).status).toBe(422);
    expect((await sendPhoto(token, Buffer.alloc(11_000_000))).status).toBe(422);
    const sent = await sendPhoto(token, png());
    expect([sent.status, sent.text.includes('La photo est arrivée')]).toEqual([200, true]);
    const [{ photoIds }] = await checkInsOf(rahel.client, person);
    const attachments = (await rahel.client.get(`/api/cases/${person.id}/attachments`)).body.items;
    expect(attachments).toMatchObject([{ id: photoIds[0], by: null, fromPerson: true, mine: false, removable: false }]);
    expect((await rahel.client.get(`/api/attachments/${photoIds[0]}/file`)).status).toBe(200);
    for (let i = 0; i < 4; i += 1) expect((await sendPhoto(token, png())).status).toBe(200);
    expect((await sendPhoto(token, png())).status).toBe(410);
    // Whoever has the case and the coordinators are both told: a deadline may run.
    await server.tick();
    for (const name of ['rahel', 'network'])
      expect(server.letters(`${name}@passerelle.example`).at(-1)!.subject).toBe('Une réponse est arrivée');
    const [{ id }] = await undecided(rahel.client, person);
    await rahel.client.post(`/api/check-ins/${id}/confirm`);
    expect((await rahel.client.get(`/api/cases/${person.id}/follow-ups`)).body.items).toMatchObject([
      { dueOn: '2026-05-04' },
    ]);
  });

  it('stops the letters for good with one tap, also when it is used, and says so on the case', async () => {
    const person = await silent();
    const token = await linkOf(person);
    await tap(token, 'well');
    const stopped = await tap(token, 'stop');
    expect([stopped.status, stopped.text.includes('Nous ne demandons plus')]).toEqual([200, true]);
    expect((await tap(token, 'stop')).status).toBe(200);
    const consents = await server.rows(
      `select withdrawn_on from consents where person_id = $1 and purpose = 'contact'`,
      [person.personId],
    );
    expect(consents).toEqual([{ withdrawn_on: '2026-05-04' }]);
    expect((await eventsOf(person)).filter((kind) => kind === 'check-in-stopped')).toHaveLength(1);
    server.clock.forward({ days: 63 });
    await server.tick();
    expect(lettersTo(person.email)).toHaveLength(1);
  });
});

describe('nobody is asked', () => {
  it.each<[string, Record<string, unknown>]>([
    ['where it is not safe to write', { safeToWrite: false }],
    ['where nobody has asked whether it is', { safeToWrite: null }],
    ['where nobody has asked who else reads it', { sharedWith: null }],
    ['where it is not safe to call', { safeToCall: false }],
  ])('%s', async (_, contact) => {
    const person = await silent(contact);
    await server.tick();
    expect(await rowsOf(person)).toEqual([]);
  });

  it('without consent, at an address that bounced, or while letters are held', async () => {
    const unasked = await silent({}, HELP);
    await server.tick();
    const bounced = await silent();
    await server.db.transaction((tx) => server.app.get(PeopleService).markEmailFailed(tx, bounced.personId));
    await server.tick();
    const held = await silent();
    await server.rows('update cases set letters_held_since = now() where id = $1', [held.id]);
    await server.tick();
    expect([await rowsOf(unasked), await rowsOf(bounced), await rowsOf(held)]).toEqual([[], [], []]);
  });

  it('when that changes between planning and writing', async () => {
    const person = await silent();
    const { SweepService } = await import('../src/queue/sweep.service.js');
    await server.app.get(SweepService).sweep();
    expect(await rowsOf(person)).toHaveLength(1);
    const { version } = (await rahel.client.get(`/api/people/${person.personId}`)).body;
    await rahel.client.patch(`/api/people/${person.personId}`, { contact: { safeToWrite: false } }, { version });
    await server.tick();
    expect(lettersTo(person.email)).toEqual([]);
    expect((await rowsOf(person))[0]).toMatchObject({ sent_at: null, token_hash: null, lapsed_at: expect.any(Date) });
    expect(await eventsOf(person)).not.toContain('check-in-sent');
  });

  it('and another address is not known to be safe, until somebody has asked', async () => {
    const person = await silent();
    const path = `/api/people/${person.personId}`;
    const { version } = (await rahel.client.get(path)).body;
    const moved = await rahel.client.patch(path, { contact: { email: 'new@example.org' } }, { version });
    expect(moved.body.contact).toMatchObject({ safeToWrite: null, sharedWith: null });
    const said = await rahel.client.patch(
      path,
      { contact: { safeToWrite: true, sharedWith: true, sharedWithNote: 'der Sohn' } },
      { version: version + 1 },
    );
    expect(said.body.contact).toMatchObject({ safeToWrite: true, sharedWith: true, sharedWithNote: 'der Sohn' });
    const alone = await rahel.client.patch(path, { contact: { sharedWith: false } }, { version: version + 2 });
    expect(alone.body.contact).toMatchObject({ sharedWith: false, sharedWithNote: null });
  });
});

describe('the network’s own letters', () => {
  it('do not go where it is not safe to write; the receipt that was asked for does', async () => {
    const email = 'watched@example.org';
    const { id } = await ask(server, { contact: { email, safeToWrite: false, sharedWith: true } });
    const offer = await coordinator.post(`/api/cases/${id}/offers`, { adviserId: rahel.id });
    await rahel.client.post(`/api/offers/${offer.body.id}/accept`, { noConflict: true });
    await server.tick();
    expect(server.letters(email)).toHaveLength(1);
    expect(server.letters(email)[0].text).toContain('/requests/');
  });
});

describe('another adviser, please', () => {
  it('goes to the coordinators; the adviser sees neither the wish nor that there was an answer', async () => {
    const person = await silent();
    const token = await linkOf(person);
    const before = server.letters('rahel@passerelle.example').length;
    expect((await tap(token, 'other')).status).toBe(200);
    await server.tick();
    expect(server.letters('network@passerelle.example').at(-1)!.subject).toBe('Une réponse est arrivée');
    expect(server.letters('rahel@passerelle.example')).toHaveLength(before);
    expect(await undecided(rahel.client, person)).toEqual([]);
    const [seen] = await checkInsOf(rahel.client, person);
    expect(seen).toMatchObject({ answer: null, answeredAt: null, proposal: null, decision: null });
    expect((await eventsOf(person)).filter((kind) => kind.startsWith('check-in'))).toEqual(['check-in-sent']);
    expect((await rahel.client.post(`/api/check-ins/${seen.id}/confirm`)).status).toBe(404);
    expect(await undecided(coordinator, person)).toMatchObject([{ id: seen.id, proposal: 'other-adviser' }]);
    expect((await coordinator.post(`/api/check-ins/${seen.id}/confirm`)).body.decision).toBe('confirmed');
    const [theCase] = await server.rows('select adviser_id, waiting_since from cases where id = $1', [person.id]);
    expect(theCase).toMatchObject({ adviser_id: null, waiting_since: expect.any(Date) });
  });

  it('is decided with the case that a coordinator releases by hand', async () => {
    const person = await silent();
    await tap(await linkOf(person), 'other');
    const { version } = (await coordinator.get(`/api/cases/${person.id}`)).body;
    const released = await coordinator.post(
      `/api/cases/${person.id}/release`,
      { reason: 'Neu vergeben.' },
      { version },
    );
    expect(released.status).toBe(200);
    expect((await checkInsOf(coordinator, person))[0]).toMatchObject({ decision: 'confirmed', decidedBy: 'network' });
  });

  it('does not come back to an adviser who coordinates as well', async () => {
    const both = await coordinator.post('/api/advisers', {
      firstName: 'Both',
      lastName: 'Muster',
      email: 'both@passerelle.example',
      communes: [5586],
      cantons: ['VD'],
      languages: [{ code: 'fr', level: 'native', interprets: false }],
      capacity: 5,
      specialities: ['ordinary'],
    });
    const client = await server.as('coordinator', { name: 'both', cantons: ['VD'], adviserId: both.body.id });
    await client.post('/api/advisers/me/undertaking', { version: '2026-01' });
    const person = await silent();
    await server.rows('update cases set adviser_id = $2 where id = $1', [person.id, both.body.id]);
    await tap(await linkOf(person), 'other');
    await server.tick();
    expect(server.letters('both@passerelle.example').filter(({ subject }) => /réponse/.test(subject))).toEqual([]);
    expect(await undecided(client, person)).toEqual([]);
    expect((await checkInsOf(client, person))[0]).toMatchObject({ answer: null });
    expect(await undecided(coordinator, person)).toMatchObject([{ caseId: person.id }]);
    const [{ id }] = await undecided(coordinator, person);
    await coordinator.post(`/api/check-ins/${id}/dismiss`);
  });
});

describe('an answer about which nobody decides', () => {
  it('is told to the coordinators after two working days, once', async () => {
    const person = await silent();
    await tap(await linkOf(person), 'call');
    await server.tick();
    const told = (): number =>
      server.letters().filter(({ to, subject }) => /réponse est/.test(subject) && !to.startsWith('rahel')).length;
    const before = told();
    server.clock.forward({ days: 1 });
    await server.tick();
    expect(told()).toBe(before);
    for (let i = 0; i < 3; i += 1) {
      server.clock.forward({ days: 1 });
      await server.tick();
    }
    expect(told()).toBe(before + 1);
    const [{ id }] = await undecided(rahel.client, person);
    expect((await rahel.client.post(`/api/check-ins/${id}/dismiss`)).body).toMatchObject({
      decision: 'dismissed',
      followUpId: null,
    });
    expect((await rahel.client.get(`/api/cases/${person.id}/follow-ups`)).body.items).toEqual([]);
  });

  it('proposes to open a case again that has ended meanwhile; ending it is what “no longer needed” proposed', async () => {
    const person = await silent();
    const token = await linkOf(person);
    const end = async (): Promise<void> => {
      const { version } = (await rahel.client.get(`/api/cases/${person.id}`)).body;
      const closed = await rahel.client.put(
        `/api/cases/${person.id}/stage`,
        { to: 'closed', outcome: 'advised' },
        { version },
      );
      expect(closed.status).toBe(200);
    };
    await end();
    await tap(token, 'call');
    const [{ id, proposal }] = await undecided(rahel.client, person);
    expect(proposal).toBe('reopen');
    expect((await rahel.client.post(`/api/check-ins/${id}/confirm`)).status).toBe(200);
    expect((await rahel.client.get(`/api/cases/${person.id}`)).body).toMatchObject({
      stage: 'screening',
      outcome: null,
    });
    server.clock.forward({ days: 63 });
    await tap(await linkOf(person), 'done');
    await end();
    expect((await checkInsOf(rahel.client, person))[0]).toMatchObject({ proposal: 'end', decision: 'confirmed' });
  });
});
