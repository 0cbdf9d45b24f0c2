import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { DAY_MS } from '../common/day.js';
import { Clock } from '../common/clock.js';
import { workContext } from '../common/context.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId } from '../common/id.js';
import { Pager, rowsFor, type Page, type PageQuery } from '../common/page.js';
import { BadInput, NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, where, type Sql } from '../db/sql.js';
import { EventView } from './case-event.dto.js';
import type { CreateNote } from './case-input.dto.js';
import { Case, CaseEvent, type EventKind } from './case.entity.js';
import { CaseRepository } from './case.repository.js';
import { inputError } from '../common/input-codes.js';

const TIMELINE = 'events of a case, newest first';

type NewEvent = Partial<Pick<CaseEvent, 'at' | 'fromStage' | 'toStage' | 'day' | 'about' | 'adviserId' | 'text'>>;

@Injectable()
export class CaseTimelineService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
    private readonly cases: CaseRepository,
  ) {}

  async addNote(
    who: Principal,
    id: string,
    input: CreateNote,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<EventView> {
    const at = input.at ? new Date(input.at) : this.clock.now();
    if (at.getTime() > this.clock.now().getTime() + DAY_MS) throw new BadInput([inputError('/at', 'in-the-future')]);
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const theCase = await this.cases.lock(tx, who, id);
        return this.record(tx, theCase, input.kind, { at, text: input.text });
      },
      (eventId) => this.view(who, id, eventId),
    );
  }

  async list(who: Principal, id: string, query: PageQuery): Promise<Page<EventView>> {
    await this.cases.find(who, id);
    const after = this.pager.start(query, TIMELINE, id);
    const rows = await this.rows(sql`
      ${where(sql`e.case_id = ${id}`, after && sql`(e.at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)}
      order by e.at desc, e.id desc limit ${rowsFor(query)}`);
    return this.pager.page(
      rows,
      query,
      TIMELINE,
      id,
      (row) => [row.at.toISOString(), row.id],
      (row) => EventView.of(row),
    );
  }

  async view(who: Principal, id: string, eventId: string): Promise<EventView> {
    await this.cases.find(who, id);
    const [row] = await this.rows(sql`where e.case_id = ${id} and e.id = ${eventId}`);
    if (!row) throw new NotFound();
    return EventView.of(row);
  }

  async record(tx: EntityManager, theCase: Pick<Case, 'id'>, kind: EventKind, event: NewEvent = {}): Promise<string> {
    const now = this.clock.now();
    const id = newId();
    await tx.insert(CaseEvent, {
      id,
      caseId: theCase.id,
      kind,
      at: now,
      recordedAt: now,
      actor: workContext()?.actor ?? null,
      fromStage: null,
      toStage: null,
      day: null,
      about: null,
      adviserId: null,
      text: null,
      ...event,
    });
    return id;
  }

  private rows(condition: Sql): Promise<(CaseEvent & { by: string | null })[]> {
    return this.db.rows(sql`
      select e.id, e.kind, e.at, e.recorded_at as "recordedAt", e.from_stage as "fromStage", e.to_stage as "toStage", e.day, e.about, e.adviser_id as "adviserId", e.text, u.name as by
      from case_events e left join accounts u on u.id = e.actor ${condition}`);
  }
}
