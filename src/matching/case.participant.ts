import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseParticipants } from '../cases/case-participants.js';
import { CaseTimelineService } from '../cases/case-timeline.service.js';
import { Clock } from '../common/clock.js';

/** Offers in the life of a case: an open one is withdrawn when the case ends, or is no longer where it was. */
@Injectable()
export class OffersOfCase implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly timeline: CaseTimelineService,
    private readonly participants: CaseParticipants,
  ) {}

  onModuleInit(): void {
    this.participants.register('matching', {
      onEnd: (tx, theCase) => this.withdraw(tx, theCase),
      onRelocate: (tx, theCase) => this.withdraw(tx, theCase),
    });
  }

  /** Withdraws the open offer of a locked case. Lock order: case, adviser, offer. */
  async withdraw(tx: EntityManager, theCase: { id: string }): Promise<void> {
    const open = `from offers where case_id = $1 and state = 'open'`;
    await tx.query(`select from advisers where id in (select adviser_id ${open}) for update`, [theCase.id]);
    const [withdrawn] = await tx.query<[{ adviserId: string }[], number]>(
      `update offers set state = 'withdrawn', answered_at = $2 where case_id = $1 and state = 'open' returning adviser_id as "adviserId"`,
      [theCase.id, this.clock.now()],
    );
    for (const { adviserId } of withdrawn) await this.timeline.record(tx, theCase, 'offer-withdrawn', { adviserId });
  }
}
