import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { coordinates, inSight, territoryOf, type Principal } from '../access/principal.js';
import { AccountParticipants } from '../accounts/account-participants.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId } from '../common/id.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { BadInput, NotFound, Stale } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, where, type Sql } from '../db/sql.js';
import { phoneNumber } from '../people/contact.rules.js';
import { PlacesService } from '../places/places.service.js';
import { AdviserView, type AdviserQuery } from './adviser.dto.js';
import { type CreateAbsence } from './adviser-input.dto.js';
import { type AcceptUndertaking } from './adviser-input.dto.js';
import { type InviteAdviser } from './adviser-input.dto.js';
import { type CreateAdviser } from './adviser-input.dto.js';
import { type UpdateAdviser } from './adviser-input.dto.js';
import { type UpdateOwnProfile } from './adviser-input.dto.js';
import { type Profile } from './adviser-input.dto.js';
import { type ConflictInput } from './adviser-input.dto.js';
import { Absence, Adviser, UNDERTAKING_VERSION, type Conflict } from './adviser.entity.js';
import {
  NoAdviser,
  OutsideTerritory,
  StillHasCases,
  UndertakingMissing,
  UndertakingOutdated,
} from './adviser.problems.js';

const OVERDUE = (today: string): Sql =>
  sql`(select count(*)::integer from cases c where c.adviser_id = d.id and c.next_due_on < ${today} and c.stage not in ('closed', 'withdrawn'))`;
/** People are looked for by their names as dictionaries have them, whatever the database sorts by. */
const NAME = sql`d.last_name collate "und-x-icu", d.first_name collate "und-x-icu"`;

