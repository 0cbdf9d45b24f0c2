import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from './support/client.js';
import { ask, LAUSANNE, logged, volunteer, type Volunteer } from './support/network.js';
import { TestServer } from './support/test-server.js';

describe('phone numbers as people write them', () => {
  let server: TestServer;
  let coordinator: Client;
  let rahel: Volunteer;
  beforeAll(async () => {
    server = await TestServer.open();
    coordinator = await server.as('coordinator', { name: 'odile', cantons: ['CH'] });
    rahel = await volunteer(server, 'rahel');
  });
  afterAll(() => server.close());

  const withPhone = (phone: string, helper: object | null = null): Record<string, unknown> =>
    logged({
      person: {
        firstName: 'Selam',
        languages: ['fr'],
        commune: LAUSANNE,
        contact: { phone, safeToCall: true },
        helper,
      },
      raiseCapacity: true,
    });
  interface Logged {
    id: string;
    person: { id: string; contact: object; helper: object };
  }
  const log = async (phone: string, helper?: object): Promise<Logged> =>
    (await rahel.client.post('/api/cases', withPhone(phone, helper))).body;

  const changeProfile = async (profile: object): Promise<Answer> => {
    const { version } = (await rahel.client.get('/api/advisers/me')).body;
    return rahel.client.patch('/api/advisers/me', profile, { version });
  };

  it.each([
    ['too short', '078 321 45 6'],
    ['too short for a landline', '044 668 18 0'],
    ['of no country', '+999 123 45 67'],
    ['words', 'am Abend anrufen'],
    ['signs that cannot be seen', '\u200e\u200f'],
  ])('are refused when they are %s', async (_, phone) => {
    const pointers = async (path: string, body: object): Promise<unknown> => {
      const answer = await rahel.client.post(path, body);
      return [answer.status, answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)];
    };
    expect(await pointers('/api/cases', withPhone(phone))).toEqual([422, ['/person/contact/phone']]);
    const helper = { name: 'Luana', relation: 'daughter', phone };
    expect(await pointers('/api/cases', withPhone('079 000 00 13', helper))).toEqual([422, ['/person/helper/phone']]);
    const profile = await changeProfile({ phone });
    expect([profile.status, profile.body.errors[0].pointer]).toEqual([422, '/phone']);
  });

  it.each([
    ['079 000 00 13 (Nachbarin)', '+41790000013', 'Nachbarin'],
    ['079 000 00 13, nur abends', '+41790000013', 'nur abends'],
    ['\u200e079\u00a0000\u00a000\u00a013\u200f', '+41790000013', null],
    ['٠٧٩ ٠٠٠ ٠٠ ١٣', '+41790000013', null],
  ])('%s is kept as number and note', async (typed, phone, phoneNote) => {
    expect((await log(typed)).person.contact).toMatchObject({ phone, phoneNote });
  });

  it('of whoever helps have a note as well', async () => {
    const helper = { name: 'Luana', relation: 'daughter', phone: '021 000 00 13 int. 12' };
    const { person } = await log('079 000 00 13', helper);
    expect(person.helper).toEqual({ ...helper, phone: '+41210000013', phoneNote: 'int. 12' });
  });

  it('keep their note until the number is written anew, and lose it with the number', async () => {
    const { person } = await log('079 000 00 13 (Nachbarin)');
    const change = async (contact: object, version: number): Promise<unknown> =>
      (await rahel.client.patch(`/api/people/${person.id}`, { contact }, { version })).body.contact;
    expect(await change({ bestTime: 'abends' }, 1)).toMatchObject({ phone: '+41790000013', phoneNote: 'Nachbarin' });
    expect(await change({ phone: '079 000 00 14' }, 2)).toMatchObject({ phone: '+41790000014', phoneNote: null });
    expect(await change({ phone: null }, 3)).toMatchObject({ phone: null, phoneNote: null });
    await expect(server.rows(`update people set phone_note = 'of nothing' where id = $1`, [person.id])).rejects.toThrow(
      'ck_people_phone_note',
    );
  });

  it('show their note where they are called, only while calling is safe', async () => {
    const { id, person } = await log('079 000 00 13 (Nachbarin)');
    await rahel.client.post(`/api/cases/${id}/follow-ups`, { title: 'Call', dueOn: '2026-03-04' });
    const row = async (): Promise<unknown> => (await rahel.client.get(`/api/follow-ups?case=${id}`)).body.items[0];
    expect(await row()).toMatchObject({ phone: '+41790000013', phoneNote: 'Nachbarin' });
    await rahel.client.patch(`/api/people/${person.id}`, { contact: { safeToCall: false } }, { version: 1 });
    expect(await row()).toMatchObject({ phone: null, phoneNote: null });
  });

  it('of advisers and of who asks on the public pages are read in the same way', async () => {
    const profile = await changeProfile({ phone: '0790000015 (Büro)' });
    expect(profile.body).toMatchObject({ phone: '+41790000015', phoneNote: 'Büro' });
    const { id } = await ask(server, { contact: { phone: '079 000 00 16 demander Inês', safeToCall: true } });
    const seen = await coordinator.get(`/api/cases/${id}`);
    expect(seen.body.person.contact).toMatchObject({ phone: '+41790000016', phoneNote: 'demander Inês' });
  });

  it('are no names: what nobody can see is refused as a name, and addresses are trimmed', async () => {
    const invisible = { firstName: '\u200e\u200b', languages: ['fr'], commune: LAUSANNE, contact: {} };
    const refused = await rahel.client.post('/api/cases', logged({ person: invisible }));
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/person/firstName']);
    const { id } = await ask(server, { contact: { email: ' \u200eselam@example.org \n' } });
    expect((await coordinator.get(`/api/cases/${id}`)).body.person.contact.email).toBe('selam@example.org');
  });
});
