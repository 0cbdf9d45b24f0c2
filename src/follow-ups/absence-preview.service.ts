import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal.js';
import { caseInSight } from '../access/sight.js';
import type { Conflict } from '../advisers/adviser.entity.js';
import { conflictsWith, type ConcernedCase } from '../advisers/conflict.rules.js';
import { AbsencesService } from '../cases/absences.service.js';
import { auditSubjects } from '../common/context.js';
import { inputError } from '../common/input-codes.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, type Sql } from '../db/sql.js';
import type {
  AbsencePreview,
  AbsencePreviewQuery,
  CoverCandidate,
  CoveringThen,
  DueInAbsence,
} from './absence-preview.dto.js';
import type { FollowUp } from './follow-up.entity.js';
import { textsOf } from '../texts/texts.js';

const MOST_DUE = 200;
const MOST_CANDIDATES = 100;

type DueRow = Omit<DueInAbsence, 'title'> & Pick<FollowUp, 'alarm' | 'title'>;

/** What somebody should know before an absence is saved: what falls due in it, and who could cover. */
@Injectable()
export class AbsencePreviewService {
  constructor(
    private readonly db: Db,
    private readonly absences: AbsencesService,
  ) {}

  /** Throws {@link NotFound} for somebody whose absences are not the caller's to enter. */
  async preview(who: Principal, adviserId: string, { from, to }: AbsencePreviewQuery): Promise<AbsencePreview> {
    if (to !== undefined && to < from) throw new BadInput([inputError('/to', 'ends-before-it-begins')]);
    await this.absences.requireRight(this.db.source.manager, who, adviserId);
    const last = to ?? null;
    const [due, candidates, covering] = await Promise.all([
      this.dueIn(who, adviserId, from, last),
      this.candidates(adviserId, from, last),
      this.db.rows<CoveringThen>(sql`
        select d.first_name as "firstName", d.last_name as "lastName", b.from_on as "from", b.to_on as "to"
        from absences b join advisers d on d.id = b.adviser_id
        where b.cover_id = ${adviserId} and ${overlaps(from, last)} order by b.from_on limit 50`),
    ]);
    return { ...due, candidates, covering };
  }

  /** Deadlines themselves instead of their alarms, whose day moves while they run. */
  private async dueIn(
    who: Principal,
    adviserId: string,
    from: string,
    to: string | null,
  ): Promise<Pick<AbsencePreview, 'due' | 'more'>> {
    const last = sql`coalesce(${to}::date, 'infinity')`;
    const within = sql`(
      select f.id, f.case_id, f.due_on, f.alarm, f.title from follow_ups f
      where f.state = 'open' and f.due_on >= ${from} and f.due_on <= ${last}
        and not exists(select from deadlines d where d.case_id = f.case_id and d.id::text = f.about)
      union all
      select d.id, d.case_id, coalesce(d.safe_day, d.last_day), case when d.kind = 'appeal' then 'appeal-deadline' else 'deadline' end, null from deadlines d
      where d.state = 'open' and coalesce(d.safe_day, d.last_day) <= ${last} and coalesce(d.latest_day, d.last_day, d.safe_day) >= ${from}
    ) f join cases c on c.id = f.case_id and c.adviser_id = ${adviserId} and not c.ended`;
    const due = await this.db.rows<DueRow>(sql`
      select f.case_id as "caseId", c.reference as "caseReference", p.first_name as "firstName", f.due_on as "dueOn", f.alarm, f.title
      from ${within} join people p on p.id = c.person_id
      where ${caseInSight(who)} order by f.due_on, f.id limit ${MOST_DUE}`);
    const [{ all }] = await this.db.rows<{ all: number }>(sql`select count(*)::integer as all from ${within}`);
    auditSubjects(adviserId, ...due.map(({ caseId }) => caseId));
    const texts = textsOf(who.locale);
    return {
      due: due.map(({ alarm, title, ...each }) => ({ ...each, title: title ?? texts.t(`alarm.${alarm!}`) })),
      more: all - due.length,
    };
  }

  /** Those who live in the adviser's canton first, then those of the cantons of the cases. */
  private async candidates(adviserId: string, from: string, to: string | null): Promise<CoverCandidate[]> {
    const [cases, candidates] = await Promise.all([
      this.db.rows<ConcernedCase>(
        sql`select reference, canton, commune from cases where adviser_id = ${adviserId} and not ended`,
      ),
      this.db.rows<Omit<CoverCandidate, 'notOpened'> & { conflicts: Conflict[] }>(sql`
        select d.id, d.first_name as "firstName", d.last_name as "lastName", d.home_canton as "homeCanton", d.conflicts,
          array(select l ->> 'code' from jsonb_array_elements(d.languages) l) as languages
        from advisers d, (
          select home_canton, cantons || array(select distinct canton from cases where adviser_id = ${adviserId} and not ended) as cantons
          from advisers where id = ${adviserId}
        ) away
        where d.state = 'active' and d.undertaking_on is not null and d.id <> ${adviserId} and d.cantons && away.cantons
          and exists(select from accounts a where a.adviser_id = d.id and a.disabled_at is null and a.role <> 'staff')
          and not exists(select from absences b where b.adviser_id = d.id and ${overlaps(from, to)})
        order by d.home_canton <> away.home_canton, d.last_name collate "und-x-icu", d.first_name collate "und-x-icu", d.id limit ${MOST_CANDIDATES}`),
    ]);
    return candidates.map(({ conflicts, ...candidate }) => ({
      ...candidate,
      notOpened: cases.filter((theCase) => conflictsWith(conflicts, theCase).length > 0).length,
    }));
  }
}

/** That the absence `b` has a day in common with these. */
function overlaps(from: string, to: string | null): Sql {
  return sql`b.from_on <= coalesce(${to}::date, 'infinity') and (b.to_on is null or b.to_on >= ${from})`;
}
