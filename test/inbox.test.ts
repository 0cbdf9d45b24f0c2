import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from './support/client.js';
import { House } from './support/house.js';
import { ask, GENEVA, LAUSANNE, RENENS, volunteer, type Volunteer } from './support/network.js';

describe('The inbox of a coordinator', () => {
  let house: House;
  let [vaud, zurich, staff]: Client[] = [];
  let [tigrinya, dari, offered]: { id: string }[] = [];
  let rahel: Volunteer;

  beforeAll(async () => {
    house = await House.open();
    vaud = await house.as('coordinator', { cantons: ['VD', 'GE'] });
    zurich = await house.as('coordinator', { name: 'zurich', cantons: ['ZH'] });
    staff = await house.as('staff');
    rahel = await volunteer(house, 'rahel');
    tigrinya = await ask(house, { languages: ['ti', 'fr'], commune: RENENS });
    dari = await ask(house, { languages: ['prs'], commune: GENEVA });
    offered = await ask(house, { languages: ['fr'], commune: LAUSANNE });
    expect((await vaud.post(`/api/cases/${offered.id}/offers`, { adviserId: rahel.id })).status).toBe(201);
  });
  afterAll(() => house.close());

  const waiting = async (query: string, who = vaud): Promise<string[]> => {
    const { body } = await who.get(`/api/cases?waiting=true${query}`);
    return body.items.map(({ id }: { id: string }) => id);
  };

  it('finds those who talk in a language, live in a commune, or have been offered to somebody', async () => {
    expect(await waiting('&language=fr')).toEqual([tigrinya.id, offered.id]);
    expect(await waiting('&language=prs')).toEqual([dari.id]);
    expect(await waiting(`&commune=${RENENS}`)).toEqual([tigrinya.id]);
    expect(await waiting('&offered=true')).toEqual([offered.id]);
    expect(await waiting('&offered=false')).toEqual([tigrinya.id, dari.id]);
    expect((await vaud.get('/api/cases/counts?language=fr')).body).toMatchObject({ waiting: 2, offered: 1 });
  });

  it('does not let staff find a case by a language they cannot see', async () => {
    expect(await waiting('', staff)).toHaveLength(3);
    expect(await waiting('&language=fr', staff)).toEqual([]);
  });

  it('shows the letter before it declines, as it is sent then', async () => {
    const { body } = await vaud.get(`/api/cases/${tigrinya.id}/waiting/letter`);
    expect(body).toMatchObject({ sent: true, language: 'fr' });
    expect(body.before.concat(body.after).join()).not.toContain('{');
    const { body: theCase } = await vaud.get(`/api/cases/${tigrinya.id}`);
    const declined = await vaud.put(`/api/cases/${tigrinya.id}/waiting`, { decline: 'referred', reason: 'Zuständig ist die Beratungsstelle', message: 'Adressez-vous à l’EPER.' }, { version: theCase.version });
    expect(declined.status).toBe(200);
    await house.tick();
    const letter = house.letters(theCase.person.contact.email).find(({ subject }) => subject === body.subject)!;
    for (const paragraph of [...body.before, 'Adressez-vous à l’EPER.', ...body.after]) expect(letter.text).toContain(paragraph);
    expect((await vaud.get(`/api/cases/${tigrinya.id}/waiting/letter`)).status).toBe(409);
    expect((await zurich.get(`/api/cases/${dari.id}/waiting/letter`)).status).toBe(404);
  });
});
