import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/id.js';
import { BadInput, Stale } from '../common/problem.js';
import { Db } from '../db/db.js';
import { PeopleService } from '../people/people.service.js';
import { CaseView } from './case.dto.js';
import type { MemberInput } from './case-input.dto.js';
import { Case, CaseMember } from './case.entity.js';
import type { Decision } from './case.facts.js';
import { decisionFaults, ENDED } from './case.rules.js';
import type { DecisionInput } from './facts.dto.js';
import { lockCase } from './case-access.js';
import { CaseTimelineService } from './case-timeline.service.js';
import { CaseViewService } from './case-view.service.js';

@Injectable()
export class CaseWriter {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly timeline: CaseTimelineService,
    private readonly views: CaseViewService,
  ) {}

  /** Throws {@link NotFound} out of sight and {@link Stale} for another version. */
  async update(
    who: Principal,
    id: string,
    version: number,
    edit: (tx: EntityManager, theCase: Case) => Promise<void>,
  ): Promise<CaseView> {
    return this.db.transaction(async (tx) => {
      const theCase = await lockCase(tx, who, id);
      if (theCase.version !== version) throw new Stale(theCase.version);
      await edit(tx, theCase);
      await tx.save(theCase);
      await this.updateSight(tx, theCase);
      return this.views.viewOf(tx, theCase);
    });
  }

  /** Invariant: an open case without an adviser waits. */
  keepWaiting(theCase: Case): void {
    if (theCase.adviserId || ENDED.includes(theCase.stage)) theCase.waitingSince = null;
    else theCase.waitingSince ??= this.clock.now();
    if (!theCase.waitingSince) theCase.snoozedUntil = null;
  }

  async updateSight(tx: EntityManager, { id: caseId, personId, canton, adviserId }: Case): Promise<void> {
    await this.people.grant(tx, { caseId, personId, canton, adviserId });
  }

  /** Lock order: case (locked by the caller), adviser, offer. */
  async withdrawOffer(tx: EntityManager, theCase: Pick<Case, 'id'>): Promise<void> {
    const open = `from offers where case_id = $1 and state = 'open'`;
    await tx.query(`select from advisers where id in (select adviser_id ${open}) for update`, [theCase.id]);
    const [withdrawn] = await tx.query<[{ adviserId: string }[], number]>(
      `update offers set state = 'withdrawn', answered_at = $2 where case_id = $1 and state = 'open' returning adviser_id as "adviserId"`,
      [theCase.id, this.clock.now()],
    );
    for (const { adviserId } of withdrawn) await this.timeline.record(tx, theCase, 'offer-withdrawn', { adviserId });
  }

  /** Throws {@link BadInput} when the days of the decision contradict each other. */
  setDecision(theCase: Case, input: DecisionInput): void {
    const decision: Decision = { ...input };
    const faults = decisionFaults(decision, this.clock.today());
    if (faults.length > 0) throw new BadInput(faults);
    theCase.decision = decision;
    theCase.lastDay = decision.lastDay ?? null;
  }

  /** Returns the day; throws {@link BadInput} when it is in the future. */
  pastDay(day: string | null, pointer: string): string | null {
    if (day !== null && day > this.clock.today()) throw new BadInput([{ pointer, detail: 'is not in the future' }]);
    return day;
  }

  async replaceMembers(tx: EntityManager, caseId: string, members: MemberInput[]): Promise<void> {
    await tx.delete(CaseMember, { caseId });
    await tx.insert(
      CaseMember,
      members.map((member) => ({
        id: newId(),
        caseId,
        firstName: member.firstName,
        birthYear: member.birthYear ?? null,
        relation: member.relation,
      })),
    );
  }
}
