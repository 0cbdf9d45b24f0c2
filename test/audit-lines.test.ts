import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { NewAuditLine } from '../src/audit/audit-line.js';
import { AuditLineWriter } from '../src/audit/audit-line-writer.js';
import type { Client } from './support/client.js';
import { ask } from './support/network.js';
import { until } from './support/program.js';
import { TestServer } from './support/test-server.js';

let server: TestServer;
let coordinator: Client;
let caseId: string;
beforeAll(async () => {
  server = await TestServer.open();
  coordinator = await server.as('coordinator', { name: 'network', cantons: ['CH'] });
  caseId = (await ask(server)).id;
  await coordinator.get(`/api/cases/${caseId}`);
});
afterAll(() => server.close());

const lineOf = (request: string, permission: string | null = 'cases.read'): NewAuditLine => ({
  actor: null,
  actorKind: 'program',
  permission: permission as string,
  route: 'story',
  request,
  subjects: [caseId],
  refused: false,
  reason: null,
  hits: null,
});

describe('Audit lines of reads', () => {
  it('that come together share inserts, and each answer has its line', async () => {
    const [{ last }] = await server.rows<{ last: string }>('select max(id) as last from audit.lines');
    const { query } = pg.Client.prototype;
    let inserts = 0;
    pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
      if (String(args[0]).includes('insert into audit.lines')) inserts++;
      return (query as (...args: unknown[]) => unknown).apply(this, args);
    } as typeof query;
    let answers;
    try {
      answers = await Promise.all(Array.from({ length: 30 }, () => coordinator.get(`/api/cases/${caseId}`)));
    } finally {
      pg.Client.prototype.query = query;
    }
    expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(200));
    const lines = await server.rows<{ request: string; subjects: string[] }>(
      `select request, subjects from audit.lines where id > $1 and route = 'GET /api/cases/:id'`,
      [last],
    );
    expect(lines).toHaveLength(30);
    expect(new Set(lines.map(({ request }) => request)).size).toBe(30);
    expect(lines.every(({ subjects }) => subjects.includes(caseId))).toBe(true);
    expect(inserts).toBeLessThan(30);
  });

  it('stand before the answer leaves', async () => {
    const other = new pg.Client({ connectionString: server.database.ownerUrl });
    await other.connect();
    await other.query('begin; lock table audit.lines in exclusive mode');
    let hasAnswered = false;
    const answer = coordinator.get(`/api/cases/${caseId}`).finally(() => (hasAnswered = true));
    await until('a line that waits', async () => {
      const [{ waiting }] = await server.rows<{ waiting: number }>(
        `select count(*)::integer as waiting from pg_locks where not granted and relation = 'audit.lines'::regclass`,
      );
      return waiting > 0;
    });
    expect(hasAnswered).toBe(false);
    await other.query('commit');
    await other.end();
    expect((await answer).status).toBe(200);
  });

  it('that the database refuses fail alone', async () => {
    const writer = server.app.get(AuditLineWriter);
    const results = await Promise.allSettled([
      writer.write(lineOf('story-1')),
      writer.write(lineOf('story-2')),
      writer.write(lineOf('story-3', null)),
      writer.write(lineOf('story-4')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    const lines = await server.rows<{ request: string }>(
      `select request from audit.lines where request like 'story-%' order by request`,
    );
    expect(lines.map(({ request }) => request)).toEqual(['story-1', 'story-2', 'story-4']);
  });
});
