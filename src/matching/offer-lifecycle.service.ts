import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import type { Case } from '../cases/case.entity.js';
import { CaseRepository } from '../cases/case.repository.js';
import { CaseTimelineService } from '../cases/case-timeline.service.js';
import { Clock } from '../common/clock.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { SweepService, type Budget } from '../queue/sweep.service.js';
import { Offer, type AnswerWay } from './offer.entity.js';
import { OfferLetters } from './offer.letters.js';

/** How offers end: answered, withdrawn by hand, or lapsed. Lock order: case, adviser, offer. */
@Injectable()
export class OfferLifecycle implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly letters: OfferLetters,
    private readonly cases: CaseRepository,
    private readonly timeline: CaseTimelineService,
    private readonly sweep: SweepService,
  ) {}

  onModuleInit(): void {
    this.sweep.every('offers', (budget) => this.lapseDue(budget));
  }

  /** The offer is locked or was made in this transaction. `who`: null when its time was over. */
  async close(
    tx: EntityManager,
    offer: Offer,
    state: Offer['state'],
    who: Principal | null,
    how?: AnswerWay,
  ): Promise<void> {
    Object.assign(offer, {
      state,
      answeredAt: this.clock.now(),
      answeredBy: who?.id ?? null,
      how: offer.onBehalf ? (how ?? null) : null,
    });
    await tx.save(offer);
  }

  /** The case is locked. Returns whether the offer's time was over. */
  async lapse(tx: EntityManager, theCase: Case): Promise<boolean> {
    const open = await tx.findOneBy(Offer, { caseId: theCase.id, state: 'open' });
    if (!open || open.lapsesAt > this.clock.now()) return false;
    await tx.query(`select from advisers where id = $1 for update`, [open.adviserId]);
    const offer = await tx.findOneOrFail(Offer, { where: { id: open.id }, lock: { mode: 'pessimistic_write' } });
    await this.close(tx, offer, 'lapsed', null);
    await this.timeline.record(tx, theCase, 'offer-lapsed', { adviserId: offer.adviserId });
    await this.letters.notifyCoordinators(tx, 'offer-lapsed', theCase, offer);
    return true;
  }

  private async lapseDue(budget: Budget): Promise<number> {
    const due = await this.db.rows<{ caseId: string }>(
      sql`select case_id as "caseId" from offers where state = 'open' and lapses_at <= ${this.clock.now()} order by case_id limit 1000`,
    );
    let lapsed = 0;
    for (const { caseId } of due) {
      if (budget.isSpent()) break;
      const hasLapsed = await this.db.transaction(async (tx) =>
        this.lapse(tx, await this.cases.lockUnseen(tx, caseId)),
      );
      if (hasLapsed) lapsed++;
    }
    return lapsed;
  }
}
