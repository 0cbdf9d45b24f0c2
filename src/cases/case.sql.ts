import { sql, type Sql } from '../db/sql.js';

// Conditions on the case `c`. Whether it has ended is its column `ended`, which rooms before this one read too.

/** It waits for an adviser, and is not put off. `today` is the day in Zurich. */
export const isWaiting = (today: string): Sql =>
  sql`(c.waiting_since is not null and (c.snoozed_until is null or c.snoozed_until <= ${today}))`;

/** It waits for an adviser, and is put off until after today. */
export const isSnoozed = (today: string): Sql => sql`(c.waiting_since is not null and c.snoozed_until > ${today})`;
