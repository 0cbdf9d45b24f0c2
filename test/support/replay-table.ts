import type { Role } from '../../src/access/permissions.js';
import type { Answer, Client } from './client.js';
import type { House } from './house.js';
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
  begin: (house: House) => Promise<ReplayCase>;
}

const HERS = { procedure: 'ordinary', stage: 'examination', filedOn: '2025-01-06' };
const FOLLOW_UP = { title: 'Zurückrufen', dueOn: '2026-03-20' };
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
  row('POST /api/cases', 'released', 404, async (house) => {
    const { client } = await volunteer(house, unique());
    return { client, path: '/api/cases', body: logged(HERS), lose: ({ body }) => release(house, body.id) };
  }),
  row('POST /api/cases', 'another canton', 404, async (house) => {
    const client = await coordinator(house);
    return { client, path: '/api/cases', body: logged({ mine: false }), lose: () => moveAway(house, client) };
  }),
  row('POST /api/cases', 'another role', 403, async (house) => {
    const client = await coordinator(house);
    return { client, path: '/api/cases', body: logged({ mine: false }), lose: () => become(house, client, 'privacy') };
  }),
  row('POST /api/cases', 'gone', 404, async (house) => {
    const client = await coordinator(house);
    return {
      client,
      path: '/api/cases',
      body: logged({ mine: false }),
      lose: ({ body }) => remove(house, 'cases', body.id),
    };
  }),
  row('POST /api/cases/:id/notes', 'released', 404, async (house) => {
    const { client, id } = await adviserWithCase(house);
    return { client, path: `/api/cases/${id}/notes`, body: NOTE, lose: () => release(house, id) };
  }),
  row('POST /api/cases/:id/notes', 'gone', 404, async (house) => {
    const { client, id } = await adviserWithCase(house);
    return {
      client,
      path: `/api/cases/${id}/notes`,
      body: NOTE,
      lose: ({ body }) => remove(house, 'case_events', body.id),
    };
  }),
  row('POST /api/cases/:id/offers', 'another canton', 404, async (house) => {
    const client = await coordinator(house);
    const { id: adviserId } = await volunteer(house, unique());
    const waiting = await made(client, '/api/cases', logged({ mine: false }));
    const path = `/api/cases/${waiting.id}/offers`;
    return { client, path, body: { adviserId }, lose: () => moveAway(house, client) };
  }),
  row('POST /api/cases/:id/offers', 'another role', 403, async (house) => {
    const client = await coordinator(house);
    const { id: adviserId } = await volunteer(house, unique());
    const waiting = await made(client, '/api/cases', logged({ mine: false }));
    const path = `/api/cases/${waiting.id}/offers`;
    return { client, path, body: { adviserId }, lose: () => become(house, client, 'staff') };
  }),
  row('POST /api/cases/:id/follow-ups', 'released', 404, async (house) => {
    const { client, id } = await adviserWithCase(house);
    return { client, path: `/api/cases/${id}/follow-ups`, body: FOLLOW_UP, lose: () => release(house, id) };
  }),
  row('POST /api/cases/:id/attachments', 'released', 404, async (house) => {
    const { client, id } = await adviserWithCase(house);
    return { client, path: `/api/cases/${id}/attachments`, ...PICTURE, lose: () => release(house, id) };
  }),
  row('POST /api/cases/:id/attachments', 'gone', 404, async (house) => {
    const { client, id } = await adviserWithCase(house);
    const path = `/api/cases/${id}/attachments`;
    return { client, path, ...PICTURE, lose: ({ body }) => client.delete(`/api/attachments/${body.id}`) };
  }),
  row('POST /api/irregularities', 'another role', 403, async (house) => {
    const client = await coordinator(house);
    return { client, path: '/api/irregularities', body: IRREGULARITY, lose: () => become(house, client, 'privacy') };
  }),
  row('POST /api/irregularities', 'gone', 404, async (house) => {
    const client = await coordinator(house);
    return {
      client,
      path: '/api/irregularities',
      body: IRREGULARITY,
      lose: ({ body }) => remove(house, 'irregularities', body.id),
    };
  }),
  row('POST /api/irregularities/:id/evidence', 'another canton', 404, async (house) => {
    const { client, id } = await coordinatorWithIrregularity(house);
    return { client, path: `/api/irregularities/${id}/evidence`, body: EVIDENCE, lose: () => moveAway(house, client) };
  }),
  row('POST /api/irregularities/:id/attachments', 'another canton', 404, async (house) => {
    const { client, id } = await coordinatorWithIrregularity(house);
    return { client, path: `/api/irregularities/${id}/attachments`, ...PICTURE, lose: () => moveAway(house, client) };
  }),
  row('POST /api/advisers', 'another canton', 404, async (house) => {
    const client = await coordinator(house);
    return { client, path: '/api/advisers', body: newAdviser(), lose: () => moveAway(house, client) };
  }),
  row('POST /api/advisers', 'another role', 403, async (house) => {
    const client = await coordinator(house);
    return { client, path: '/api/advisers', body: newAdviser(), lose: () => become(house, client, 'staff') };
  }),
  row('POST /api/exports', 'another role', 403, async (house) => {
    const client = await house.as('staff', { name: unique() });
    const body = { report: 'irregularities', format: 'json' };
    return { client, path: '/api/exports', body, lose: () => become(house, client, 'privacy') };
  }),
  row('POST /api/exports', 'gone', 404, async (house) => {
    const client = await house.as('staff', { name: unique() });
    const body = { report: 'irregularities', format: 'json' };
    return { client, path: '/api/exports', body, lose: (answer) => remove(house, 'exports', answer.body.id) };
  }),
  row('POST /api/organisations', 'another role', 403, async (house) => {
    const client = await house.as('staff', { name: unique() });
    const body = { name: `Verein ${unique()}`, kind: 'section', canton: 'VD' };
    return { client, path: '/api/organisations', body, lose: () => become(house, client, 'privacy') };
  }),
  row('POST /api/organisations', 'gone', 404, async (house) => {
    const client = await house.as('staff', { name: unique() });
    const body = { name: `Verein ${unique()}`, kind: 'section', canton: 'VD' };
    return {
      client,
      path: '/api/organisations',
      body,
      lose: (answer) => remove(house, 'organisations', answer.body.id),
    };
  }),
  row('POST /api/accounts', 'another role', 403, async (house) => {
    const client = await house.as('admin', { name: unique() });
    return { client, path: '/api/accounts', body: newAccount(), lose: () => become(house, client, 'privacy') };
  }),
  row('POST /api/accounts', 'gone', 404, async (house) => {
    const client = await house.as('admin', { name: unique() });
    return {
      client,
      path: '/api/accounts',
      body: newAccount(),
      lose: ({ body }) => remove(house, 'accounts', body.id),
    };
  }),
  row('POST /api/requests', 'gone', 404, async (house) => {
    const lose = async ({ body }: Answer): Promise<void> => {
      const [row] = await house.rows<{ id: string }>('select id from cases where reference = $1', [body.reference]);
      await remove(house, 'cases', row.id);
    };
    return { client: house.anybody, path: '/api/requests', body: REQUEST, lose };
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

function coordinator(house: House): Promise<Client> {
  return house.as('coordinator', { name: unique(), cantons: ['VD'] });
}

async function adviserWithCase(house: House): Promise<Volunteer> {
  const { client } = await volunteer(house, unique());
  return { client, id: (await made(client, '/api/cases', logged(HERS))).id };
}

/** Logged by somebody else: whoever logs one sees it always. */
async function coordinatorWithIrregularity(house: House): Promise<Volunteer> {
  const { id } = await made(await coordinator(house), '/api/irregularities', IRREGULARITY);
  return { client: await coordinator(house), id };
}

async function made(client: Client, path: string, body: unknown): Promise<{ id: string }> {
  const answer = await client.post(path, body);
  if (answer.status !== 201) throw new Error(`making a record at ${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}

async function release(house: House, caseId: string): Promise<void> {
  const client = await house.as('coordinator', { name: 'releasing', cantons: ['CH'] });
  const answer = await client.post(`/api/cases/${caseId}/release`, { reason: 'Umzug' });
  if (answer.status !== 200) throw new Error(`releasing: ${answer.status} ${answer.text}`);
}

/** Straight into the table: the route would end the session besides. */
async function become(house: House, client: Client, role: Role): Promise<void> {
  const { id } = (await client.get('/api/me')).body;
  await house.rows(`update accounts set role = $2, cantons = '{}' where id = $1`, [id, role]);
}

async function moveAway(house: House, client: Client): Promise<void> {
  const { id } = (await client.get('/api/me')).body;
  await house.rows(`update accounts set cantons = '{TI}' where id = $1`, [id]);
}

async function remove(house: House, table: string, id: string): Promise<void> {
  await house.rows(`delete from ${table} where id = $1`, [id]);
}
