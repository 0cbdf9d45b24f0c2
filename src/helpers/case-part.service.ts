import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal.js';
import { partsGranted } from '../access/sight.js';
import type { Case } from '../cases/case.entity.js';
import { CaseRepository } from '../cases/case.repository.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import {
  HELPER_PARTS,
  type CasePart,
  type DeadlineOfPart,
  type DeadlinesOfCase,
  type HelperPart,
  type HelpingItem,
  type HelpingView,
  type LanguagesAndPhone,
  type LetterOfPart,
} from './helper.dto.js';
import { lastDayOf } from './helpers.service.js';

/** Letters and deadlines of a case. */
const MOST = 100;

/** What a helper sees of a case, and nothing else of it. */
@Injectable()
export class CasePartService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly cases: CaseRepository,
  ) {}

  /** Cases on which the caller helps today. */
  async helping(who: Principal): Promise<HelpingView> {
    const ids = [...new Set(who.grants.filter((grant) => helps(grant)).map(({ id }) => id))];
    const rows = await this.db.rows<Omit<HelpingItem, 'until'> & { until: Date | null }>(sql`
      select c.id, c.reference, array_agg(distinct g.part order by g.part) as parts,
        case when bool_or(g.until_at is null) then null else max(g.until_at) end as until
      from cases c join grants g on g.case_id = c.id
      where c.id = any(${who.role === 'staff' ? [] : ids}::uuid[]) and not c.ended and ${this.inForce(who)}
      group by c.id order by c.id`);
    auditSubjects(...rows.map(({ id }) => id));
    return { items: rows.map(({ until, ...item }) => ({ ...item, until: lastDayOf(until) })) };
  }

  /** Throws {@link NotFound} for whoever has no part in it. */
  async view(who: Principal, id: string): Promise<CasePart> {
    const parts = partsGranted(who, 'case', id).filter(isHelperPart);
    if (parts.length === 0) throw new NotFound();
    const theCase = await this.cases.findUnseen(id);
    const [{ until, adviser }] = await this.db.rows<{ until: Date | null; adviser: string | null }>(sql`
      select case when bool_or(g.until_at is null) then null else max(g.until_at) end as until,
        (select d.first_name || ' ' || d.last_name from advisers d where d.id = ${theCase.adviserId}) as adviser
      from grants g where g.case_id = ${id} and ${this.inForce(who)}`);
    return {
      id,
      reference: theCase.reference,
      until: lastDayOf(until),
      adviser,
      languagesAndPhone: parts.includes('languages-and-phone') ? await this.languagesAndPhone(theCase) : null,
      deadlines: parts.includes('deadlines') ? await this.deadlines(theCase) : null,
    };
  }

  /** The grant `g` is one of a helper, in force, and of the caller. */
  private inForce(who: Principal): ReturnType<typeof sql> {
    const now = this.clock.now();
    return sql`g.account_id = ${who.id} and g.part = any(${[...HELPER_PARTS]}) and g.from_at <= ${now} and (g.until_at is null or g.until_at > ${now})`;
  }

  /** As everywhere, the number is shown only where the person has said that calling is safe. */
  private async languagesAndPhone({ personId }: Case): Promise<LanguagesAndPhone> {
    const [person] = await this.db.rows<LanguagesAndPhone>(sql`
      select languages, phone, phone_note as "phoneNote", safe_to_call as "safeToCall", best_time as "bestTime" from people where id = ${personId}`);
    const isSafe = person.safeToCall === true;
    return { ...person, phone: isSafe ? person.phone : null, phoneNote: isSafe ? person.phoneNote : null };
  }

  /** Words that somebody typed about a letter or a deadline may hold a name and stay away. */
  private async deadlines({ id, stage, procedure, canton }: Case): Promise<DeadlinesOfCase> {
    const [letters, deadlines] = await Promise.all([
      this.db.rows<LetterOfPart>(sql`
        select kind, decided_on as "decidedOn", received_on as "receivedOn", sender as "by", remedy_body as "remedyBody", term_days as "termDays", last_day as "lastDay"
        from received_letters where case_id = ${id} order by recorded_at desc, id desc limit ${MOST}`),
      this.db.rows<DeadlineOfPart>(sql`
        select kind, state, safe_day as "safeDay", last_day as "lastDay", latest_day as "latestDay"
        from deadlines where case_id = ${id} order by state <> 'open', safe_day nulls first, id limit ${MOST}`),
    ]);
    return { stage, procedure, canton, letters, deadlines };
  }
}

function isHelperPart(part: string): part is HelperPart {
  return HELPER_PARTS.some((each) => each === part);
}

function helps({ kind, part }: Principal['grants'][number]): boolean {
  return kind === 'case' && isHelperPart(part);
}
