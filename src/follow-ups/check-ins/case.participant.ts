import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseParticipants } from '../../cases/case-participants.js';
import { Clock } from '../../common/clock.js';
import { workContext } from '../../common/context.js';
import type { Proposal } from './check-in.entity.js';

/** Check-ins in the life of a case: a proposal that somebody has carried out by other means is decided with it. */
@Injectable()
export class CheckInsOfCase implements OnModuleInit {
  constructor(
    private readonly clock: Clock,
    private readonly participants: CaseParticipants,
  ) {}

  onModuleInit(): void {
    this.participants.register('check-ins', {
      onEnd: (tx, { id }) => this.confirmed(tx, id, ['end', 'other-adviser']),
      onReassign: (tx, { id }) => this.confirmed(tx, id, ['other-adviser']),
    });
  }

  private async confirmed(tx: EntityManager, caseId: string, proposals: readonly Proposal[]): Promise<void> {
    await tx.query(
      `update check_ins set decision = 'confirmed', decided_at = $2, decided_by = $3
       where case_id = $1 and proposal = any($4) and decided_at is null`,
      [caseId, this.clock.now(), workContext()?.actor ?? null, proposals],
    );
  }
}
