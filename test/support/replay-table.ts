import type { Role } from '../../src/access/permissions.js';
import type { Answer, Client } from './client.js';
import type { TestServer } from './test-server.js';
import { HELP, LAUSANNE, logged, volunteer, type Volunteer } from './network.js';
import { png } from './pictures.js';
import { unique } from './route-table.js';

/** What somebody sends who may, and how what they may see of it is taken away. */
export interface ReplayCase {
  client: Client;
  /** The address, its parameters filled in. */
  path: string;
  body: unknown;
  headers?: Record<string, string>;
  /** Runs between the request and its replay. */
  lose: (made: Answer) => Promise<unknown>;
}

/** One way in which a replay has become too late, and the status it answers then. */
export interface ReplayRow {
  route: string;
  how: string;
  status: 403 | 404;
  begin: (server: TestServer) => Promise<ReplayCase>;
}

const HERS = { procedure: 'ordinary', stage: 'examination', filedOn: '2025-01-06' };
const FOLLOW_UP = { title: 'Zurückrufen', dueOn: '2026-03-20' };
const LETTER = { kind: 'favourable', receivedOn: '2026-02-27', delivery: 'ordinary' };
const NOTE = { kind: 'call', text: 'angerufen' };
const EVIDENCE = { kind: 'letter', reference: 'Brief vom 17.2.', heldBy: 'person' };
const IRREGULARITY = {
  code: 'NO_REASONS',
  authority: { level: 'canton', canton: 'VD' },
  occurred: '2026-01',
  description: 'Kein Wort.',
  consent: 'internal',
};
const REQUEST = { firstName: 'Selam', languages: ['ti'], commune: LAUSANNE, contact: {}, consents: HELP };
const PICTURE = { body: png(), headers: { 'content-type': 'image/png' } };

/** Each creating route, with a way to lose sight of the record, the role, or the record itself. */
export const REPLAYS: ReplayRow[] = [
  row('POST /api/cases', 'released', 404, async (server) => {
    const { client } = await volunteer(server, unique());
    return { client, path: '/api/cases', body: logged(HERS), lose: ({ body }) => release(server, body.id) };
  }),
  row('POST /api/cases', 'another canton', 404, async (server) => {
    const client = await coordinator(server);
    return { client, path: '/api/cases', body: logged({ mine: false }), lose: () => moveAway(server, client) };
  }),
  row('POST /api/cases', 'another role', 403, async (server) => {
    const client = await coordinator(server);
    return { client, path: '/api/cases', body: logged({ mine: false }), lose: () => become(server, client, 'privacy') };
  }),
  row('POST /api/cases', 'gone', 404, async (server) => {
    const client = await coordinator(server);
    return {
      client,
      path: '/api/cases',
      body: logged({ mine: false }),
      lose: ({ body }) => remove(server, 'cases', body.id),
    };
  }),
  row('POST /api/cases/:id/notes', 'released', 404, async (server) => {
    const { client, id } = await adviserWithCase(server);
    return { client, path: `/api/cases/${id}/notes`, body: NOTE, lose: () => release(server, id) };
  }),
  row('POST /api/cases/:id/notes', 'gone', 404, async (server) => {
    const { client, id } = await adviserWithCase(server);
    return {
      client,
      path: `/api/cases/${id}/notes`,
      body: NOTE,
      lose: ({ body }) => remove(server, 'case_events', body.id),
    };
  }),
  row('POST /api/cases/:id/letters', 'released', 404, async (server) => {
    const { client, id } = await adviserWithCase(server);
    return { client, path: `/api/cases/${id}/letters`, body: LETTER, lose: () => release(server, id) };
  }),
  row('POST /api/cases/:id/letters', 'gone', 404, async (server) => {
    const { client, id } = await adviserWithCase(server);
    return {
      client,
      path: `/api/cases/${id}/letters`,
      body: LETTER,
      lose: ({ body }) => remove(server, 'case_events', body.id),
    };
  }),
  row('POST /api/cases/:id/offers', 'another canton', 404, async (server) => {
    const client = await coordinator(server);
    const { id: adviserId } = await volunteer(server, unique());
    const waiting = await made(client, '/api/cases', logged({ mine: false }));
    const path = `/api/cases/${waiting.id}/offers`;
    return { client, path, body: { adviserId }, lose: () => moveAway(server, client) };
  }),
  row('POST /api/cases/:id/offers', 'another role', 403, async (server) => {
    const client = await coordinator(server);
    const { id: adviserId } = await volunteer(server, unique());
    const waiting = await made(client, '/api/cases', logged({ mine: false }));
    const path = `/api/cases/${waiting.id}/offers`;
    return { client, path, body: { adviserId }, lose: () => become(server, client, 'staff') };
  }),
  row('POST /api/cases/:id/follow-ups', 'released', 404, async (server) => {
    const { client, id } = await adviserWithCase(server);
    return { client, path: `/api/cases/${id}/follow-ups`, body: FOLLOW_UP, lose: () => release(server, id) };
  }),
  row('POST /api/cases/:id/attachments', 'released', 404, async (server) => {
    const { client, id } = await adviserWithCase(server);
    return { client, path: `/api/cases/${id}/attachments`, ...PICTURE, lose: () => release(server, id) };
  }),
  row('POST /api/cases/:id/attachments', 'gone', 404, async (server) => {
    const { client, id } = await adviserWithCase(server);
    const path = `/api/cases/${id}/attachments`;
    return { client, path, ...PICTURE, lose: ({ body }) => client.delete(`/api/attachments/${body.id}`) };
  }),
  row('POST /api/irregularities', 'another role', 403, async (server) => {
    const client = await coordinator(server);
    return { client, path: '/api/irregularities', body: IRREGULARITY, lose: () => become(server, client, 'privacy') };
  }),
  row('POST /api/irregularities', 'gone', 404, async (server) => {
    const client = await coordinator(server);
    return {
      client,
      path: '/api/irregularities',
      body: IRREGULARITY,
      lose: ({ body }) => remove(server, 'irregularities', body.id),
    };
  }),
  row('POST /api/irregularities/:id/evidence', 'another canton', 404, async (server) => {
    const { client, id } = await coordinatorWithIrregularity(server);
    return { client, path: `/api/irregularities/${id}/evidence`, body: EVIDENCE, lose: () => moveAway(server, client) };
  }),
  row('POST /api/irregularities/:id/attachments', 'another canton', 404, async (server) => {
    const { client, id } = await coordinatorWithIrregularity(server);
    return { client, path: `/api/irregularities/${id}/attachments`, ...PICTURE, lose: () => moveAway(server, client) };
  }),
  row('POST /api/advisers', 'another canton', 404, async (server) => {
    const client = await coordinator(server);
    return { client, path: '/api/advisers', body: newAdviser(), lose: () => moveAway(server, client) };
  }),
  row('POST /api/advisers', 'another role', 403, async (server) => {
    const client = await coordinator(server);
    return { client, path: '/api/advisers', body: newAdviser(), lose: () => become(server, client, 'staff') };
  }),
  row('POST /api/exports', 'another role', 403, async (server) => {
    const client = await server.as('staff', { name: unique() });
    const body = { report: 'irregularities', format: 'json' };
    return { client, path: '/api/exports', body, lose: () => become(server, client, 'privacy') };
  }),
  row('POST /api/exports', 'gone', 404, async (server) => {
    const client = await server.as('staff', { name: unique() });
    const body = { report: 'irregularities', format: 'json' };
    return { client, path: '/api/exports', body, lose: (answer) => remove(server, 'exports', answer.body.id) };
  }),
  row('POST /api/organisations', 'another role', 403, async (server) => {
    const client = await server.as('staff', { name: unique() });
    const body = { name: `Verein ${unique()}`, kind: 'section', canton: 'VD' };
    return { client, path: '/api/organisations', body, lose: () => become(server, client, 'privacy') };
  }),
  row('POST /api/organisations', 'gone', 404, async (server) => {
    const client = await server.as('staff', { name: unique() });
    const body = { name: `Verein ${unique()}`, kind: 'section', canton: 'VD' };
    return {
      client,
      path: '/api/organisations',
      body,
      lose: (answer) => remove(server, 'organisations', answer.body.id),
    };
  }),
  row('POST /api/accounts', 'another role', 403, async (server) => {
    const client = await server.as('admin', { name: unique() });
    return { client, path: '/api/accounts', body: newAccount(), lose: () => become(server, client, 'privacy') };
  }),
  row('POST /api/accounts', 'gone', 404, async (server) => {
    const client = await server.as('admin', { name: unique() });
    return {
      client,
      path: '/api/accounts',
      body: newAccount(),
      lose: ({ body }) => remove(server, 'accounts', body.id),
    };
  }),
  row('POST /api/requests', 'gone', 404, async (server) => {
    const lose = async ({ body }: Answer): Promise<void> => {
      const [row] = await server.rows<{ id: string }>('select id from cases where reference = $1', [body.reference]);
      await remove(server, 'cases', row.id);
    };
    return { client: server.anybody, path: '/api/requests', body: REQUEST, lose };
  }),
];

