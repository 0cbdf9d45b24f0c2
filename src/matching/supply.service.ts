import { Injectable } from '@nestjs/common';
import { territoryOf, type Principal } from '../access/principal.js';
import { CANTON_CODES } from '../common/cantons.js';
import { isWaiting } from '../cases/case.sql.js';
import { Clock } from '../common/clock.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import type { CantonSupply, CommuneSupply, SupplyView } from './supply.dto.js';

/** For a map: nothing finer than communes. */
@Injectable()
export class SupplyService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async supply(who: Principal, canton?: string): Promise<SupplyView> {
    const cantons = (territoryOf(who) ?? [...CANTON_CODES]).filter((code) => canton === undefined || code === canton);
    const today = this.clock.today();
    const waiting = sql`${isWaiting(today)} and c.canton = any(${cantons})`;
    const away = sql`exists(select from absences a where a.adviser_id = d.id and a.from_on <= ${today} and (a.to_on is null or a.to_on >= ${today}))`;
    const [byCanton, byCommune] = await Promise.all([
      this.db.rows<CantonSupply>(sql`
        with w as (select c.canton, count(*)::integer as waiting, min(c.waiting_since) as since from cases c where ${waiting} group by c.canton),
        s as (
          select s.canton, count(*)::integer as advisers, sum(case when ${away} then 0 else greatest(d.capacity - d.load, 0) end)::integer as places
          from advisers d cross join unnest(d.cantons) as s (canton) where d.state = 'active' and d.cantons && ${cantons}::text[] group by s.canton
        )
        select k.code as canton, coalesce(w.waiting, 0) as waiting, w.since as "longestWaitingSince", coalesce(s.advisers, 0) as advisers, coalesce(s.places, 0) as "freePlaces"
        from cantons k left join w on w.canton = k.code left join s on s.canton = k.code where k.code = any(${cantons}) order by k.code`),
      this.db.rows<CommuneSupply>(sql`
        with w as (select c.commune, count(*)::integer as waiting from cases c where ${waiting} group by c.commune),
        s as (
          select p.bfs as commune, count(*)::integer as advisers
          from advisers d cross join unnest(d.communes) as s (commune) join communes p on p.bfs = s.commune and p.canton = any(d.cantons)
          where d.state = 'active' and d.cantons && ${cantons}::text[] and p.canton = any(${cantons}) group by p.bfs
        )
        select p.bfs as commune, p.name, p.canton, coalesce(w.waiting, 0) as waiting, coalesce(s.advisers, 0) as advisers
        from w full join s using (commune) join communes p on p.bfs = commune order by p.bfs`),
    ]);
    return { cantons: byCanton, communes: byCommune };
  }
}
