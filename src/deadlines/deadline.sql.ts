import { sql } from '../db/sql.js';

/** Who answers for a deadline of the case `c`: its adviser where they have an account, otherwise one coordinator. */
export const RESPONSIBLE = sql`lateral (
  select * from (
    select a.id, a.name, 'adviser' as role, 0 as rank from accounts a
    where a.adviser_id = c.adviser_id and a.disabled_at is null and not c.ended
    union all
    select a.id, a.name, 'coordinator', case when c.canton = any(a.cantons) then 1 else 2 end from accounts a
    where a.role = 'coordinator' and a.disabled_at is null and (c.canton = any(a.cantons) or 'CH' = any(a.cantons))) someone
  order by rank, id limit 1)`;

/** Whether anybody could look at what was sent: a coordinator of the canton or of `CH`, other than who sent it and the adviser. */
export const HAS_SECOND_PERSON = sql`exists (
  select from accounts a
  where a.role = 'coordinator' and a.disabled_at is null and (c.canton = any(a.cantons) or 'CH' = any(a.cantons))
    and a.id is distinct from d.ended_by and a.adviser_id is distinct from c.adviser_id)`;

/** The days of the control list: near, or not known at all. */
export const SAFE_DAY = sql`coalesce(d.safe_day, '-infinity'::date)`;

export const UNCONFIRMED = sql`d.state = 'met' and d.kind = 'appeal' and d.confirmed_at is null`;
