import { newId, newReference } from '../../src/common/id.js';
import type { Stage } from '../../src/cases/case.entity.js';
import { UNDERTAKING_VERSION } from '../../src/advisers/adviser.entity.js';
import { BEGINNING, type House } from './house.js';
import { asOwner } from './database.js';

/** Some communes of the demonstration, for houses whose template has none. */
const PLACES: [bfs: number, name: string, canton: string, language: string][] = [
  [5586, 'Lausanne', 'VD', 'fr'], [6621, 'Genève', 'GE', 'fr'], [62, 'Kloten', 'ZH', 'de'], [5192, 'Lugano', 'TI', 'it'],
];
const COMMUNE_OF: Record<string, number> = Object.fromEntries(PLACES.map(([bfs, , canton]) => [canton, bfs]));

/** What stories on cases put straight into the tables. */
export async function somePlaces(house: House): Promise<void> {
  await asOwner(house.database.name, async (client) => {
    for (const [bfs, name, canton, language] of PLACES) {
      await client.query(`insert into cantons (code, names, languages) values ($1, '{}', $2) on conflict do nothing`, [canton, [language]]);
      await client.query(`insert into communes (bfs, name, canton, language, lat, lon) values ($1, $2, $3, $4, 46.5, 6.6) on conflict do nothing`, [bfs, name, canton, language]);
    }
  });
}

export async function anAdviser(house: House, name: string, canton = 'VD'): Promise<string> {
  const id = newId();
  await house.rows(
    `insert into advisers (id, first_name, last_name, email, languages, communes, cantons, remote, capacity, specialities, state, conflicts, undertaking_version, undertaking_on, created_at, version)
     values ($1, $2, 'Example', $3, '[{"code": "fr", "level": "native", "interprets": false}]', $4, $5, true, 50, '{}', 'active', '[]', $6, '2026-01-15', $7, 1)`,
    [id, name, `${name.toLowerCase()}.${id}@example.org`, [COMMUNE_OF[canton]], [canton], UNDERTAKING_VERSION, BEGINNING],
  );
  return id;
}

export interface RowOfCase {
  firstName: string;
  canton?: string;
  stage?: Stage;
  adviser?: string | null;
  lastDay?: string | null;
  receivedOn?: string | null;
}

/** A person and their case. Answers the id of the case. */
export async function aCase(house: House, { firstName, canton = 'VD', stage = 'preparation', adviser = null, lastDay = null, receivedOn = null }: RowOfCase): Promise<string> {
  const [person, id] = [newId(), newId()];
  const commune = COMMUNE_OF[canton];
  await house.rows(`insert into people (id, first_name, last_name, languages, commune, created_at, version) values ($1, $2, 'Example', '{fr}', $3, $4, 1)`, [person, firstName, commune, BEGINNING]);
  await house.rows(
    `insert into cases (id, reference, person_id, stage, procedure, canton, commune, adviser_id, waiting_since, channel, facts, decision, last_day, rules_version, created_at, version)
     values ($1, $2, $3, $4, 'ordinary', $5, $6, $7, case when $7::uuid is null then $8::timestamptz end, 'form', '{}', $9, $10, 'test', $8, 1)`,
    [id, newReference('P'), person, stage, canton, commune, adviser, BEGINNING, receivedOn === null ? null : JSON.stringify({ decidedOn: receivedOn, receivedOn, delivery: 'registered', by: 'Municipalité' }), lastDay],
  );
  return id;
}
