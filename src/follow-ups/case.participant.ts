import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseParticipants } from '../cases/case-participants.js';
import { FollowUpStore } from './follow-up-store.js';

/** Follow-ups in the life of a case: all of them end with it. */
@Injectable()
export class FollowUpsOfCase implements OnModuleInit {
  constructor(
    private readonly followUps: FollowUpStore,
    private readonly participants: CaseParticipants,
  ) {}

  onModuleInit(): void {
    this.participants.register('follow-ups', { onEnd: (tx, { id }) => this.followUps.endAll(tx, id) });
  }
}
