import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinates, type Principal } from '../access/principal.js';
import { caseInSight } from '../access/sight.js';
import type { Case } from '../cases/case.entity.js';
import { Clock, zurichDay } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { addDays, daysBetween } from '../common/day.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, where, type Sql } from '../db/sql.js';
import type { OfferQuery, OfferView } from './offer.dto.js';
import type { Offer } from './offer.entity.js';
import type { Suggestion } from './score.rules.js';
import { kmOf, reasonTexts } from './suggestions.service.js';

const ORDER = 'offers, newest first';
/** An offer is seen by whoever it was made to, and by coordinators of the case. */
const OFFER_COLUMNS = { canton: sql`c.canton`, adviserId: sql`o.adviser_id` };

interface OfferRow extends Offer {
  reference: string;
  canton: string;
  procedure: Case['procedure'];
  languages: string[];
  communeName: string;
  waitingSince: Date | null;
  personId: string;
}

export function offerRows(tx: EntityManager, condition: Sql): Promise<OfferRow[]> {
  const { text, values } = sql`
    select o.id, o.case_id as "caseId", o.adviser_id as "adviserId", o.state, o.made_at as "madeAt", o.lapses_at as "lapsesAt", o.answered_at as "answeredAt", o.on_behalf as "onBehalf",
      o.how, o.reason, o.note, o.facts, c.reference, c.canton, (select k.name from communes k where k.bfs = c.commune) as "communeName", c.procedure, c.waiting_since as "waitingSince", c.person_id as "personId", p.languages
    from offers o join cases c on c.id = o.case_id join people p on p.id = c.person_id ${condition}`;
  return tx.query<OfferRow[]>(text, values);
}

@Injectable()
export class OfferListService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
  ) {}

  async list(who: Principal, query: OfferQuery): Promise<Page<OfferView>> {
    const filter = [query.state, query.case];
    const after = this.pager.start(query, ORDER, filter);
    const rows = await offerRows(
      this.db.source.manager,
      sql`
      ${where(caseInSight(who, { columns: OFFER_COLUMNS }), query.state && sql`o.state = ${query.state}`, query.case && sql`o.case_id = ${query.case}`, after && sql`o.id < ${after[0]}`)}
      order by o.id desc limit ${rowsFor(query)}`,
    );
    const page = this.pager.page(
      rows,
      query,
      ORDER,
      filter,
      (row) => [row.id],
      (row) => row,
    );
    for (const row of page.items) auditSubjects(row.caseId);
    return { ...page, items: page.items.map((row) => this.viewOf(who, row)) };
  }

  async view(who: Principal, id: string): Promise<OfferView> {
    const [row] = await offerRows(
      this.db.source.manager,
      sql`where o.id = ${id} and ${caseInSight(who, { columns: OFFER_COLUMNS })}`,
    );
    if (!row) throw new NotFound();
    auditSubjects(row.caseId);
    return this.viewOf(who, row);
  }

  private viewOf(who: Principal, row: OfferRow): OfferView {
    const open = coordinates(who, row.canton) || row.state === 'accepted';
    const { score = 0, reasons = [] } = row.facts as Partial<Suggestion>;
    const {
      id,
      state,
      adviserId,
      languages,
      canton,
      procedure,
      madeAt,
      lapsesAt,
      answeredAt,
      onBehalf,
      how,
      reason,
      note,
    } = row;
    return {
      id,
      state,
      adviserId,
      caseId: open ? row.caseId : null,
      caseReference: open ? row.reference : null,
      languages,
      canton,
      communeName: open ? row.communeName : null,
      km: kmOf(reasons),
      procedure,
      waitingDays: row.waitingSince ? Math.max(0, daysBetween(zurichDay(row.waitingSince), this.clock.today())) : 0,
      score,
      reasons: reasonTexts(reasons, who.locale),
      madeAt,
      lapsesAt,
      answerBy: addDays(zurichDay(lapsesAt), -1),
      answeredAt,
      onBehalf,
      how,
      reason,
      note,
    };
  }
}
