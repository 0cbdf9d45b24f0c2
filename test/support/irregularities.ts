import { newId, newReference } from '../../src/common/id.js';
import type { Answer, Client } from './client.js';
import { asOwner } from './database.js';
import type { House } from './house.js';

export const LAUSANNE = 5586;
export const GENEVA = 6621;
/** Was a commune of Bern, and is one of Jura under another number since 2026. */
export const MOUTIER_BEFORE = 700;
export const MOUTIER = 6831;

/** The places the stories happen in; whoever loads them all has them already. */
export async function somePlaces(house: House): Promise<void> {
  await asOwner(house.database.name, async (client) => {
    await client.query(`insert into cantons (code, names, languages) select code, '{}', '{}' from unnest(array['VD', 'GE', 'BE', 'JU']) as code on conflict do nothing`);
    await client.query(`
      insert into communes (bfs, name, canton, language, lat, lon, ended_on, merged_into)
      values (${LAUSANNE}, 'Lausanne', 'VD', 'fr', 46.5, 6.6, null, null), (${GENEVA}, 'Genève', 'GE', 'fr', 46.2, 6.1, null, null), (${MOUTIER}, 'Moutier', 'JU', 'fr', 47.3, 7.4, null, null)
      on conflict do nothing`);
    await client.query(`insert into communes (bfs, name, canton, language, lat, lon, ended_on, merged_into) values (${MOUTIER_BEFORE}, 'Moutier', 'BE', 'fr', 47.3, 7.4, '2026-01-01', ${MOUTIER}) on conflict do nothing`);
  });
}

export async function anAdviser(house: House, firstName: string): Promise<string> {
  const id = newId();
  await house.rows(
    `insert into advisers (id, first_name, last_name, email, languages, communes, cantons, remote, capacity, specialities, state, conflicts, created_at, version)
     values ($1, $2, 'Test', $3, '[]', '{}', '{VD}', false, 20, '{}', 'active', '[]', $4, 1)`,
    [id, firstName, `${firstName.toLowerCase()}@advisers.example`, house.clock.now()],
  );
  return id;
}

/** A case in Lausanne or Geneva, of an adviser or waiting. */
export async function aCase(house: House, { canton = 'VD', adviserId = null as string | null } = {}): Promise<string> {
  const [person, id, commune] = [newId(), newId(), canton === 'VD' ? LAUSANNE : GENEVA];
  await house.rows(`insert into people (id, first_name, languages, commune, created_at, version) values ($1, 'Selam', '{ti}', $2, $3, 1)`, [person, commune, house.clock.now()]);
  await house.rows(
    `insert into cases (id, reference, person_id, stage, procedure, canton, commune, adviser_id, waiting_since, channel, facts, rules_version, created_at, version)
     values ($1, $2, $3, 'preparation', 'ordinary', $4, $5, $6, $7, 'logged', '{}', 'test', $8, 1)`,
    [id, newReference('C'), person, canton, commune, adviserId, adviserId ? null : house.clock.now(), house.clock.now()],
  );
  return id;
}

/** What happened at the town hall, in the five fields that are needed. */
export const AT_THE_TOWN_HALL = {
  code: 'UNANNOUNCED_TEST',
  authority: { level: 'commune', canton: 'VD', commune: LAUSANNE, organ: 'commission' },
  occurred: '2026-02-17',
  description: 'She was asked to a talk and found a written test of twenty questions.',
  consent: 'anonymous-story',
};

export async function logged(client: Client, changes: Record<string, unknown> = {}): Promise<Answer['body']> {
  const answer = await client.post('/api/irregularities', { ...AT_THE_TOWN_HALL, ...changes });
  if (answer.status !== 201) throw new Error(`logging: ${answer.status} ${answer.text}`);
  return answer.body;
}

export const ASSESSED = { kind: 'act', severity: { scale: 3, scope: 'one', remediable: 'with-effort' }, evidenceLevel: 'documented' };

/** Confirmed by somebody of the staff who did not log it. */
export async function confirmed(by: Client, one: { id: string; version: number }): Promise<Answer['body']> {
  const answer = await by.put(`/api/irregularities/${one.id}/status`, { to: 'confirmed', ...ASSESSED }, { version: one.version });
  if (answer.status !== 200) throw new Error(`confirming: ${answer.status} ${answer.text}`);
  return answer.body;
}
