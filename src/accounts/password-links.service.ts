import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { digest } from '../common/keys.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import { type UseLink } from './account.dto.js';
import { Account, AccountLink, PASSWORD_PURPOSES, type PagePurpose } from './account.entity.js';
import { AccountLetters } from './account-letters.js';
import { LinkNotValid } from './account.problems.js';
import { Auth } from './auth.js';
import { PasswordCheck } from './password-check.service.js';
import { LinkLetters } from './link-letters.js';
import { isUsable } from './link.rules.js';
import { PASSWORD_MIN } from './password.js';
import { AccountsService } from './accounts.service.js';
import { inputError } from '../common/input-codes.js';

@Injectable()
export class PasswordLinksService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly auth: Auth,
    private readonly letters: AccountLetters,
    private readonly links: LinkLetters,
    private readonly accounts: AccountsService,
    private readonly passwordCheck: PasswordCheck,
  ) {}

  /** Ends the account's sessions and voids its other links. Throws LinkNotValid. */
  async useLink(input: UseLink): Promise<{ id: string; email: string }> {
    await this.checkPassword(input);
    return this.db.transaction(async (tx) => {
      const link = await this.lockLink(tx, input.token);
      await tx.update(AccountLink, { tokenHash: link.tokenHash }, { usedAt: this.clock.now() });
      const id = link.accountId ?? (await this.createFirstAdmin(tx, input));
      auditSubjects(id);
      await this.accounts.setPassword(tx, id, input.password);
      await this.auth.endAll(tx, id);
      await tx.query(`update account_links set used_at = $2 where account_id = $1 and used_at is null`, [
        id,
        this.clock.now(),
      ]);
      await this.letters.notifyChanges(tx, id, ['password']);
      return { id, email: (await tx.findOneByOrFail(Account, { id })).email };
    });
  }

  async linkPurpose(token: string): Promise<PagePurpose> {
    const link = await this.db.source.manager.findOneBy(AccountLink, { tokenHash: digest(token) });
    const purpose = [...PASSWORD_PURPOSES, 'sign-in' as const].find((each) => each === link?.purpose);
    if (!link || !purpose || !isUsable(link, this.clock.now())) throw new LinkNotValid();
    return purpose;
  }

  /** Null once there is an account. */
  async firstAdminLink(): Promise<string | null> {
    return this.db.transaction(async (tx) => {
      if (await tx.existsBy(Account, {})) return null;
      await tx.query(`delete from account_links where purpose = 'first-admin'`);
      return this.links.create(tx, null, 'first-admin');
    });
  }

  /** Before the transaction, which would hold its locks meanwhile; only for who has a link, since it costs something. */
  private async checkPassword(input: UseLink): Promise<void> {
    if ([...input.password].length < PASSWORD_MIN)
      throw new BadInput([inputError('/password', 'password-too-short', { min: PASSWORD_MIN })]);
    const { accountId } = await this.findLink(input.token);
    const holder =
      accountId === null ? newAdmin(input) : await this.db.source.manager.findOneByOrFail(Account, { id: accountId });
    const reason = await this.passwordCheck.guessableReason(input.password, holder);
    if (reason !== null) throw new BadInput([inputError('/password', 'password-guessable', { reason })]);
  }

  private async findLink(token: string): Promise<AccountLink> {
    const link = await this.db.source.manager.findOneBy(AccountLink, {
      tokenHash: digest(token),
      purpose: In(PASSWORD_PURPOSES),
    });
    if (!link || !isUsable(link, this.clock.now())) throw new LinkNotValid();
    return link;
  }

  private async lockLink(tx: EntityManager, token: string): Promise<AccountLink> {
    const where = { tokenHash: digest(token), purpose: In(PASSWORD_PURPOSES) };
    // Locks the account first, so that two links of one account cannot deadlock.
    const account = (await tx.findOneBy(AccountLink, where))?.accountId;
    if (account) await tx.query(`select from accounts where id = $1 for update`, [account]);
    const link = await tx.findOne(AccountLink, { where, lock: { mode: 'pessimistic_write' } });
    if (!link || !isUsable(link, this.clock.now())) throw new LinkNotValid();
    return link;
  }

  private async createFirstAdmin(tx: EntityManager, input: UseLink): Promise<string> {
    return this.accounts.create(tx, { ...newAdmin(input), role: 'admin', locale: 'de' }, null);
  }
}

function newAdmin({ name, email }: UseLink): { name: string; email: string } {
  if (name && email) return { name, email };
  const missing = (['name', 'email'] as const).filter((field) => !{ name, email }[field]);
  throw new BadInput(missing.map((field) => inputError(`/${field}`, 'needed-for-first-administrator')));
}
