import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinates, territoryOf, type Principal } from '../../access/principal.js';
import { caseInSight } from '../../access/sight.js';
import type { Case } from '../../cases/case.entity.js';
import { CaseLifecycle } from '../../cases/case-lifecycle.service.js';
import { CaseCannotMove } from '../../cases/case.problems.js';
import { CaseRepository } from '../../cases/case.repository.js';
import { ENDED } from '../../cases/case.rules.js';
import { CaseTimelineService } from '../../cases/case-timeline.service.js';
import { blockers } from '../../cases/stage.rules.js';
import { Clock } from '../../common/clock.js';
import { auditSubjects } from '../../common/context.js';
import { Pager, rowsFor, type Page, type PageQuery } from '../../common/page.js';
import { NotFound } from '../../common/problem.js';
import { Db } from '../../db/db.js';
import { literalWords, sql, where, type Sql } from '../../db/sql.js';
import { textsOf } from '../../texts/texts.js';
import { CaseClosed } from '../follow-up.problems.js';
import { FollowUpStore } from '../follow-up-store.js';
import { plan } from '../reminder.rules.js';
import { CheckInSettingsView, CheckInView, type CheckInRow, type SetCheckIns } from './check-in.dto.js';
import { CheckIn, CheckInSettings, type CheckInDecision } from './check-in.entity.js';
import { CheckInDecided } from './check-in.problems.js';
import { taskDay } from './check-in.rules.js';

const OF_CASE = 'check-ins of a case, newest first';
const UNDECIDED = 'undecided answers, oldest first';
const ON_THE_DAY = [0];

