import { Injectable } from '@nestjs/common';
import { coordinates, type Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, where } from '../db/sql.js';
import type { SimilarView } from './irregularity.dto.js';
import type { SimilarQuery } from './irregularity-query.dto.js';
import { COUNTED, isStaff } from './irregularity.filter.js';
import { inputError } from '../common/input-codes.js';

/** Smaller numbers would reveal single cases. */
const MIN_COUNT = 3;

@Injectable()
export class SimilarService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Since 1 January. Out of sight only reports by several other people count, so that logging some reveals none. */
  async similar(who: Principal, { code, canton, commune }: SimilarQuery): Promise<SimilarView> {
    if (canton === undefined && commune === undefined)
      throw new BadInput([inputError('/canton', 'canton-needed-without-commune')]);
    const since = `${this.clock.today().slice(0, 4)}-01-01`;
    const own = sql`(i.logged_by = ${who.id} or i.case_id = any(array(select c.id from cases c where c.adviser_id = ${who.adviserId}::uuid)))`;
    const [row] = await this.db.rows<{ all: number; others: number; sources: number; canton: string | null }>(sql`
      select count(*)::integer as all, (count(*) filter (where not coalesce(${own}, false)))::integer as others,
        (count(distinct coalesce(i.case_id, i.logged_by, i.id)) filter (where not coalesce(${own}, false)))::integer as sources,
        coalesce((select p.canton from communes p where p.bfs = ${commune ?? null}::integer), ${canton ?? null}::text) as canton
      from irregularities i
      ${where(COUNTED, sql`i.status <> 'rejected'`, sql`i.code = ${code}`, sql`i.occurred_to >= ${since}`, commune === undefined ? sql`i.canton = ${canton}` : sql`i.commune = ${commune}`)}`);
    const seesAll = isStaff(who) || (row.canton !== null && coordinates(who, row.canton));
    const count = seesAll ? row.all : row.others >= MIN_COUNT && row.sources >= MIN_COUNT ? row.others : null;
    return { count, within: commune === undefined ? 'canton' : 'commune', since };
  }
}
