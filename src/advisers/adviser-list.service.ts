import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { coordinates, territoryOf, type Principal } from '../access/principal.js';
import { caseInSight } from '../access/sight.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, where, type Sql } from '../db/sql.js';
import { AdviserView, type AbsenceRow, type AdviserQuery } from './adviser.dto.js';
import { Adviser } from './adviser.entity.js';
import { NoAdviser } from './adviser.problems.js';

const OVERDUE = (today: string): Sql =>
  sql`(select count(*)::integer from cases c where c.adviser_id = d.id and c.next_due_on < ${today} and not c.ended)`;
/** Sorted as in dictionaries, whatever the collation of the database. */
const NAME = sql`d.last_name collate "und-x-icu", d.first_name collate "und-x-icu"`;

const ORDERS = {
  added: {
    name: 'advisers by id',
    key: () => sql`null`,
    by: sql`d.id`,
    keys: (row: OrderRow) => [row.id],
    after: ([id]: unknown[]) => sql`d.id > ${id}`,
  },
  load: {
    name: 'advisers by load, most first',
    key: () => sql`d.load`,
    by: sql`d.key desc, d.id`,
    keys: (row: OrderRow) => [row.key, row.id],
    after: ([load, id]: unknown[]) => sql`(d.key < ${load}::integer or (d.key = ${load}::integer and d.id > ${id}))`,
  },
  overdue: {
    name: 'advisers by what is overdue, most first',
    key: OVERDUE,
    by: sql`d.key desc, d.id`,
    keys: (row: OrderRow) => [row.key, row.id],
    after: ([count, id]: unknown[]) => sql`(d.key < ${count}::integer or (d.key = ${count}::integer and d.id > ${id}))`,
  },
  name: {
    name: 'advisers by name',
    key: () => sql`null`,
    by: sql`${NAME}, d.id`,
    keys: (row: OrderRow) => [row.last, row.first, row.id],
    after: ([last, first, id]: unknown[]) => sql`(${NAME}, d.id) > (${last}, ${first}, ${id}::uuid)`,
  },
} as const;

interface OrderRow {
  id: string;
  key: number | null;
  first: string;
  last: string;
}

@Injectable()
export class AdviserListService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
  ) {}

  async list(who: Principal, query: AdviserQuery): Promise<Page<AdviserView>> {
    const territory = territoryOf(who);
    const filter = [query.state, query.canton, query.language, territory];
    const order = ORDERS[query.order ?? 'added'];
    const after = this.pager.start(query, order.name, filter);
    const ids = await this.db.rows<OrderRow>(sql`
      select d.id, d.key, d.first_name as first, d.last_name as last from (select d.*, ${order.key(this.clock.today())} as key from advisers d) d
      ${where(
        territory && sql`d.cantons && ${territory}::text[]`,
        query.state && sql`d.state = ${query.state}`,
        query.canton && sql`d.cantons @> ${[query.canton]}::text[]`,
        query.language && sql`d.languages @> ${JSON.stringify([{ code: query.language }])}::jsonb`,
        after && order.after(after),
      )}
      order by ${order.by} limit ${rowsFor(query)}`);
    const page = this.pager.page(
      ids,
      query,
      order.name,
      filter,
      (row) => order.keys(row),
      (row) => row.id,
    );
    return { items: await this.load(who, page.items), next: page.next };
  }

  async view(who: Principal, id: string): Promise<AdviserView> {
    const adviser = await this.db.source.manager.findOneBy(Adviser, { id });
    if (!adviser || !serves(who, adviser)) throw new NotFound();
    return (await this.load(who, [id]))[0];
  }

  /** Throws NoAdviser. */
  async viewOwn(who: Principal): Promise<AdviserView> {
    if (!who.adviserId) throw new NoAdviser();
    return (await this.load(who, [who.adviserId]))[0];
  }

  /** In the order of the ids, without a check of sight; contact details only where the caller may see them. */
  async load(who: Principal, ids: string[]): Promise<AdviserView[]> {
    if (ids.length === 0) return [];
    auditSubjects(...ids);
    const tx = this.db.source.manager;
    const today = this.clock.today();
    const visible = caseInSight(who);
    const caseCounts = sql`
      select d.id, n.*, exists(select from accounts a where a.adviser_id = d.id) as invited
      from advisers d cross join lateral (
        select count(*)::integer as "openCases", (count(*) filter (where c.next_due_on < ${today}))::integer as overdue, min(c.next_due_on) as "nextDueOn",
          (count(*) filter (where ${visible}))::integer as "openInSight", (count(*) filter (where c.next_due_on < ${today} and ${visible}))::integer as "overdueInSight"
        from cases c where c.adviser_id = d.id and not c.ended
      ) n where d.id = any(${ids})`;
    const [advisers, absences, counted] = await Promise.all([
      tx.findBy(Adviser, { id: In(ids) }),
      this.absencesOf(tx, who, ids),
      tx.query<
        ({ id: string } & Pick<
          AdviserView,
          'openCases' | 'overdue' | 'openInSight' | 'overdueInSight' | 'nextDueOn' | 'invited'
        >)[]
      >(caseCounts.text, caseCounts.values),
    ]);
    return advisers
      .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
      .map((adviser) => {
        const counts = counted.find((row) => row.id === adviser.id);
        const own = absences.filter((absence) => absence.adviserId === adviser.id);
        return AdviserView.of(adviser, {
          openCases: counts?.openCases ?? 0,
          overdue: counts?.overdue ?? 0,
          openInSight: counts?.openInSight ?? 0,
          overdueInSight: counts?.overdueInSight ?? 0,
          nextDueOn: counts?.nextDueOn ?? null,
          invited: counts?.invited ?? false,
          absences: own,
          absent: own.some(({ from, to }) => from <= today && (to === null || to >= today)),
          contact: who.adviserId === adviser.id || coordinates(who, adviser.homeCanton),
        });
      });
  }

  private async absencesOf(tx: EntityManager, who: Principal, ids: string[]): Promise<AbsenceRow[]> {
    const account = sql`exists(select from accounts a where a.adviser_id = k.id and a.disabled_at is null and a.role <> 'staff')`;
    const notOpened = sql`
      select coalesce(json_agg(json_build_object('id', c.id, 'reference', c.reference) order by c.id), '[]') from cases c
      where c.adviser_id = b.adviser_id and not c.ended and ${caseInSight(who)} and (b.to_on is null or b.to_on >= ${this.clock.today()})
        and not exists(select from grants g where g.absence_id = b.id and g.case_id = c.id)`;
    const { text, values } = sql`
      select b.id, b.adviser_id as "adviserId", b.from_on as "from", b.to_on as "to",
        case when k.id is not null then json_build_object('id', k.id, 'firstName', k.first_name, 'lastName', k.last_name, 'hasAccount', ${account},
          'notOpened', case when ${account} then (${notOpened}) else '[]' end) end as cover
      from absences b left join advisers k on k.id = b.cover_id where b.adviser_id = any(${ids}::uuid[]) order by b.from_on, b.id`;
    return tx.query<AbsenceRow[]>(text, values);
  }
}

export function serves(who: Principal, adviser: Adviser): boolean {
  return adviser.cantons.some((canton) => coordinates(who, canton));
}
