import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { CaseRepository } from '../cases/case.repository.js';
import { CaseTimelineService } from '../cases/case-timeline.service.js';
import { auditSubjects } from '../common/context.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { irregularityInSight } from '../irregularities/irregularity.filter.js';
import { IrregularityRepository } from '../irregularities/irregularity.repository.js';

export type AttachmentOwner = { caseId: string } | { irregularityId: string };

/** What attachments hang on: a case or an irregularity. */
@Injectable()
export class AttachmentOwners {
  constructor(
    private readonly db: Db,
    private readonly cases: CaseRepository,
    private readonly timeline: CaseTimelineService,
    private readonly irregularities: IrregularityRepository,
  ) {}

  async requireSight(who: Principal, owner: AttachmentOwner): Promise<void> {
    if ('caseId' in owner) return void (await this.cases.find(who, owner.caseId));
    const [seen] = await this.db.rows<{ id: string }>(
      sql`select i.id from irregularities i where i.id = ${owner.irregularityId} and ${irregularityInSight(who, sql`i`)}`,
    );
    if (!seen) throw new NotFound();
    auditSubjects(seen.id);
  }

  /** Checks sight again, which may have been lost meanwhile. */
  async lock(tx: EntityManager, who: Principal, owner: AttachmentOwner): Promise<void> {
    if ('caseId' in owner) await this.cases.lock(tx, who, owner.caseId);
    else await this.irregularities.lock(tx, who, owner.irregularityId);
  }

  /** The case, for the person themselves, who comes by a link. */
  async lockUnseen(tx: EntityManager, caseId: string): Promise<void> {
    await this.cases.lockUnseen(tx, caseId);
  }

  async recordOnCase(tx: EntityManager, caseId: string, what: 'attached'): Promise<void> {
    await this.timeline.record(tx, { id: caseId }, what);
  }

  async record(
    tx: EntityManager,
    who: Principal,
    owner: AttachmentOwner,
    what: 'attached' | 'attachment-removed',
  ): Promise<void> {
    if ('caseId' in owner) await this.timeline.record(tx, { id: owner.caseId }, what);
    else await this.irregularities.record(tx, who, owner.irregularityId, { changed: [what] });
  }
}
