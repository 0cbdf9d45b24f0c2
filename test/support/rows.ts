import type { CantonCode } from '../../src/common/cantons.js';
import { rulesVersionOf } from '../../src/deadlines/deadline.rules.js';
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
    `insert into cases (id, reference, person_id, stage, procedure, canton, commune, adviser_id, waiting_since, channel, facts, rules_version, created_at, version)
     values ($1, $2, $3, $4, 'ordinary', $5, $6, $7, case when $7::uuid is null then $8::timestamptz end, 'form', '{}', 'test', $8, 1)`,
    [id, newReference('P'), person, stage, canton, commune, adviser, BEGINNING],
  );
  if (stage === 'refused') await aRefusal(server, id, { lastDay, receivedOn });
  return id;
}

/** The letter of a refusal and its deadline, as somebody typed them in. Answers the id of the deadline. */
export async function aRefusal(
  server: TestServer,
  caseId: string,
  { lastDay = null, receivedOn = null }: Pick<RowOfCase, 'lastDay' | 'receivedOn'>,
): Promise<string> {
  const [letter, deadline] = [newId(), newId()];
  await server.rows(
    `insert into received_letters (id, case_id, kind, decided_on, received_on, delivery, sender, last_day, recorded_at, version)
     values ($1, $2, 'refusal', $3, $3, 'registered', 'Municipalité', $4, $5, 1)`,
    [letter, caseId, receivedOn, lastDay, BEGINNING],
  );
  await server.rows(`update cases set decision_letter_id = $2 where id = $1`, [caseId, letter]);
  await server.rows(
    `insert into deadlines (id, case_id, letter_id, kind, state, safe_day, last_day, latest_day, steps, former, rules_version, asked_at, created_at, version)
     select $1, $2, $3, 'appeal', 'open', $4, $4, $4, '[]', '[]', $5, $6, $6, 1`,
    [
      deadline,
      caseId,
      letter,
      lastDay,
      rulesVersionOf(
        (await server.rows<{ canton: CantonCode }>(`select canton from cases where id = $1`, [caseId]))[0].canton,
      ),
      BEGINNING,
    ],
  );
  return deadline;
}
