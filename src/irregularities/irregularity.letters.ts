import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { composeLetter, type Letter } from '../mail/letter.js';
import { mailKind } from '../mail/mail-kind.js';
import { MailService } from '../mail/mail.service.js';
import { Irregularity } from './irregularity.entity.js';

const QUESTION = mailKind<{ irregularity: string }>('irregularity-question');

@Injectable()
export class IrregularityLetters implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsService,
    private readonly mails: MailService,
    private readonly origin: TrustedOrigin,
  ) {}

  onModuleInit(): void {
    this.mails.write(QUESTION, (tx, { irregularity }) => this.questionLetter(tx, irregularity));
  }

  /** Tells who logged it that the review has a question; `event`: the id of the step that asks. */
  async notifyQuestion(tx: EntityManager, irregularity: Irregularity, event: string): Promise<void> {
    const to = irregularity.loggedBy && (await this.accounts.recipient(tx, irregularity.loggedBy));
    if (to)
      await this.mails.send(tx, QUESTION, [
        { params: { irregularity: irregularity.id }, to: to.email, key: `${QUESTION.name}-${event}` },
      ]);
  }

  private async questionLetter(tx: EntityManager, id: string): Promise<Letter | null> {
    const irregularity = await tx.findOneBy(Irregularity, { id });
    if (irregularity?.status !== 'needs-more' || !irregularity.loggedBy) return null;
    const to = await this.accounts.recipient(tx, irregularity.loggedBy);
    if (!to) return null;
    return composeLetter(to, 'irregularity-question', `${this.origin.origin}/irregularities/${id}`);
  }
}