/** The orders a list can have: what the rows are read with, their order, and the keys of the cursor. */
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
export class AdvisersService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
    private readonly accounts: AccountsService,
    private readonly places: PlacesService,
    private readonly participants: AccountParticipants,
  ) {}

  onModuleInit(): void {
    this.participants.register({ onDisable: (tx, { adviserId }) => this.pause(tx, adviserId) });
  }

  /** The advisers who serve one of the coordinator's cantons. */
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
    return { items: await this.views(this.db.source.manager, who, page.items), next: page.next };
  }

  async view(who: Principal, id: string): Promise<AdviserView> {
    const tx = this.db.source.manager;
    const adviser = await tx.findOneBy(Adviser, { id });
    if (!adviser || !serves(who, adviser)) throw new NotFound();
    return (await this.views(tx, who, [id]))[0];
  }

  async create(who: Principal, input: CreateAdviser, idempotencyKey: IdempotentRequest | null): Promise<AdviserView> {
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const adviser = tx.create(Adviser, {
          id: newId(),
          phone: null,
          cantons: [],
          remote: false,
          capacity: 3,
          specialities: ['ordinary'],
          state: 'applying',
          conflicts: [],
          organisationId: null,
          undertakingVersion: null,
          undertakingOn: null,
          createdAt: this.clock.now(),
          version: 1,
        });
        await this.apply(tx, adviser, input);
        if (!coordinates(who, adviser.homeCanton)) throw new OutsideTerritory(adviser.homeCanton);
        auditSubjects(adviser.id);
        await tx.insert(Adviser, adviser);
        return adviser.id;
      },
      (id) => this.view(who, id),
    );
  }

  async update(who: Principal, id: string, input: UpdateAdviser, version: number): Promise<AdviserView> {
    await this.db.transaction(async (tx) => {
      const adviser = await this.locked(tx, id);
      if (!serves(who, adviser)) throw new NotFound();
      if (!coordinates(who, adviser.homeCanton)) throw new OutsideTerritory(adviser.homeCanton);
      await this.save(tx, adviser, input, version);
    });
    return this.view(who, id);
  }

  /** One's own profile; works for everybody linked to an adviser. */
  async myself(who: Principal): Promise<AdviserView> {
    if (!who.adviserId) throw new NoAdviser();
    return (await this.views(this.db.source.manager, who, [who.adviserId]))[0];
  }

  async updateOwnProfile(who: Principal, input: UpdateOwnProfile, version: number): Promise<AdviserView> {
    const id = who.adviserId;
    if (!id) throw new NoAdviser();
    await this.db.transaction(async (tx) => this.save(tx, await this.locked(tx, id), input, version));
    return this.myself(who);
  }

  /** Accepts the undertaking on confidentiality; with it an invited adviser becomes active. */
  async undertake(who: Principal, input: AcceptUndertaking): Promise<AdviserView> {
    const id = who.adviserId;
    if (!id) throw new NoAdviser();
    if (input.version !== UNDERTAKING_VERSION) throw new UndertakingOutdated(UNDERTAKING_VERSION);
    await this.db.transaction(async (tx) => {
      const adviser = await this.locked(tx, id);
      auditSubjects(id);
      adviser.undertakingVersion = input.version;
      adviser.undertakingOn ??= this.clock.today();
      if (adviser.state === 'applying') adviser.state = 'active';
      await tx.save(adviser);
    });
    return this.myself(who);
  }

  /** Gives an adviser an account and sends the link to join. */
  async invite(who: Principal, id: string, input: InviteAdviser): Promise<AdviserView> {
    await this.db.transaction(async (tx) => {
      const adviser = await this.locked(tx, id);
      if (!serves(who, adviser)) throw new NotFound();
      if (!coordinates(who, adviser.homeCanton)) throw new OutsideTerritory(adviser.homeCanton);
      auditSubjects(id);
      await this.accounts.inviteIn(
        tx,
        {
          email: adviser.email,
          name: `${adviser.firstName} ${adviser.lastName}`,
          role: 'adviser',
          locale: input.locale,
        },
        id,
      );
    });
    return this.view(who, id);
  }

  /** Days on which they take nothing new. */
  async addAbsence(who: Principal, id: string, input: CreateAbsence): Promise<AdviserView> {
    if (input.to && input.to < input.from) throw new BadInput([{ pointer: '/to', detail: 'is not before from' }]);
    await this.db.transaction(async (tx) => {
      await this.mayTell(tx, who, id);
      auditSubjects(id);
      await tx.insert(Absence, { id: newId(), adviserId: id, fromOn: input.from, toOn: input.to ?? null });
    });
    return (await this.views(this.db.source.manager, who, [id]))[0];
  }

  async endAbsence(who: Principal, id: string, absenceId: string): Promise<AdviserView> {
    await this.db.transaction(async (tx) => {
      await this.mayTell(tx, who, id);
      auditSubjects(id);
      const { affected } = await tx.delete(Absence, { id: absenceId, adviserId: id });
      if (!affected) throw new NotFound();
    });
    return (await this.views(this.db.source.manager, who, [id]))[0];
  }

  private async mayTell(tx: EntityManager, who: Principal, id: string): Promise<void> {
    const adviser = await this.locked(tx, id);
    if (who.adviserId !== id && !coordinates(who, adviser.homeCanton)) throw new NotFound();
  }

  private async locked(tx: EntityManager, id: string): Promise<Adviser> {
    const adviser = await tx.findOne(Adviser, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!adviser) throw new NotFound();
    return adviser;
  }

  private async save(
    tx: EntityManager,
    adviser: Adviser,
    input: UpdateAdviser | UpdateOwnProfile,
    version: number,
  ): Promise<void> {
    if (adviser.version !== version) throw new Stale(adviser.version);
    auditSubjects(adviser.id);
    await this.apply(tx, adviser, input);
    if (input.state === 'active' && !adviser.undertakingOn) throw new UndertakingMissing();
    if (input.state === 'left') await this.leave(tx, adviser);
    if (input.state !== undefined) adviser.state = input.state;
    await tx.save(adviser);
  }

  /** Whoever cannot sign in any more is suggested for nothing new, until a coordinator says otherwise. */
  private async pause(tx: EntityManager, adviserId: string | null): Promise<void> {
    if (adviserId === null) return;
    auditSubjects(adviserId);
    await tx.query(`update advisers set state = 'paused', version = version + 1 where id = $1 and state = 'active'`, [
      adviserId,
    ]);
  }

  /** Nobody leaves with people still counting on them; the account goes with them. */
  private async leave(tx: EntityManager, adviser: Adviser): Promise<void> {
    const [row] = await tx.query<{ open: number }[]>(
      `select count(*)::integer as open from cases where adviser_id = $1 and stage not in ('closed', 'withdrawn')`,
      [adviser.id],
    );
    if ((row?.open ?? 0) > 0) throw new StillHasCases(row.open);
    await this.accounts.disableAdviser(tx, adviser.id);
  }

  private async apply(
    tx: EntityManager,
    adviser: Adviser,
    input: Profile & Partial<Pick<UpdateAdviser, 'firstName' | 'lastName' | 'email' | 'organisation'>>,
  ): Promise<void> {
    if (input.firstName !== undefined) adviser.firstName = input.firstName;
    if (input.lastName !== undefined) adviser.lastName = input.lastName;
    if (input.email !== undefined) adviser.email = input.email.toLowerCase();
    if (input.organisation !== undefined) adviser.organisationId = input.organisation;
    if (input.phone !== undefined) adviser.phone = input.phone === null ? null : phoneNumber(input.phone);
    if (input.phone && adviser.phone === null)
      throw new BadInput([{ pointer: '/phone', detail: 'is not a phone number' }]);
    if (input.languages !== undefined)
      adviser.languages = input.languages.map(({ code, level, interprets }) => ({ code, level, interprets }));
    if (input.remote !== undefined) adviser.remote = input.remote;
    if (input.capacity !== undefined) adviser.capacity = input.capacity;
    if (input.specialities !== undefined) adviser.specialities = [...new Set(input.specialities)];
    if (input.conflicts !== undefined) adviser.conflicts = input.conflicts.map(conflictOf);
    if (input.communes !== undefined) {
      const communes = [];
      for (const [i, bfs] of input.communes.entries())
        communes.push(await this.places.requireCommune(tx, bfs, `/communes/${i}`));
      adviser.communes = [...new Set(communes.map((commune) => commune.bfs))];
      adviser.homeCanton = communes[0].canton;
    }
    if (input.cantons !== undefined || input.communes !== undefined)
      adviser.cantons = [...new Set([adviser.homeCanton, ...(input.cantons ?? adviser.cantons)])];
  }

  private async views(tx: EntityManager, who: Principal, ids: string[]): Promise<AdviserView[]> {
    if (ids.length === 0) return [];
    auditSubjects(...ids);
    const today = this.clock.today();
    const seen = inSight(who, sql`c.canton`, sql`c.adviser_id`);
    const counting = sql`
      select d.id, n.*, exists(select from accounts a where a.adviser_id = d.id) as invited
      from advisers d cross join lateral (
        select count(*)::integer as "openCases", (count(*) filter (where c.next_due_on < ${today}))::integer as overdue, min(c.next_due_on) as "nextDueOn",
          (count(*) filter (where ${seen}))::integer as "openInSight", (count(*) filter (where c.next_due_on < ${today} and ${seen}))::integer as "overdueInSight"
        from cases c where c.adviser_id = d.id and c.stage not in ('closed', 'withdrawn')
      ) n where d.id = any(${ids})`;
    const [advisers, absences, more] = await Promise.all([
      tx.findBy(Adviser, { id: In(ids) }),
      tx.find(Absence, { where: { adviserId: In(ids) }, order: { fromOn: 'ASC' } }),
      tx.query<
        ({ id: string } & Pick<
          AdviserView,
          'openCases' | 'overdue' | 'openInSight' | 'overdueInSight' | 'nextDueOn' | 'invited'
        >)[]
      >(counting.text, counting.values),
    ]);
    return advisers
      .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
      .map((adviser) => {
        const counts = more.find((row) => row.id === adviser.id);
        const own = absences.filter((absence) => absence.adviserId === adviser.id);
        return AdviserView.of(adviser, {
          openCases: counts?.openCases ?? 0,
          overdue: counts?.overdue ?? 0,
          openInSight: counts?.openInSight ?? 0,
          overdueInSight: counts?.overdueInSight ?? 0,
          nextDueOn: counts?.nextDueOn ?? null,
          invited: counts?.invited ?? false,
          absences: own,
          absent: own.some(({ fromOn, toOn }) => fromOn <= today && (toOn === null || toOn >= today)),
          contact: who.adviserId === adviser.id || coordinates(who, adviser.homeCanton),
        });
      });
  }
}

/** Whether the adviser serves one of the coordinator's cantons. */
function serves(who: Principal, adviser: Adviser): boolean {
  return adviser.cantons.some((canton) => coordinates(who, canton));
}

function conflictOf(input: ConflictInput, i: number): Conflict {
  if (input.kind === 'authority') {
    if (!input.canton)
      throw new BadInput([{ pointer: `/conflicts/${i}/canton`, detail: 'is needed for an authority' }]);
    return {
      kind: 'authority',
      canton: input.canton,
      ...(input.commune === undefined ? {} : { commune: input.commune }),
    };
  }
  if (!input.caseReference)
    throw new BadInput([{ pointer: `/conflicts/${i}/caseReference`, detail: 'is needed for a person' }]);
  return { kind: 'person', caseReference: input.caseReference };
}
