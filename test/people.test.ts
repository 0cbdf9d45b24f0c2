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

  it.each([
    ['Jäger', ['Lena Jäger', 'Tom JAEGER']],
    ['JAEGER', ['Lena Jäger', 'Tom JAEGER']],
    ['Oez', ['Ayşe Öz', 'Ali Oez']],
    ['Öz', ['Ayşe Öz', 'Ali Oez']],
    ['Soeren', ['Sören Nord']],
    ['Đorđe', ['Đorđe Petrović', 'Djordje Ilić']],
    ['djordje', ['Đorđe Petrović', 'Djordje Ilić']],
    ['ادم', ['آدم يوسف', 'ادم یوسف']],
    ['یوسف', ['آدم يوسف', 'ادم یوسف']],
    ['كريم', ['كريم علي', 'کریم علی']],
    ['کریم علی', ['كريم علي', 'کریم علی']],
    ['عبدالله', ['عبد الله حسن', 'عبدالله حسن']],
    ['عبد الله', ['عبد الله حسن', 'عبدالله حسن']],
  ])('finds %s however the name is written', async (q, names) => {
    for (const name of names) {
      const [firstName, lastName] = [name.slice(0, name.lastIndexOf(' ')), name.slice(name.lastIndexOf(' ') + 1)];
      if (!(await found(name)).includes(name)) await ask(server, { firstName, lastName });
    }
    expect((await found(q)).sort()).toEqual([...names].sort());
  });

  it.each([
    ['brackets', '(079) 000 01 01'],
    ['no-break spaces', '079\u00a0000\u00a001\u00a001'],
    ['Arabic digits', '٠٧٩ ٠٠٠ ٠١ ٠١'],
    ['the scheme of a link', 'tel:+41790000101'],
    ['marks of direction', '\u200e079 000 01 01\u200f'],
  ])('finds them by a number as it is pasted, with %s', async (_, q) => {
    expect(await found(q)).toEqual(['Amanuel Gebremaryamu']);
  });

  it('finds them by a part of a reference, without the hyphens as well', async () => {
    const { reference } = await ask(server, { firstName: 'Parted' });
    for (const part of [reference.slice(2), reference.slice(0, 8), reference.replaceAll('-', '').slice(1)])
      if (/\d/.test(part)) expect(await found(part)).toContain('Parted Tesfay');
  });

  it('finds them by the reference of their case', async () => {
    const { reference } = await ask(server, { firstName: 'Referenced' });
    expect(await found(reference.replaceAll('-', '').toLowerCase())).toEqual(['Referenced Tesfay']);
  });

  it('does not look where a letter or two are anywhere in a name', async () => {
    expect(await found('ka')).toEqual([]);
  });

  it('shows names that come near after those that are what was typed, of who is in sight', async () => {
    await ask(server, { firstName: 'Mariyana', lastName: 'Brkaljic' });
    expect(await found('Marijana Brkaljic')).toEqual(['Marijana Brkaljić', 'Mariyana Brkaljic']);
    expect((await found('Mariana Brkaljic')).sort()).toEqual(['Marijana Brkaljić', 'Mariyana Brkaljic']);
    // The one of Zurich has it word for word, and stays out of sight.
    expect(await found('Marijana Barisanec')).not.toContain('Marijana Barišanec');
    expect((await found('marij'))[0]).toBe('Marijana Brkaljić');
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
