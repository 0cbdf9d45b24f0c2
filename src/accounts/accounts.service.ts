import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import type { Role } from '../access/permissions.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId } from '../common/id.js';
import { NotFound, Stale } from '../common/problem.js';
import { Db } from '../db/db.js';
import { AccountView, type UpdateAccount, type UpdateMe, type CreateAccount } from './account.dto.js';
import type { AccountChange } from './account-changes.js';
import { Account, Password, SecondFactor } from './account.entity.js';
import type { Locale } from '../texts/languages.js';
import { AccountLetters } from './account-letters.js';
import { AccountParticipants, type OpenWork } from './account-participants.js';
import { LastAdmin } from './account.problems.js';
import { Auth } from './auth.js';
import { LinkLetters } from './link-letters.js';
import { hashPassword } from './password.js';
import { AccountListService } from './account-list.service.js';

@Injectable()
export class AccountsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly auth: Auth,
    private readonly letters: AccountLetters,
    private readonly links: LinkLetters,
    private readonly participants: AccountParticipants,
    private readonly accountList: AccountListService,
  ) {}

  async invite(input: CreateAccount, idempotencyKey: IdempotentRequest | null): Promise<AccountView> {
    return this.db.create(
      idempotencyKey,
      (tx) => this.inviteIn(tx, input, null),
      (id) => this.accountList.view(id),
    );
  }

  async inviteIn(
    tx: EntityManager,
    input: { email: string; name: string; role: Role; cantons?: string[]; locale: Locale },
    adviserId: string | null,
  ): Promise<string> {
    const id = await this.create(tx, input, adviserId);
    await this.links.send(tx, id, input.email);
    return id;
  }

  async create(
    tx: EntityManager,
    input: { email: string; name: string; role: Role; cantons?: string[]; locale: Locale; password?: string },
    adviserId: string | null,
  ): Promise<string> {
    const id = newId();
    auditSubjects(id);
    await tx.insert(Account, {
      id,
      name: input.name,
      email: input.email.toLowerCase(),
      role: input.role,
      cantons: input.role === 'coordinator' ? [...new Set(input.cantons ?? [])] : [],
      adviserId,
      locale: input.locale,
      disabledAt: null,
      createdAt: this.clock.now(),
      version: 1,
    });
    if (input.password) await this.setPassword(tx, id, input.password);
    return id;
  }

  async sendLink(id: string): Promise<AccountView> {
    await this.db.transaction(async (tx) => {
      const account = await tx.findOneBy(Account, { id });
      if (!account) throw new NotFound();
      auditSubjects(id);
      // Sending it again means that the address is thought to work.
      await tx.query(`update accounts set email_failed_at = null where id = $1`, [id]);
      await this.links.send(tx, id, account.email);
    });
    return this.accountList.view(id);
  }

  async update(id: string, input: UpdateAccount, version: number): Promise<AccountView> {
    await this.db.transaction(async (tx) => {
      const account = await tx.findOne(Account, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!account) throw new NotFound();
      if (account.version !== version) throw new Stale(account.version);
      auditSubjects(id);
      const before = { ...account };
      const wasAdmin = account.role === 'admin' && !account.disabledAt;
      this.apply(account, input);
      await tx.save(account);
      if (wasAdmin && (account.role !== 'admin' || account.disabledAt)) await this.requireOtherAdmin(tx);
      // Another role has other permissions and another session length. Advisers have no second factor.
      if (account.disabledAt || account.role !== before.role) await this.auth.endAll(tx, id);
      if (account.role === 'adviser') await tx.delete(SecondFactor, id);
      await this.letters.notifyChanges(tx, id, changesOf(before, account));
      if (account.disabledAt && !before.disabledAt) await this.participants.disabled(tx, account);
    });
    return this.accountList.view(id);
  }

  async openWork(id: string): Promise<OpenWork> {
    const tx = this.db.source.manager;
    const account = await tx.findOneBy(Account, { id });
    if (!account) throw new NotFound();
    auditSubjects(id);
    return this.participants.openWork(tx, account);
  }

  async updateMe(who: Principal, input: UpdateMe): Promise<void> {
    await this.db.transaction(async (tx) => {
      auditSubjects(who.id);
      await tx.query(`update accounts set locale = $2, version = version + 1 where id = $1`, [who.id, input.locale]);
    });
  }

  /**
   * Who gets the letters to coordinators of a canton today: those who are there, deputies of those who are not, else those
   * of all Switzerland. Where nobody is left, those who are away: a letter to nobody would be lost.
   */
  async coordinatorsOf(tx: EntityManager, canton: string): Promise<{ id: string; email: string; locale: Locale }[]> {
    return tx.query<{ id: string; email: string; locale: Locale }[]>(
      `with away as (
         select account_id, deputy_id from coordinator_absences where from_on <= $2 and (to_on is null or to_on >= $2)
       ), coordinators as (
         select a.id, a.email, a.locale, a.cantons, not exists (select from away w where w.account_id = a.id) as here
         from accounts a where a.role = 'coordinator' and a.disabled_at is null
       ), responsible as (
         select id, here, $1 = any(cantons) as own from coordinators where $1 = any(cantons) or 'CH' = any(cantons)
       ), reached as (
         select id, own from responsible where here
         union select d.id, r.own from responsible r join away w on w.account_id = r.id join coordinators d on d.id = w.deputy_id and d.here
       )
       select id, email, locale from coordinators where id in (
         select id from reached where own or not exists (select from reached where own)
         union select id from responsible
         where not exists (select from reached) and (own or not exists (select from responsible where own))
       ) order by id`,
      [canton, this.clock.today()],
    );
  }

  /** Those of all Switzerland. */
  async coordinatorsOfAll(tx: EntityManager): Promise<{ id: string; email: string; locale: Locale }[]> {
    return this.coordinatorsOf(tx, 'CH');
  }

  async accountOfAdviser(
    tx: EntityManager,
    adviserId: string,
  ): Promise<{ id: string; email: string; locale: Locale } | null> {
    const [account] = await tx.query<{ id: string; email: string; locale: Locale }[]>(
      `select a.id, a.email, a.locale from accounts a where a.adviser_id = $1 and a.disabled_at is null`,
      [adviserId],
    );
    return account ?? null;
  }

  /** By adviser; those who have no account that works are not in it. */
  async accountsOfAdvisers(
    tx: EntityManager,
    adviserIds: readonly (string | null)[],
  ): Promise<Map<string, { id: string; email: string; locale: Locale }>> {
    const accounts = await tx.query<{ adviserId: string; id: string; email: string; locale: Locale }[]>(
      `select a.adviser_id as "adviserId", a.id, a.email, a.locale from accounts a where a.adviser_id = any($1) and a.disabled_at is null`,
      [[...new Set(adviserIds)]],
    );
    return new Map(accounts.map(({ adviserId, ...account }) => [adviserId, account]));
  }

  async disableAdviser(tx: EntityManager, adviserId: string): Promise<void> {
    const [disabled] = await tx.query<[{ id: string }[], number]>(
      `update accounts set disabled_at = $2, version = version + 1
       where adviser_id = $1 and role = 'adviser' and disabled_at is null returning id`,
      [adviserId, this.clock.now()],
    );
    for (const { id } of disabled) {
      await this.auth.endAll(tx, id);
      await this.letters.notifyChanges(tx, id, ['disabled']);
      await this.participants.disabled(tx, { id, adviserId });
    }
  }

  async recipient(tx: EntityManager, id: string): Promise<{ id: string; email: string; locale: Locale } | null> {
    const [account] = await tx.query<{ id: string; email: string; locale: Locale }[]>(
      `select a.id, a.email, a.locale from accounts a where a.id = $1 and a.disabled_at is null`,
      [id],
    );
    return account ?? null;
  }

  async setPassword(tx: EntityManager, id: string, password: string): Promise<void> {
    const hash = await hashPassword(password);
    await tx.upsert(Password, { accountId: id, id: newId(), hash, setAt: this.clock.now() }, ['accountId']);
  }

  private apply(account: Account, input: UpdateAccount): void {
    if (input.role !== undefined) account.role = input.role;
    if (input.cantons !== undefined) account.cantons = [...new Set(input.cantons)];
    if (account.role !== 'coordinator') account.cantons = [];
    if (input.disabled !== undefined)
      account.disabledAt = input.disabled ? (account.disabledAt ?? this.clock.now()) : null;
  }

  private async requireOtherAdmin(tx: EntityManager): Promise<void> {
    // So that two administrators cannot disable each other at the same moment.
    const admins = await tx.query<unknown[]>(
      `select id from accounts where role = 'admin' and disabled_at is null order by id for update`,
    );
    if (admins.length === 0) throw new LastAdmin();
  }
}

function changesOf(before: Account, is: Account): AccountChange[] {
  const changes: AccountChange[] = [];
  if (before.role !== is.role) changes.push('role');
  const territory = ({ cantons }: Account): string => [...cantons].sort().join();
  if (is.role === 'coordinator' && territory(before) !== territory(is)) changes.push('cantons');
  if ((before.disabledAt === null) !== (is.disabledAt === null)) changes.push(is.disabledAt ? 'disabled' : 'enabled');
  return changes;
}