function row(route: string, how: string, status: 403 | 404, begin: ReplayRow['begin']): ReplayRow {
  return { route, how, status, begin };
}

const newAccount = () => ({ email: `${unique()}@passerelle.example`, name: 'Neu', role: 'staff', locale: 'de' });
const newAdviser = () => ({
  firstName: 'Neu',
  lastName: 'Muster',
  email: `${unique()}@passerelle.example`,
  communes: [LAUSANNE],
  languages: [{ code: 'fr', level: 'native', interprets: false }],
});

function coordinator(server: TestServer): Promise<Client> {
  return server.as('coordinator', { name: unique(), cantons: ['VD'] });
}

async function adviserWithCase(server: TestServer): Promise<Volunteer> {
  const { client } = await volunteer(server, unique());
  return { client, id: (await made(client, '/api/cases', logged(HERS))).id };
}

/** Logged by somebody else: whoever logs one sees it always. */
async function coordinatorWithIrregularity(server: TestServer): Promise<Volunteer> {
  const { id } = await made(await coordinator(server), '/api/irregularities', IRREGULARITY);
  return { client: await coordinator(server), id };
}

async function made(client: Client, path: string, body: unknown): Promise<{ id: string }> {
  const answer = await client.post(path, body);
  if (answer.status !== 201) throw new Error(`making a record at ${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}

async function release(server: TestServer, caseId: string): Promise<void> {
  const client = await server.as('coordinator', { name: 'releasing', cantons: ['CH'] });
  const answer = await client.post(`/api/cases/${caseId}/release`, { reason: 'Umzug' });
  if (answer.status !== 200) throw new Error(`releasing: ${answer.status} ${answer.text}`);
}

/** Straight into the table: the route would end the session besides. */
async function become(server: TestServer, client: Client, role: Role): Promise<void> {
  const { id } = (await client.get('/api/me')).body;
  await server.rows(`update accounts set role = $2, cantons = '{}' where id = $1`, [id, role]);
}

async function moveAway(server: TestServer, client: Client): Promise<void> {
  const { id } = (await client.get('/api/me')).body;
  await server.rows(`update accounts set cantons = '{TI}' where id = $1`, [id]);
}

async function remove(server: TestServer, table: string, id: string): Promise<void> {
  await server.rows(`delete from ${table} where id = $1`, [id]);
}
