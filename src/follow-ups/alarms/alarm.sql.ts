import { Sql } from '../../db/sql.js';

const appeal = (column: string) =>
  `(select ${column} from deadlines d left join received_letters l on l.id = d.letter_id where d.case_id = c.id and d.state = 'open' and d.kind = 'appeal' order by d.id limit 1)`;

/** The `AlarmFacts` of the case `c`. */
export const ALARM_FACTS = new Sql(
  [
    `c.stage, c.procedure, c.canton, ${appeal('d.safe_day')} as "safeDay", ${appeal('d.last_day')} as "lastDay", ${appeal('d.latest_day')} as "latestDay",
  ${appeal('l.received_on')}::text as "receivedOn", ${appeal('l.delivery')} as delivery, ${appeal('l.first_attempt_on')}::text as "firstAttemptOn",
  ${appeal('l.term_days')} as "termDays", ${appeal('l.remedy_kind')} as "remedyKind"`,
  ],
  [],
);
