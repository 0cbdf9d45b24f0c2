import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/id.js';
import { BadInput, Stale } from '../common/problem.js';
import { Db } from '../db/db.js';
import { CaseView } from './case.dto.js';
import type { MemberInput } from './case-input.dto.js';
import { Case, CaseMember } from './case.entity.js';
import { CaseLifecycle } from './case-lifecycle.service.js';
import { CaseRepository } from './case.repository.js';
import { CaseViewService } from './case-view.service.js';
import { inputError } from '../common/input-codes.js';

@Injectable()
export class CaseWriter {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly cases: CaseRepository,
    private readonly lifecycle: CaseLifecycle,
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
      const theCase = await this.cases.lock(tx, who, id);
      if (theCase.version !== version) throw new Stale(theCase.version);
      await edit(tx, theCase);
      await this.lifecycle.save(tx, theCase);
      return this.views.viewOf(tx, theCase);
    });
  }

  /** Returns the day; throws {@link BadInput} when it is in the future. */
  pastDay(day: string | null, pointer: string): string | null {
    if (day !== null && day > this.clock.today()) throw new BadInput([inputError(pointer, 'in-the-future')]);
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
