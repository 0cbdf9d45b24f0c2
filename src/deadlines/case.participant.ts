import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseParticipants, type ReleaseTerms } from '../cases/case-participants.js';
import { CaseTimelineService } from '../cases/case-timeline.service.js';
import type { Case, Stage } from '../cases/case.entity.js';
import { DeadlineOpen } from '../cases/case.problems.js';
import { Deadline } from './deadline.entity.js';
import { isAgainst } from './deadline.rules.js';
import { DeadlineStore } from './deadline-store.js';

/** Deadlines in the life of a case: none ends with it, each goes along. */
@Injectable()
export class DeadlinesOfCase implements OnModuleInit {
  constructor(
    private readonly participants: CaseParticipants,
    private readonly store: DeadlineStore,
    private readonly timeline: CaseTimelineService,
  ) {}

  onModuleInit(): void {
    this.participants.register('deadlines', {
      beforeMove: (tx, theCase, to, byPerson) => this.beforeMove(tx, theCase, to, byPerson),
      beforeRelease: (tx, theCase, terms) => this.beforeRelease(tx, theCase, terms),
      onReassign: (tx, theCase) => this.askAgain(tx, theCase),
      onLetter: async (tx, theCase, letter) => void (await this.store.ofLetter(tx, theCase, letter)),
      onRelocate: async (tx, theCase) => void (await this.store.recountAll(tx, theCase, 'place')),
    });
  }

  private async beforeMove(tx: EntityManager, theCase: Case, to: Stage, byPerson: boolean): Promise<void> {
    const against = (await this.store.openOf(tx, theCase.id)).filter((deadline) => isAgainst(deadline, to));
    if (against.length === 0) return;
    if (!byPerson) throw new DeadlineOpen(against);
    // Nobody can keep a person from withdrawing; a coordinator then says how their deadlines ended.
    await this.timeline.record(tx, theCase, 'deadlines-to-coordinator');
  }

  private async beforeRelease(tx: EntityManager, theCase: Case, { deadlinesTo }: ReleaseTerms): Promise<void> {
    const open = await this.store.openOf(tx, theCase.id);
    if (open.length === 0) return;
    if (deadlinesTo === null) throw new DeadlineOpen(open);
    await this.timeline.record(tx, theCase, 'deadlines-to-coordinator');
  }

  /** Who answers for a deadline from now on has not said yet that they know of it. */
  private async askAgain(tx: EntityManager, theCase: Case): Promise<void> {
    for (const deadline of await this.store.openOf(tx, theCase.id)) {
      this.store.askAgain(deadline);
      await tx.save(Deadline, deadline);
    }
  }
}
