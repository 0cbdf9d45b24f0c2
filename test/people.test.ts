import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestServer } from './support/test-server.js';
import type { Client } from './support/client.js';
import { ask, GENEVA, ZURICH } from './support/network.js';

let server: TestServer;
let vaud: Client;

beforeAll(async () => {
  server = await TestServer.open();
  vaud = await server.as('coordinator', { cantons: ['VD', 'GE'] });
  for (const [firstName, lastName, over] of [
    ['Amanuel', 'Gebremaryamu', { contact: { email: 'amanuel@example.org', phone: '079 000 01 01' } }],
    ['Marijana', 'Brkaljić', {}],
    ['Mariella', 'Scarpinelloni', { commune: GENEVA }],
    ['ኣማኑኤል', 'ወልደገርግስ', {}],
    ['Marijana', 'Barišanec', { commune: ZURICH }],
    ['100%', 'Under_score', {}],
  ] as const)
    await ask(server, { firstName, lastName, ...over });
});
afterAll(() => server.close());

async function found(q: string, who = vaud): Promise<string[]> {
  const answer = await who.post('/api/people/search', { q });
  expect(answer.status).toBe(200);
  return answer.body.items.map((item: { firstName: string; lastName: string }) => `${item.firstName} ${item.lastName}`);
}

describe('Searching for somebody', () => {
  it.each([
    ['a part of the name', 'maryam', ['Amanuel Gebremaryamu']],
    ['the parts of the name in another order', 'gebre amanuel', ['Amanuel Gebremaryamu']],
    ['letters without their signs', 'BRKALJIC', ['Marijana Brkaljić']],
    ['a name in Tigrinya', 'ወልደገርግስ ኣማኑኤል', ['ኣማኑኤል ወልደገርግስ']],
    ['two letters with which a name begins', 'br', ['Marijana Brkaljić']],
    ['a letter beside a name', 'mari s', ['Mariella Scarpinelloni']],
    ['what a pattern would read as anything', '0% under_', ['100% Under_score']],
    ['an address', 'Amanuel@Example.org', ['Amanuel Gebremaryamu']],
    ['a number', '+41 79 000 01 01', ['Amanuel Gebremaryamu']],
  ])('finds them by %s', async (_, q, names) => {
    expect(await found(q)).toEqual(names);
  });

  it('finds them by the reference of their case', async () => {
    const { reference } = await ask(server, { firstName: 'Referenced' });
    expect(await found(reference.replaceAll('-', '').toLowerCase())).toEqual(['Referenced Tesfay']);
  });

  it('does not look where a letter or two are anywhere in a name', async () => {
    expect(await found('ka')).toEqual([]);
  });

  it('shows names that come near only where nobody in sight has what was typed', async () => {
    expect(await found('Marijana Brkalic')).toEqual(['Marijana Brkaljić']);
    expect(await found('Mariana Brkaljic')).toEqual(['Marijana Brkaljić']);
    // The one of Zurich has it word for word, and stays out of sight.
    expect(await found('Marijana Barisanec')).not.toContain('Marijana Barišanec');
    expect(await found('marij')).toEqual(['Marijana Brkaljić']);
    expect(await found('Zebulon')).toEqual([]);
  });

  it('leaves those who were not shown out of the audit log', async () => {
    const [brkaljic] = await server.rows<{ id: string }>(`select id from people where last_name = 'Brkaljić'`);
    await found('Marijana');
    const [line] = await server.rows<{ subjects: string[] }>(
      `select subjects from audit.lines where permission = 'people.search' order by id desc limit 1`,
    );
    expect(line.subjects).toEqual([brkaljic.id]);
  });
});
