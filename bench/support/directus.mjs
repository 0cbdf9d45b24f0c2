// The same list in Directus 11, over a database that both read. See README.md for how to start it.
import { URLSearchParams } from 'node:url';

const { DIRECTUS_URL, DIRECTUS_TOKEN } = process.env;

export const hasDirectus = Boolean(DIRECTUS_URL);

/** What the case list answers, as Directus asks for it: columns, the person, the commune, canton, order and limit. */
export function directusCases() {
  const fields = [
    'id,reference,stage,procedure,canton,commune.bfs,commune.name,waiting_since,snoozed_until,source',
    'letters_held_since,adviser_id,next_due_on,decision_letter_id,filed_on,closed_on,created_at,version',
    'person_id.first_name,person_id.last_name,person_id.languages',
  ].join(',');
  const query = new URLSearchParams({ fields, 'filter[canton][_in]': 'VD,GE', sort: '-id', limit: '50' });
  return {
    address: DIRECTUS_URL,
    requests: [
      { method: 'GET', path: `/items/cases?${query}`, headers: { authorization: `Bearer ${DIRECTUS_TOKEN}` } },
    ],
  };
}
