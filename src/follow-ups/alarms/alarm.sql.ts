import { sql } from '../../db/sql.js';

/** The `AlarmFacts` of the case `c`. */
export const ALARM_FACTS = sql`c.stage, c.procedure, c.canton, c.last_day as "lastDay", c.decision ->> 'receivedOn' as "receivedOn", c.decision ->> 'delivery' as delivery,
  c.decision ->> 'firstAttemptOn' as "firstAttemptOn", (c.decision ->> 'termDays')::integer as "termDays",
  c.decision ->> 'remedyKind' as "remedyKind"`;
