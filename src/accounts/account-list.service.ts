import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { auditSubjects } from '../common/context.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, Sql, where } from '../db/sql.js';
import { AccountView, type AccountQuery } from './account.dto.js';
import { Account } from './account.entity.js';
import { Auth } from './auth.js';

const ORDER = 'accounts by id';

interface UserRow {
  name: string;
  email: string;
  joined: boolean;
  hasSecondFactor: boolean;
}

const OF_USER = `u.name, u.email, exists(select from auth.account c where c."userId" = u.id and c.password is not null) as joined,
  exists(select from second_factors f where f.account_id = u.id and f.set_up_at is not null) as "hasSecondFactor"`;

@Injectable()
export class AccountListService {
  constructor(
    private readonly db: Db,
    private readonly pager: Pager,
    private readonly auth: Auth,
  ) {}

  async list(query: AccountQuery): Promise<Page<AccountView>> {
    const after = this.pager.start(query, ORDER, query.role);
    const rows = await this.db.rows<Account & UserRow>(sql`
      select a.id, a.role, a.cantons, a.adviser_id as "adviserId", a.locale, a.disabled_at as "disabledAt", a.email_failed_at as "emailFailedAt", a.version, ${new Sql([OF_USER], [])}
      from accounts a join auth."user" u on u.id = a.id
      ${where(query.role && sql`a.role = ${query.role}`, after && sql`a.id > ${after[0]}`)}
      order by a.id limit ${rowsFor(query)}`);
    const page = this.pager.page(
      rows,
      query,
      ORDER,
      query.role,
      (row) => [row.id],
      (row) => this.toView(row, row),
    );
    auditSubjects(...page.items.map((item) => item.id));
    return page;
  }

  async view(id: string): Promise<AccountView> {
    const account = await this.db.source.manager.findOneBy(Account, { id });
    if (!account) throw new NotFound();
    auditSubjects(id);
    return this.toView(account, await this.findUser(this.db.source.manager, id));
  }

  private toView(account: Account, user: UserRow): AccountView {
    return AccountView.of(account, user, this.auth.secondFactorOf(account.role, user.hasSecondFactor));
  }

  async findUser(tx: EntityManager, id: string): Promise<UserRow> {
    const [user] = await tx.query<UserRow[]>(`select ${OF_USER} from auth."user" u where u.id = $1`, [id]);
    return user;
  }
}
