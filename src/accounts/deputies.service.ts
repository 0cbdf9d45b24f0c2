import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import type { Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { newId } from '../common/id.js';
import { inputError } from '../common/input-codes.js';
import { BadInput, NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { composeLetter, type Letter } from '../mail/letter.js';
import { mailKind } from '../mail/mail-kind.js';
import { MailService } from '../mail/mail.service.js';
import { textsOf } from '../texts/texts.js';
import { AccountsService } from './accounts.service.js';
import { CoordinatorAbsence } from './coordinator-absence.entity.js';
import type {
  CoordinatorAbsencesView,
  CreateCoordinatorAbsence,
  DeputyView,
  OwnAbsenceView,
  StandingInView,
} from './deputy.dto.js';

const ASKED = mailKind<{ absence: string; account: string }>('deputy-asked');
/** Coordinators who can be named. */
const MOST = 200;

/** A coordinator who is away names a deputy, who has their cantons for that time and gets their letters. */
@Injectable()
export class DeputiesService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly mails: MailService,
    private readonly origin: TrustedOrigin,
  ) {}

  onModuleInit(): void {
    this.mails.write(ASKED, (tx, params) => this.letter(tx, params));
  }

  /** One's own absences that are not over, for whom one stands in, and whom one could name. */
  async list(who: Principal): Promise<CoordinatorAbsencesView> {
    const today = this.clock.today();
    const [own, standingIn, deputies] = await Promise.all([
      this.db.rows<OwnAbsenceView>(sql`
        select b.id, b.from_on as "from", b.to_on as "to",
          case when d.id is not null then json_build_object('id', d.id, 'name', d.name, 'cantons', d.cantons) end as deputy
        from coordinator_absences b left join accounts d on d.id = b.deputy_id and d.disabled_at is null and d.role = 'coordinator'
        where b.account_id = ${who.id} and (b.to_on is null or b.to_on >= ${today}) order by b.from_on, b.id limit ${MOST}`),
      this.db.rows<StandingInView>(sql`
        select b.from_on as "from", b.to_on as "to", a.name, a.cantons from coordinator_absences b join accounts a on a.id = b.account_id
        where b.deputy_id = ${who.id} and (b.to_on is null or b.to_on >= ${today}) and a.disabled_at is null and a.role = 'coordinator'
        order by b.from_on, b.id limit ${MOST}`),
      this.db.rows<DeputyView>(sql`
        select a.id, a.name, a.cantons from accounts a
        where a.role = 'coordinator' and a.disabled_at is null and a.id <> ${who.id} order by a.name, a.id limit ${MOST}`),
    ]);
    return { own, standingIn, deputies };
  }

  async create(who: Principal, input: CreateCoordinatorAbsence): Promise<CoordinatorAbsencesView> {
    const toOn = input.to ?? null;
    if (toOn !== null && toOn < input.from) throw new BadInput([inputError('/to', 'ends-before-it-begins')]);
    const absence = { id: newId(), accountId: who.id, fromOn: input.from, toOn, deputyId: input.deputy ?? null };
    await this.db.transaction(async (tx) => {
      const deputy = await this.requireDeputy(tx, absence);
      auditSubjects(who.id, deputy?.id);
      await tx.insert(CoordinatorAbsence, absence);
      if (deputy)
        await this.mails.send(tx, ASKED, [
          { params: { absence: absence.id, account: deputy.id }, to: deputy.email, key: `${ASKED.name}:${absence.id}` },
        ]);
    });
    return this.list(who);
  }

  async remove(who: Principal, id: string): Promise<CoordinatorAbsencesView> {
    await this.db.transaction(async (tx) => {
      const absence = await tx.findOneBy(CoordinatorAbsence, { id, accountId: who.id });
      if (!absence) throw new NotFound();
      auditSubjects(who.id, absence.deputyId);
      await tx.delete(CoordinatorAbsence, { id });
    });
    return this.list(who);
  }

  /** Another coordinator with an account that works, who is not away over these days. */
  private async requireDeputy(
    tx: EntityManager,
    { accountId, fromOn, toOn, deputyId }: CoordinatorAbsence,
  ): Promise<{ id: string; email: string } | null> {
    if (deputyId === null) return null;
    const [deputy] = await tx.query<{ id: string; email: string; away: boolean }[]>(
      `select a.id, a.email, exists(
         select from coordinator_absences b
         where b.account_id = a.id and b.from_on <= coalesce($3::date, b.from_on) and (b.to_on is null or b.to_on >= $2::date)) as away
       from accounts a where a.id = $1 and a.id <> $4 and a.role = 'coordinator' and a.disabled_at is null`,
      [deputyId, fromOn, toOn, accountId],
    );
    if (!deputy) throw new BadInput([inputError('/deputy', 'deputy-not-available')]);
    if (deputy.away) throw new BadInput([inputError('/deputy', 'deputy-away')]);
    return deputy;
  }

  private async letter(tx: EntityManager, params: { absence: string; account: string }): Promise<Letter | null> {
    const absence = await tx.findOneBy(CoordinatorAbsence, { id: params.absence });
    const to = await this.accounts.recipient(tx, params.account);
    if (!to || absence?.deputyId !== to.id) return null;
    const [{ name, cantons }] = await tx.query<{ name: string; cantons: string[] }[]>(
      `select name, cantons from accounts where id = $1`,
      [absence.accountId],
    );
    const texts = textsOf(to.locale);
    return composeLetter(to, 'deputy-asked', `${this.origin.origin}/me`, {
      name,
      from: texts.day(absence.fromOn),
      to: absence.toOn === null ? 'open' : texts.day(absence.toOn),
      cantons: cantons.join(', '),
    });
  }
}
