import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditLine } from '../src/audit/audit-line.js';
import { digestOf } from '../src/audit/seal.rules.js';
import type { Client } from './support/client.js';
import { TestServer, PASSWORD } from './support/test-server.js';
import { ask, volunteer } from './support/network.js';
import { atTheStep, equipped } from './support/second-factor.js';

type Line = Pick<AuditLine, 'actor' | 'route' | 'subjects' | 'refused' | 'reason' | 'hits'>;

describe('the audit log has a line', () => {
  let server: TestServer;
  beforeAll(async () => (server = await TestServer.open()));
  afterAll(() => server.close());

  const linesOf = async (work: () => Promise<unknown>): Promise<Line[]> => {
    const [{ last }] = await server.rows<{ last: string }>('select coalesce(max(id), 0) as last from audit.lines');
    await work();
    return server.rows<Line>(
      'select actor, route, subjects, refused, reason, hits from audit.lines where id > $1 order by id',
      [last],
    );
  };
  const plain = { refused: false, reason: null, hits: null };

  it('for coming in and going out, with whoever did', async () => {
    const id = (await (await server.as('staff', { name: 'ana' })).get('/api/me')).body.id;
    const browser = server.anybody;
    const came = await linesOf(() =>
      browser.post('/api/auth/sign-in/email', { email: 'ana@passerelle.example', password: PASSWORD }),
    );
    expect(came).toEqual([{ actor: id, route: 'POST /api/auth/sign-in/email', subjects: [id], ...plain }]);
    const went = await linesOf(() => browser.post('/api/auth/sign-out'));
    expect(went).toEqual([{ actor: id, route: 'POST /api/auth/sign-out', subjects: [id], ...plain }]);
    expect(await linesOf(() => browser.post('/api/auth/sign-out'))).toEqual([]);
  });

  it('for both steps, of which only the second is by somebody who is in', async () => {
    const bo = await equipped(server, 'staff', 'bo');
    let browser: Client;
    const typed = await linesOf(async () => (browser = await atTheStep(server, bo)));
    expect(typed).toEqual([{ actor: null, route: 'POST /api/auth/sign-in/email', subjects: [bo.id], ...plain }]);
    const route = 'POST /api/auth/sign-in/second-factor';
    const wrong = await linesOf(() => browser.post('/api/auth/sign-in/second-factor', { code: 'wrong' }));
    expect(wrong).toEqual([{ actor: null, route, subjects: [bo.id], refused: true, reason: 'wrong-code', hits: null }]);
    const code = bo.recoveryCodes[0];
    const came = await linesOf(() => browser.post('/api/auth/sign-in/second-factor', { code }));
    expect(came).toEqual([{ actor: bo.id, route, subjects: [bo.id], ...plain }]);
  });

  it('for a wrong password, whose account it was if anybody’s, and none for tries that nobody looked at', async () => {
    const id = (await (await server.as('staff', { name: 'cy' })).get('/api/me')).body.id;
    const come = (email: string): Promise<unknown> =>
      server.anybody.post('/api/auth/sign-in/email', { email, password: 'not the one' });
    const turned = {
      actor: null,
      route: 'POST /api/auth/sign-in/email',
      refused: true,
      reason: 'wrong-password',
      hits: null,
    };
    expect(await linesOf(() => come('cy@passerelle.example'))).toEqual([{ ...turned, subjects: [id] }]);
    expect(await linesOf(() => come('nobody@passerelle.example'))).toEqual([{ ...turned, subjects: [] }]);
    const many = await linesOf(async () => {
      for (let i = 0; i < 9; i++) await come('cy@passerelle.example');
    });
    expect(many).toHaveLength(4);
    const confirming = await server.as('staff', { name: 'cy' });
    expect(await linesOf(() => confirming.post('/api/me/confirm', { password: 'not the one' }))).toEqual([
      { actor: id, route: 'POST /api/me/confirm', subjects: [id], refused: true, reason: 'wrong-password', hits: null },
    ]);
  });

  it('for letters asked for, also to an address that nobody has', async () => {
    const { id } = (await (await server.as('adviser', { name: 'dan' })).get('/api/me')).body;
    for (const path of ['/api/auth/sign-in/mail', '/api/accounts/forgot-password'])
      for (const [email, subjects] of [
        ['dan@passerelle.example', [id]],
        ['nobody@passerelle.example', []],
      ])
        expect(await linesOf(() => server.anybody.post(path, { email }))).toEqual([
          { actor: null, route: `POST ${path}`, subjects, ...plain },
        ]);
  });

  it('for a search, with how many it found and never the words', async () => {
    const { client } = await volunteer(server, 'eli');
    const coordinator = await server.as('coordinator', { name: 'fritz' });
    await ask(server, { firstName: 'Zebenay' });
    await ask(server, { firstName: 'Zebenayt' });
    const hits = async (who: Client, path: string, q: string): Promise<(number | null)[]> => {
      const lines = await linesOf(() => who.post(path, { q }));
      expect(JSON.stringify(lines)).not.toContain(q);
      return lines.map((line) => line.hits);
    };
    expect(await hits(coordinator, '/api/people/search', 'Zebenay')).toEqual([2]);
    expect(await hits(coordinator, '/api/search', 'Zebenay')).toEqual([2]);
    expect(await hits(client, '/api/people/search', 'Zebenay')).toEqual([0]);
    expect(await hits(client, '/api/search', 'Zebenay')).toEqual([0]);
  });

  it('and shows the privacy officer all of it', async () => {
    const privacy = await server.as('privacy');
    const { items } = (await privacy.get('/api/audit?limit=200')).body;
    const of = (route: string): unknown[] =>
      items
        .filter((line: Line) => line.route === route)
        .map(({ hits, refused, reason }: Line) => [hits, refused, reason]);
    expect(of('POST /api/people/search')).toEqual([
      [0, false, null],
      [2, false, null],
    ]);
    expect(of('POST /api/auth/sign-in/email')).toContainEqual([null, true, 'wrong-password']);
    expect(await server.sealer.seal()).toBeGreaterThan(10);
    expect(await server.sealer.verify()).toMatchObject({ unsealed: 0, findings: [] });
  });
});

describe('what is sealed of a line', () => {
  const line: AuditLine = {
    id: '7',
    at: new Date('2026-03-02T09:00:00Z'),
    actor: null,
    actorKind: 'public',
    permission: 'open:x',
    route: 'GET /',
    request: 'r',
    subjects: [],
    refused: false,
    reason: null,
    hits: null,
  };
  const key = Buffer.from('a key');

  it('is what was sealed of it before there were hits, where it has none', () => {
    const before = [line.id, line.at.toISOString(), null, 'public', 'open:x', 'GET /', 'r', [], false, null];
    expect(digestOf(key, [line])).toBe(createHmac('sha256', key).update(JSON.stringify(before)).digest('hex'));
  });

  it('changes with hits that are put there, taken away or altered', () => {
    const digests = [null, 0, 1, 10].map((hits) => digestOf(key, [{ ...line, hits }]));
    expect(new Set(digests).size).toBe(4);
  });
});
