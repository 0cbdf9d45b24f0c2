import type { Client } from './client.js';
import type { TestServer } from './test-server.js';

export const LAUSANNE = 5586;
export const RENENS = 5591;
export const GENEVA = 6621;
export const ZURICH = 261;

export const HELP = [{ purpose: 'help', textVersion: '2026-01', language: 'fr' }];

/** A request as Selam of Lausanne makes it on the public page. */
export function selam(over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    firstName: 'Selam',
    lastName: 'Tesfay',
    languages: ['ti', 'fr'],
    commune: LAUSANNE,
    contact: { email: 'selam@example.org', phone: '079 000 00 01' },
    message: 'ሰላም፡ ክሕተት ክገብር ይደሊ።',
    consents: HELP,
    ...over,
  };
}

/** A case as an adviser logs it who has it already. */
export function logged(over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    person: {
      firstName: 'João',
      lastName: 'Pereira',
      languages: ['pt', 'fr'],
      commune: RENENS,
      contact: { phone: '+41790000002' },
    },
    consents: HELP,
    procedure: 'ordinary',
    ...over,
  };
}

/** Somebody asks for help; answers the id of the case besides. */
export async function ask(
  server: TestServer,
  over: Record<string, unknown> = {},
): Promise<{ id: string; reference: string; tracking: string }> {
  const answer = await server.anybody.post('/api/requests', selam(over));
  if (answer.status !== 201) throw new Error(`asking: ${answer.status} ${answer.text}`);
  const [row] = await server.rows<{ id: string }>('select id from cases where reference = $1', [answer.body.reference]);
  return { id: row.id, ...answer.body };
}

export interface Volunteer {
  id: string;
  client: Client;
}

/** An active adviser of Lausanne with an account, who speaks French and Tigrinya unless told otherwise. */
export async function volunteer(
  server: TestServer,
  name: string,
  over: Record<string, unknown> = {},
): Promise<Volunteer> {
  const coordinator = await server.as('coordinator', { name: 'network', cantons: ['CH'] });
  const added = await coordinator.post('/api/advisers', {
    firstName: name,
    lastName: 'Muster',
    email: `${name}@passerelle.example`,
    communes: [LAUSANNE],
    cantons: ['VD'],
    capacity: 3,
    specialities: ['ordinary'],
    languages: [
      { code: 'fr', level: 'native', interprets: false },
      { code: 'ti', level: 'fluent', interprets: true },
    ],
    ...over,
  });
  if (added.status !== 201) throw new Error(`adding an adviser: ${added.status} ${added.text}`);
  const client = await server.as('adviser', { name, adviserId: added.body.id });
  const undertaken = await client.post('/api/advisers/me/undertaking', { version: '2026-01' });
  if (undertaken.status !== 200) throw new Error(`undertaking: ${undertaken.status} ${undertaken.text}`);
  return { id: added.body.id, client };
}
