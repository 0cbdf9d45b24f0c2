import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Grant } from '../access/grant.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import { auditSubjects, runInContext } from '../common/context.js';
import { newId } from '../common/id.js';
import { Db } from '../db/db.js';
import { sql, type Sql } from '../db/sql.js';
import { SweepService } from '../queue/sweep.service.js';
import type { Locale } from '../texts/languages.js';
import type { Case } from './case.entity.js';
import { grantChanges, grantsFor, type CoveredCase, type CoverGrant } from './cover.rules.js';

type Recipient = { id: string; email: string; locale: Locale };
interface StandIn {
  caseId: string;
  id: string | null;
  email: string;
  locale: Locale;
}

/** What is followed at once: one case, one absence, or everything. */
type Scope = { case: string } | { absence: string } | 'everything';

/**
 * Whoever covers an adviser who is away sees their open cases for that time: rows of `grants`, which follow cases and
 * absences in the transaction that changes them. The sweep follows what is changed elsewhere: an account, a conflict of
 * interest.
 */
@Injectable()
export class CoverService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly sweep: SweepService,
  ) {}

  onModuleInit(): void {
    this.sweep.every('cover', () => this.followEverything());
  }

  /** After each change of a case: another adviser, another canton, its end, its opening again. */
  async followCase(tx: EntityManager, { id, adviserId }: Pick<Case, 'id' | 'adviserId'>): Promise<void> {
    const [{ concerned }] = await tx.query<[{ concerned: boolean }]>(
      `select exists(select from absences where adviser_id = $2 and cover_id is not null and (to_on is null or to_on >= $3))
         or exists(select from grants where case_id = $1 and absence_id is not null) as concerned`,
      [id, adviserId, this.clock.today()],
    );
    if (concerned) await this.follow(tx, { case: id });
  }

  /** After an absence was made or changed. Returns how many grants were given or taken back. */
  async followAbsence(tx: EntityManager, id: string): Promise<number> {
    return this.follow(tx, { absence: id });
  }

  /** Of an account, a conflict or an absence that ended without anybody's doing. */
  async followEverything(): Promise<number> {
    const context = {
      requestId: newId(),
      actor: null,
      actorKind: 'program' as const,
      permission: 'sweep:cover',
      route: 'sweep cover',
      subjects: new Set<string>(),
      audited: 0,
    };
    return runInContext(context, () => this.db.transaction((tx) => this.follow(tx, 'everything')));
  }

  /**
   * Who gets what falls due on a case for its adviser, today: whoever covers; while nobody does, the adviser and the
   * coordinators; the adviser when they are there; the coordinators where there is no adviser with an account.
   */
  async recipientsOf(
    tx: EntityManager,
    { caseId, adviserId, canton }: { caseId: string; adviserId: string | null; canton: string },
  ): Promise<Recipient[]> {
    const adviser = adviserId === null ? null : await this.accounts.accountOfAdviser(tx, adviserId);
    const standIns = await this.standInsOf(tx, [caseId]);
    if (adviser && standIns.length === 0) return [adviser];
    const covering = standIns.flatMap(({ id, email, locale }) => (id === null ? [] : [{ id, email, locale }]));
    if (covering.length > 0) return covering;
    const coordinators = await this.accounts.coordinatorsOf(tx, canton);
    return adviser ? [adviser, ...coordinators.filter(({ id }) => id !== adviser.id)] : coordinators;
  }

  /** One row for each case whose adviser is away today, without `id` where nobody covers or they are away themselves. */
  async standInsOf(tx: EntityManager, caseIds: readonly string[]): Promise<StandIn[]> {
    const [today, now] = [this.clock.today(), this.clock.now()];
    const away = (adviser: Sql, alias: Sql): Sql =>
      sql`${alias}.adviser_id = ${adviser} and ${alias}.from_on <= ${today} and (${alias}.to_on is null or ${alias}.to_on >= ${today})`;
    const { text, values } = sql`
      select distinct on (c.id) c.id as "caseId", a.id, a.email, a.locale
      from cases c join absences b on ${away(sql`c.adviser_id`, sql`b`)}
      left join grants g on g.absence_id = b.id and g.case_id = c.id and g.from_at <= ${now} and (g.until_at is null or g.until_at > ${now})
      left join accounts a on a.id = g.account_id and a.disabled_at is null
        and not exists(select from absences o where ${away(sql`a.adviser_id`, sql`o`)})
      where c.id = any(${[...caseIds]}::uuid[])
      order by c.id, a.id nulls last`;
    return tx.query<StandIn[]>(text, values);
  }

  private async follow(tx: EntityManager, scope: Scope): Promise<number> {
    const { give, takeBack } = grantChanges(await this.wanted(tx, scope), await this.existing(tx, scope));
    if (give.length + takeBack.length === 0) return 0;
    auditSubjects(...[...give, ...takeBack].flatMap(({ caseId, accountId }) => [caseId, accountId]));
    if (takeBack.length > 0)
      await tx.delete(
        Grant,
        takeBack.map(({ id }) => id),
      );
    await tx
      .createQueryBuilder()
      .insert()
      .into(Grant)
      .orIgnore()
      .values(
        give.map(({ caseId, ...grant }) => ({
          ...grant,
          id: newId(),
          subjectKind: 'case' as const,
          subjectId: caseId,
          part: 'all' as const,
          grantedBy: null,
        })),
      )
      .execute();
    return give.length + takeBack.length;
  }

  /** Staff see no person, whatever is granted, and so cover nobody. */
  private async wanted(tx: EntityManager, scope: Scope): Promise<CoverGrant[]> {
    const { text, values } = sql`
      select b.id as "absenceId", b.from_on as "fromOn", b.to_on as "toOn", k.conflicts, a.id as "accountId",
        c.id as "caseId", c.reference, c.canton, c.commune
      from absences b join advisers k on k.id = b.cover_id and k.state in ('active', 'paused') and k.undertaking_on is not null
      join accounts a on a.adviser_id = k.id and a.disabled_at is null and a.role <> 'staff'
      join cases c on c.adviser_id = b.adviser_id and not c.ended
      where b.cover_id is not null and (b.to_on is null or b.to_on >= ${this.clock.today()}) and ${within(scope, sql`c.id`, sql`b.id`)}`;
    return grantsFor(await tx.query<CoveredCase[]>(text, values));
  }

  private async existing(tx: EntityManager, scope: Scope): Promise<(CoverGrant & { id: string })[]> {
    const { text, values } = sql`
      select g.id, g.absence_id as "absenceId", g.case_id as "caseId", g.account_id as "accountId", g.from_at as "fromAt", g.until_at as "untilAt"
      from grants g where g.absence_id is not null and ${within(scope, sql`g.case_id`, sql`g.absence_id`)}`;
    return tx.query<(CoverGrant & { id: string })[]>(text, values);
  }
}

function within(scope: Scope, caseId: Sql, absenceId: Sql): Sql {
  if (scope === 'everything') return sql`true`;
  return 'case' in scope ? sql`${caseId} = ${scope.case}` : sql`${absenceId} = ${scope.absence}`;
}
