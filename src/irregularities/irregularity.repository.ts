import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { newId } from '../common/id.js';
import { NotFound, Stale } from '../common/problem.js';
import { sql } from '../db/sql.js';
import { Irregularity, IrregularityEvent, type Status } from './irregularity.entity.js';
import { irregularityInSight } from './irregularity.filter.js';
import { PublishedIrregularity } from './irregularity.problems.js';

/** Locks irregularities, and writes down what happens to them. */
@Injectable()
export class IrregularityRepository {
  constructor(private readonly clock: Clock) {}

  /** Throws NotFound out of sight, {@link Stale} for another `version`, or {@link PublishedIrregularity}. */
  async lock(tx: EntityManager, who: Principal, id: string, version?: number): Promise<Irregularity> {
    const visible = sql`select i.id from irregularities i where i.id = ${id} and ${irregularityInSight(who, sql`i`)} for update of i`;
    if ((await tx.query<unknown[]>(visible.text, visible.values)).length === 0) throw new NotFound();
    const irregularity = await tx.findOneByOrFail(Irregularity, { id });
    auditSubjects(id, irregularity.caseId);
    if (version !== undefined && irregularity.version !== version) throw new Stale(irregularity.version);
    if (irregularity.origin === 'published') throw new PublishedIrregularity();
    return irregularity;
  }

  /** Returns the id of the event. */
  async record(
    tx: EntityManager,
    who: Principal,
    id: string,
    what: { from?: Status; to?: Status; changed?: string[]; text?: string },
  ): Promise<string> {
    const event = {
      id: newId(),
      irregularityId: id,
      at: this.clock.now(),
      actor: who.id,
      fromStatus: what.from ?? null,
      toStatus: what.to ?? null,
      changed: what.changed ?? [],
      text: what.text ?? null,
    };
    await tx.insert(IrregularityEvent, event);
    return event.id;
  }
}
