import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from './support/client.js';
import { TestServer } from './support/test-server.js';
import { logged as loggedIrregularity } from './support/irregularities.js';
import { ask } from './support/network.js';

interface Line {
  id: string;
  at: string;
  actor: string | null;
  actorName: string | null;
  actorRole: string | null;
  route: string;
  what: { action: string; on: string; step: string | null };
  about: { id: string; kind: string; reference: string | null }[];
}

describe('The privacy officer asks who has seen what', () => {
  let server: TestServer;
  let [privacy, vaud, staff]: Client[] = [];
  let selam: { id: string; reference: string };
  let personId: string;
  beforeAll(async () => {
    server = await TestServer.open();
    privacy = await server.as('privacy');
    vaud = await server.as('coordinator', { name: 'vaud' });
    staff = await server.as('staff');
    selam = await ask(server);
    const other = await ask(server, { firstName: 'Other' });
    personId = (await vaud.get(`/api/cases/${selam.id}`)).body.person.id;
    await staff.get(`/api/cases/${selam.id}`);
    await vaud.post(`/api/cases/${selam.id}/notes`, { kind: 'call', text: 'angerufen' });
    await vaud.get(`/api/people/${personId}`);
    await vaud.get(`/api/cases/${other.id}`);
  });
  afterAll(() => server.close());

  const log = async (query: Record<string, string>): Promise<Line[]> => {
    const answer = await privacy.get(`/api/audit?${new URLSearchParams(query).toString()}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body.items;
  };

  it('by the reference of a case: who, in which role, did what to it and to its person', async () => {
    const lines = await log({ reference: selam.reference.toLowerCase() });
    expect(
      lines.map(({ actorName, actorRole, what }) => [actorName, actorRole, what.action, what.on, what.step]),
    ).toEqual([
      ['vaud', 'coordinator', 'read', 'people', null],
      ['vaud', 'coordinator', 'made', 'cases', 'notes'],
      ['staff', 'staff', 'read', 'cases', null],
      ['vaud', 'coordinator', 'read', 'cases', null],
      [null, null, 'made', 'requests', null],
    ]);
    expect(lines[0].about).toEqual([{ id: personId, kind: 'person', reference: selam.reference }]);
    expect(lines[2].about).toContainEqual({ id: selam.id, kind: 'case', reference: selam.reference });
    // Nobody's name but those of accounts.
    expect(JSON.stringify(lines)).not.toMatch(/Selam|Tesfay/);
  });

  it('by the reference of an irregularity, and by one that nothing has', async () => {
    const one = await loggedIrregularity(vaud);
    const lines = await log({ reference: one.reference });
    expect(lines).toMatchObject([
      {
        actorName: 'vaud',
        what: { action: 'made', on: 'irregularities' },
        about: [{ id: one.id, kind: 'irregularity', reference: one.reference }],
      },
    ]);
    for (const reference of ['P-2222-2222', 'F-2026-0012', 'Selam'])
      expect([reference, await log({ reference })]).toEqual([reference, []]);
  });

  it('by account, with the reference besides', async () => {
    const { actor } = (await log({ reference: selam.reference })).find(({ actorName }) => actorName === 'vaud')!;
    expect((await log({ reference: selam.reference, actor: actor! })).map(({ actorName }) => actorName)).toEqual([
      'vaud',
      'vaud',
      'vaud',
    ]);
  });

  it('and asking leaves a line that names what was asked for', async () => {
    await log({ reference: selam.reference });
    const [line] = await server.rows<{ subjects: string[] }>(
      `select subjects from audit.lines where permission = 'audit.read' order by id desc limit 1`,
    );
    expect(line.subjects).toEqual(expect.arrayContaining([selam.id, personId]));
  });

  it('page by page in the order of time, each line once, also where several have one instant', async () => {
    await server.rows(
      `insert into audit.lines (at, actor_kind, permission, route, request, subjects) select '2026-01-05T10:00:00.123456Z', 'program', 'sweep:test', 'sweep test', 'r', '{}' from generate_series(1, 7)`,
    );
    await server.rows(
      `insert into audit.lines (at, actor_kind, permission, route, request, subjects) values ('2026-01-05T10:00:00.123455Z', 'program', 'sweep:test', 'sweep earlier', 'r', '{}')`,
    );
    const seen: Line[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: { body: { items: Line[]; next: string | null } } = await privacy.get(
        `/api/audit?limit=3&to=2026-01-06T00:00:00Z${after ? `&after=${after}` : ''}`,
      );
      seen.push(...page.body.items);
      after = page.body.next;
    }
    expect(seen).toHaveLength(8);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(8);
    expect(seen[7].route).toBe('sweep earlier');
  });

  it('up to some day, without reading everything since', async () => {
    await server.rows(`insert into audit.lines (at, actor, actor_kind, permission, route, request, subjects)
      select timestamptz '2026-02-01' + n * interval '1 minute', case when n % 2 = 0 then gen_random_uuid() end, 'program', 'sweep:test', 'sweep test', 'r', '{}' from generate_series(1, 20000) n`);
    const plan = async (condition: string): Promise<string> =>
      JSON.stringify(
        await server.rows(
          `explain (analyze, format json) select id, at from audit.lines where ${condition} order by at desc, id desc limit 51`,
        ),
      );
    for (const condition of [
      `at < '2026-02-02'`,
      `actor = '${(await privacy.get('/api/me')).body.id}' and at < '2026-02-02'`,
    ]) {
      const words = await plan(condition);
      expect(words).toMatch(/ix_audit_lines_(at_id|actor_at)/);
      expect(words).not.toContain('Rows Removed by Filter');
      expect(words).not.toContain('Sort');
    }
  });
});