/** What was asked and answered, and what a person decides about it. */
@Injectable()
export class CheckInsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
    private readonly cases: CaseRepository,
    private readonly lifecycle: CaseLifecycle,
    private readonly timeline: CaseTimelineService,
    private readonly followUps: FollowUpStore,
  ) {}

  async listOfCase(who: Principal, caseId: string, query: PageQuery): Promise<Page<CheckInView>> {
    const theCase = await this.cases.find(who, caseId);
    const after = this.pager.start(query, OF_CASE, caseId);
    const rows = await this.rows(sql`
      ${where(sql`i.case_id = ${caseId}`, after && sql`(i.planned_at, i.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)}
      order by i.planned_at desc, i.id desc limit ${rowsFor(query)}`);
    return this.pager.page(
      rows,
      query,
      OF_CASE,
      caseId,
      (row) => [row.plannedAt.toISOString(), row.id],
      (row) => CheckInView.of(row, seesWishes(who, theCase)),
    );
  }

  /** Answers about which somebody must decide, on the cases in sight. */
  async listUndecided(who: Principal, query: PageQuery): Promise<Page<CheckInView>> {
    const after = this.pager.start(query, UNDECIDED, null);
    const rows = await this.rows(sql`
      ${where(
        sql`i.proposal is not null and i.decided_at is null`,
        caseInSight(who),
        sql`(i.proposal <> 'other-adviser' or ${wishesSeenBy(who)})`,
        after && sql`(i.answered_at, i.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      )}
      order by i.answered_at, i.id limit ${rowsFor(query)}`);
    return this.pager.page(
      rows,
      query,
      UNDECIDED,
      null,
      (row) => [row.answeredAt!.toISOString(), row.id],
      (row) => {
        auditSubjects(row.caseId, row.personId);
        return CheckInView.of(row, true);
      },
    );
  }

  /**
   * Does what the answer proposes: a follow-up, the case opened again, or released for another adviser. Throws
   * {@link CheckInDecided}, {@link CaseClosed} or {@link CaseCannotMove}.
   */
  confirm(who: Principal, id: string): Promise<CheckInView> {
    return this.decide(who, id, 'confirmed', (tx, checkIn, theCase) => this.carryOut(tx, who, checkIn, theCase));
  }

  /** Nothing is done. Throws {@link CheckInDecided}. */
  dismiss(who: Principal, id: string): Promise<CheckInView> {
    return this.decide(who, id, 'dismissed', () => Promise.resolve());
  }

  async settings(): Promise<CheckInSettingsView> {
    const { silenceDays } = await this.db.source.manager.findOneByOrFail(CheckInSettings, { single: true });
    return { silenceDays };
  }

  async set(who: Principal, { silenceDays }: SetCheckIns): Promise<CheckInSettingsView> {
    if (silenceDays !== undefined)
      await this.db.transaction(async (tx) => {
        auditSubjects(who.id);
        await tx.update(CheckInSettings, { single: true }, { silenceDays });
      });
    return this.settings();
  }

  private async decide(
    who: Principal,
    id: string,
    decision: CheckInDecision,
    carryOut: (tx: EntityManager, checkIn: CheckIn, theCase: Case) => Promise<void>,
  ): Promise<CheckInView> {
    await this.db.transaction(async (tx) => {
      const found = await tx.findOneBy(CheckIn, { id });
      if (!found) throw new NotFound();
      const theCase = await this.cases.lock(tx, who, found.caseId);
      const checkIn = await tx.findOneOrFail(CheckIn, { where: { id }, lock: { mode: 'pessimistic_write' } });
      // To the adviser it is not there.
      if (checkIn.proposal === null || (checkIn.proposal === 'other-adviser' && !seesWishes(who, theCase)))
        throw new NotFound();
      if (checkIn.decidedAt) throw new CheckInDecided();
      auditSubjects(id);
      Object.assign(checkIn, { decision, decidedAt: this.clock.now(), decidedBy: who.id });
      await tx.save(checkIn);
      await carryOut(tx, checkIn, theCase);
    });
    const [row] = await this.rows(sql`where i.id = ${id}`);
    return CheckInView.of(row, true);
  }

  private async carryOut(tx: EntityManager, who: Principal, checkIn: CheckIn, theCase: Case): Promise<void> {
    const ended = ENDED.includes(theCase.stage);
    switch (checkIn.proposal) {
      case null:
        return;
      case 'reopen':
        return ended ? this.reopen(tx, theCase) : undefined;
      case 'other-adviser':
        // It may have been released meanwhile.
        return theCase.adviserId && !ended
          ? this.lifecycle.release(tx, theCase, '', { deadlinesTo: 'coordinator' })
          : undefined;
      case 'check-deadline':
      case 'call':
      case 'end': {
        if (ended) throw new CaseClosed();
        const { proposal } = checkIn;
        const dueOn = taskDay(proposal, this.clock.today(), theCase.canton);
        const followUp = await this.followUps.insert(
          tx,
          { kind: 'case', id: theCase.id },
          {
            alarm: null,
            title: textsOf(who.locale).t(`check-in-task.${proposal}`),
            dueOn,
            remindDaysBefore: ON_THE_DAY,
            createdBy: who.id,
          },
          plan(dueOn, ON_THE_DAY, theCase.canton, this.clock.now()),
          ['adviser'],
        );
        await this.followUps.refreshNextDue(tx, theCase.id);
        await tx.update(CheckIn, checkIn.id, { followUpId: followUp.id });
        return;
      }
    }
  }

  /** As somebody moves it by hand; what was open on it comes back with the next sweep. */
  private async reopen(tx: EntityManager, theCase: Case): Promise<void> {
    const { stage: from } = theCase;
    const reasons = blockers(
      { ...theCase, hasAdviser: theCase.adviserId !== null, hasDecision: false, outcome: null },
      'screening',
    );
    if (reasons.length > 0) throw new CaseCannotMove(from, 'screening', reasons);
    Object.assign(theCase, { stage: 'screening', outcome: null, closedOn: null, decisionLetterId: null });
    await this.lifecycle.save(tx, theCase);
    await this.timeline.record(tx, theCase, 'moved', {
      fromStage: from,
      toStage: 'screening',
      day: this.clock.today(),
    });
  }

  private rows(rest: Sql): Promise<CheckInRow[]> {
    return this.db.rows(sql`
      select i.id, i.case_id as "caseId", i.planned_at as "plannedAt", i.sent_at as "sentAt", i.answer, i.answered_at as "answeredAt", i.photo_ids as "photoIds",
        i.stopped_at as "stoppedAt", i.lapsed_at as "lapsedAt", i.proposal, i.decision, i.decided_at as "decidedAt", i.follow_up_id as "followUpId",
        c.reference as "caseReference", p.id as "personId", p.first_name as "firstName", u.name as by
      from check_ins i join cases c on c.id = i.case_id join people p on p.id = i.person_id left join accounts u on u.id = i.decided_by ${rest}`);
  }
}

/** A wish for another adviser is for the coordinators of the place, unless they are that adviser themselves. */
function seesWishes(who: Principal, theCase: Pick<Case, 'canton' | 'adviserId'>): boolean {
  return coordinates(who, theCase.canton) && (who.adviserId === null || theCase.adviserId !== who.adviserId);
}

/** {@link seesWishes} in SQL. */
function wishesSeenBy(who: Principal): Sql {
  const territory = territoryOf(who);
  if (territory?.length === 0) return sql`false`;
  const notOwn = who.adviserId === null ? sql`true` : sql`c.adviser_id is distinct from ${who.adviserId}`;
  return territory === null ? notOwn : sql`(c.canton = any(${literalWords(territory)}) and ${notOwn})`;
}
