import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal.js';
import { auditSubjects } from '../common/context.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { Account } from './account.entity.js';
import { AccountLetters } from './account-letters.js';
import { NoSecondFactor } from './account.problems.js';
import { AccountListService } from './account-list.service.js';
import { Auth } from './auth.js';
import { Passkey } from './passkey.entity.js';
import { SecondFactorService } from './second-factor.service.js';
import type { SessionView } from './sign-in.dto.js';

@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Db,
    private readonly accountList: AccountListService,
    private readonly factors: SecondFactorService,
    private readonly auth: Auth,
    private readonly letters: AccountLetters,
  ) {}

  async list(accountId: string, current: string | null): Promise<SessionView[]> {
    return this.db.rows<SessionView>(sql`
      select id, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt", device, id = ${current}::uuid is true as current
      from sessions where account_id = ${accountId} and expires_at > clock_timestamp() order by created_at desc, id desc limit 200`);
  }

  async listOfAccount(accountId: string): Promise<SessionView[]> {
    await this.accountList.view(accountId);
    return this.list(accountId, null);
  }

  async end(who: Principal, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [, ended] = await tx.query<[unknown, number]>(`delete from sessions where id = $1 and account_id = $2`, [
        id,
        who.id,
      ]);
      if (ended === 0) throw new NotFound();
      auditSubjects(who.id);
    });
  }

  /** Also voids the calendar address. */
  async endAll(accountId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (!(await tx.existsBy(Account, { id: accountId }))) throw new NotFound();
      auditSubjects(accountId);
      await this.auth.endAll(tx, accountId);
    });
  }

  async resetSecondFactor(accountId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (!(await tx.existsBy(Account, { id: accountId }))) throw new NotFound();
      const passkeys = await tx.delete(Passkey, { accountId });
      if (!(await this.factors.delete(tx, accountId)) && !passkeys.affected) throw new NoSecondFactor();
      auditSubjects(accountId);
      await this.auth.endAll(tx, accountId);
      await this.letters.notifyChanges(tx, accountId, ['factor-reset']);
    });
  }
}
