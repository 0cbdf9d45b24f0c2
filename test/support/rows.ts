import { newId, newReference } from '../../src/common/id.js';
import type { Stage } from '../../src/cases/case.entity.js';
import { UNDERTAKING_VERSION } from '../../src/advisers/adviser.entity.js';
import { BEGINNING, type TestServer } from './test-server.js';

const COMMUNE_OF: Record<string, number> = { VD: 5586, GE: 6621, ZH: 62, TI: 5192 };

/** What stories put straight into the tables, where how it came there does not matter. */
export async function anAdviser(server: TestServer, name: string, canton = 'VD'): Promise<string> {
  const id = newId();
  await server.rows(
    `insert into advisers (id, first_name, last_name, email, languages, communes, cantons, home_canton, remote, capacity, specialities, state, conflicts, undertaking_version, undertaking_on, created_at, version)
     values ($1, $2, 'Example', $3, '[{"code": "fr", "level": "native", "interprets": false}]', $4, $5, $8, true, 50, '{}', 'active', '[]', $6, '2026-01-15', $7, 1)`,
    [
      id,
      name,
      `${name.toLowerCase()}.${id}@example.org`,
      [COMMUNE_OF[canton]],
      [canton],
      UNDERTAKING_VERSION,
      BEGINNING,
      canton,
    ],
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
export async function aCase(
  server: TestServer,
  { firstName, canton = 'VD', stage = 'preparation', adviser = null, lastDay = null, receivedOn = null }: RowOfCase,
): Promise<string> {
  const [person, id] = [newId(), newId()];
  const commune = COMMUNE_OF[canton];
  await server.rows(
    `insert into people (id, first_name, last_name, languages, commune, created_at, version) values ($1, $2, 'Example', '{fr}', $3, $4, 1)`,
    [person, firstName, commune, BEGINNING],
  );
  await server.rows(
    `insert into cases (id, reference, person_id, stage, procedure, canton, commune, adviser_id, waiting_since, channel, facts, decision, last_day, rules_version, created_at, version)
     values ($1, $2, $3, $4, 'ordinary', $5, $6, $7, case when $7::uuid is null then $8::timestamptz end, 'form', '{}', $9, $10, 'test', $8, 1)`,
    [
      id,
      newReference('P'),
      person,
      stage,
      canton,
      commune,
      adviser,
      BEGINNING,
      receivedOn === null
        ? null
        : JSON.stringify({ decidedOn: receivedOn, receivedOn, delivery: 'registered', by: 'Municipalité' }),
      lastDay,
    ],
  );
  return id;
}
