import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { MailService, type UndeliveredMail } from '../mail/mail.service.js';

@Injectable()
export class AccountAddresses implements OnModuleInit {
  constructor(
    private readonly mails: MailService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.mails.onUndelivered((tx, mail) => this.markBounced(tx, mail));
  }

  private async markBounced(tx: EntityManager, { params, badAddress }: UndeliveredMail): Promise<void> {
    if (!badAddress || !params['account']) return;
    await tx.query(`update accounts set email_failed_at = $2 where id = $1 and email_failed_at is null`, [
      params['account'],
      this.clock.now(),
    ]);
  }
}
