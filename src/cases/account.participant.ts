import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import { AccountParticipants, type AccountReference, type OpenWork } from '../accounts/account-participants.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { composeLetter, type Letter } from '../mail/letter.js';
import { mailKind } from '../mail/mail-kind.js';
import { MailService } from '../mail/mail.service.js';

const DISABLED = mailKind<{ adviser: string; account: string }>('adviser-disabled');
const OPEN = `from cases where adviser_id = $1 and not ended`;

@Injectable()
export class CasesOfAccount implements OnModuleInit {
  constructor(
    private readonly participants: AccountParticipants,
    private readonly accounts: AccountsService,
    private readonly mails: MailService,
    private readonly clock: Clock,
    private readonly origin: TrustedOrigin,
  ) {}

  onModuleInit(): void {
    this.mails.write(DISABLED, (tx, params) => this.letter(tx, params));
    this.participants.register({
      openWork: (tx, account) => this.openWork(tx, account),
      onDisable: (tx, account) => this.notifyCoordinators(tx, account),
    });
  }

  private async openWork(
    tx: EntityManager,
    { adviserId }: Pick<AccountReference, 'adviserId'>,
  ): Promise<Pick<OpenWork, 'cases' | 'deadlines'>> {
    const [work] = await tx.query<Pick<OpenWork, 'cases' | 'deadlines'>[]>(
      `select count(*)::integer as cases, coalesce(sum((select count(*) from deadlines d where d.case_id = cases.id and d.state = 'open')), 0)::integer as deadlines ${OPEN}`,
      [adviserId],
    );
    return work;
  }

  private async notifyCoordinators(tx: EntityManager, { adviserId }: AccountReference): Promise<void> {
    if (adviserId === null) return;
    const cantons = await tx.query<{ canton: string }[]>(`select distinct canton ${OPEN} order by canton`, [adviserId]);
    for (const { canton } of cantons) {
      const coordinators = await this.accounts.coordinatorsOf(tx, canton);
      await this.mails.send(
        tx,
        DISABLED,
        coordinators.map(({ id, email }) => ({
          params: { adviser: adviserId, account: id },
          to: email,
          key: `${DISABLED.name}:${adviserId}:${id}:${this.clock.today()}`,
        })),
      );
    }
  }

  private async letter(tx: EntityManager, params: { adviser: string; account: string }): Promise<Letter | null> {
    const to = await this.accounts.recipient(tx, params.account);
    const { cases, deadlines } = await this.openWork(tx, { adviserId: params.adviser });
    if (!to || cases === 0 || (await this.accounts.accountOfAdviser(tx, params.adviser))) return null;
    auditSubjects(params.adviser);
    return composeLetter(to, 'adviser-disabled', `${this.origin.origin}/advisers/${params.adviser}`, {
      cases,
      deadlines,
    });
  }
}
