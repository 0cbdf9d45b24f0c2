import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { runApart } from '../common/context.js';
import { describeError } from '../common/problem.filter.js';
import { MailService } from '../mail/mail.service.js';
import { QueueService } from '../queue/queue.service.js';
import { SweepService, type Budget } from '../queue/sweep.service.js';
import { AlarmSweepService } from './alarms/alarm-sweep.service.js';
import { DigestLetters } from './digest/digest-letters.service.js';
import { DIGEST_MAIL } from './digest/digest.service.js';
import { ReminderHandOver } from './reminder-hand-over.service.js';
import { REMINDER_MAIL, ReminderLetters } from './reminder-letters.service.js';
import { REMIND, RemindersService, type DueMoment } from './reminders.service.js';

/** Handed over in one transaction. */
const BATCH = 100;

@Injectable()
export class FollowUpsProcessor implements OnModuleInit {
  private readonly logger = new Logger('FollowUps');

  constructor(
    private readonly queue: QueueService,
    private readonly mails: MailService,
    private readonly sweeps: SweepService,
    private readonly alarms: AlarmSweepService,
    private readonly reminders: RemindersService,
    private readonly handOver: ReminderHandOver,
    private readonly letters: ReminderLetters,
    private readonly digests: DigestLetters,
  ) {}

  onModuleInit(): void {
    this.queue.handle(REMIND, async () => void (await this.handOverDue(() => this.queue.isStopping)));
    this.mails.writeTogether(REMINDER_MAIL, (tx, mails) => this.letters.letters(tx, mails));
    this.mails.writeTogether(DIGEST_MAIL, (tx, mails) => this.digests.letters(tx, mails));
    this.sweeps.every('follow-ups', (budget) => this.sweep(budget));
  }

  /** Derives alarms (at most half of the budget), then runs reminders whose job was lost or is late. */
  private async sweep(budget: Budget): Promise<number> {
    const did = await this.alarms.sweep(
      () => budget.isSpent(0.5),
      (work) => this.rederive(work),
    );
    return did + (await this.handOverDue(() => budget.isSpent(), 'reminder'));
  }

  /** What cannot be handed over, or is held by others, is passed over until the next round. */
  private async handOverDue(isSpent: () => boolean, part?: string): Promise<number> {
    let did = 0;
    let after: DueMoment | null = null;
    while (!isSpent()) {
      const batch: DueMoment[] = await this.reminders.due(after, BATCH);
      did += batch.length === 0 ? 0 : await runApart(() => this.handOver.handOver(batch.map(({ id }) => id)), part);
      if (batch.length < BATCH) break;
      after = batch.at(-1)!;
    }
    return did;
  }

  /** Returns how many it did, or null when it failed, which is logged. */
  private async rederive(work: () => Promise<boolean>): Promise<number | null> {
    try {
      return (await runApart(work, 'alarm')) ? 1 : 0;
    } catch (error) {
      this.logger.error(`alarm: ${describeError(error)}`);
      return null;
    }
  }
}
