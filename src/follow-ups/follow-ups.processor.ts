import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { runInContext } from '../common/context.js';
import { newId } from '../common/id.js';
import { describeError } from '../common/problem.filter.js';
import { MailService } from '../mail/mail.service.js';
import { QueueService } from '../queue/queue.service.js';
import { SweepService, type Budget } from '../queue/sweep.service.js';
import { AlarmSweepService } from './alarms/alarm-sweep.service.js';
import { REMIND, REMINDER_MAIL, RemindersService } from './reminders.service.js';

@Injectable()
export class FollowUpsProcessor implements OnModuleInit {
  private readonly logger = new Logger('FollowUps');

  constructor(
    private readonly queue: QueueService,
    private readonly mails: MailService,
    private readonly sweeps: SweepService,
    private readonly alarms: AlarmSweepService,
    private readonly reminders: RemindersService,
  ) {}

  onModuleInit(): void {
    this.queue.handle(REMIND, async ({ id }) => void (await this.reminders.handOver(id)));
    this.mails.write(REMINDER_MAIL, (tx, params) => this.reminders.letter(tx, params));
    this.sweeps.every('follow-ups', (budget) => this.sweep(budget));
  }

  /** Derives alarms (at most half of the budget), then runs reminders whose job was lost or is late. */
  private async sweep(budget: Budget): Promise<number> {
    let did = await this.alarms.sweep(
      () => budget.isSpent(0.5),
      (work) => this.inOwnContext('alarm', work),
    );
    for await (const id of this.reminders.due()) {
      if (budget.isSpent()) break;
      did += (await this.inOwnContext('reminder', () => this.reminders.handOver(id))) ?? 0;
    }
    return did;
  }

  /** Returns how many it did, or null when it failed, which is logged. */
  private async inOwnContext(what: string, work: () => Promise<boolean>): Promise<number | null> {
    const context = {
      requestId: newId(),
      actor: null,
      actorKind: 'program' as const,
      permission: 'sweep:follow-ups',
      route: `sweep follow-ups ${what}`,
      subjects: new Set<string>(),
      audited: 0,
    };
    try {
      return (await runInContext(context, work)) ? 1 : 0;
    } catch (error) {
      this.logger.error(`${what}: ${describeError(error)}`);
      return null;
    }
  }
}
