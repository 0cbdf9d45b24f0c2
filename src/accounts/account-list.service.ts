import { Injectable } from '@nestjs/common';
import { auditSubjects } from '../common/context.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, where } from '../db/sql.js';
import { AccountView, type AccountQuery, type AccountRow } from './account.dto.js';
import { Auth } from './auth.js';

const ORDER = 'accounts by id';

const ACCOUNT = sql`select a.id, a.name, a.email, a.role, a.cantons, a.adviser_id as "adviserId", a.locale,
  a.disabled_at as "disabledAt", a.email_failed_at as "emailFailedAt", a.version,
  exists(select from passwords p where p.account_id = a.id) as joined,
  exists(select from second_factors f where f.account_id = a.id and f.set_up_at is not null)
    or exists(select from passkeys k where k.account_id = a.id) as "hasSecondFactor"
  from accounts a`;

@Injectable()
export class AccountListService {
  constructor(
    private readonly db: Db,
    private readonly pager: Pager,
    private readonly auth: Auth,
  ) {}

  async list(query: AccountQuery): Promise<Page<AccountView>> {
    const after = this.pager.start(query, ORDER, query.role);
    const rows = await this.db.rows<AccountRow>(sql`
      ${ACCOUNT}
      ${where(query.role && sql`a.role = ${query.role}`, after && sql`a.id > ${after[0]}`)}
      order by a.id limit ${rowsFor(query)}`);
    const page = this.pager.page(
      rows,
      query,
      ORDER,
      query.role,
      (row) => [row.id],
      (row) => this.toView(row),
    );
    auditSubjects(...page.items.map((item) => item.id));
    return page;
  }

  async view(id: string): Promise<AccountView> {
    const [account] = await this.db.rows<AccountRow>(sql`${ACCOUNT} where a.id = ${id}`);
    if (!account) throw new NotFound();
    auditSubjects(id);
    return this.toView(account);
  }

  private toView(account: AccountRow): AccountView {
    return AccountView.of(account, this.auth.secondFactorOf(account.role, account.hasSecondFactor));
  }
}
