import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseRepository } from '../cases/case.repository.js';
import { Clock } from '../common/clock.js';
import { auditSubjects, setActor } from '../common/context.js';
import { digest, newToken } from '../common/keys.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { Deadline, DeadlineLink } from './deadline.entity.js';
import { RESPONSIBLE } from './deadline.sql.js';
import { DeadlinesService } from './deadlines.service.js';

/** What the page behind a link shows: no person, no authority. */
export interface LinkedDeadline {
  reference: string;
  safeDay: string | null;
  lastDay: string | null;
  isAcknowledged: boolean;
}

/**
 * Links with which who answers for a deadline says that they know of it, without signing in. They do nothing else, and
 * hold while the deadline is open and still theirs.
 */
@Injectable()
export class AcknowledgementLinks {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly cases: CaseRepository,
    private readonly deadlines: DeadlinesService,
  ) {}

  /** The path of a new link, made when its letter is written; only the hash of its token is kept. */
  async create(tx: EntityManager, deadlineId: string, accountId: string): Promise<string> {
    const token = newToken();
    await tx.insert(DeadlineLink, { tokenHash: digest(token), deadlineId, accountId, createdAt: this.clock.now() });
    return `/acknowledge/${token}`;
  }

  /** Throws {@link NotFound} when it holds no longer. */
  async open(token: string): Promise<LinkedDeadline> {
    const { caseId, id, reference, safeDay, lastDay, acknowledgedAt } = await this.find(token);
    auditSubjects(id, caseId);
    return { reference, safeDay, lastDay, isAcknowledged: acknowledgedAt !== null };
  }

  /** Pressed twice, it is acknowledged once. Throws {@link NotFound} when it holds no longer. */
  async acknowledge(token: string): Promise<LinkedDeadline> {
    const { caseId, id, accountId } = await this.find(token);
    setActor(accountId);
    await this.db.transaction(async (tx) => {
      const theCase = await this.cases.lockUnseen(tx, caseId);
      const deadline = await tx.findOneOrFail(Deadline, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (deadline.state !== 'open') throw new NotFound();
      auditSubjects(id);
      await this.deadlines.acknowledgeLocked(tx, theCase, deadline, accountId, 'link');
    });
    return this.open(token);
  }

  private async find(token: string): Promise<Found> {
    const [found] = await this.db.rows<Found>(sql`
      select d.id, d.case_id as "caseId", k.account_id as "accountId", c.reference, d.safe_day as "safeDay", d.last_day as "lastDay", d.acknowledged_at as "acknowledgedAt"
      from deadline_links k join deadlines d on d.id = k.deadline_id join cases c on c.id = d.case_id join ${RESPONSIBLE} r on r.id = k.account_id
      where k.token_hash = ${digest(token)} and d.state = 'open'`);
    if (!found) throw new NotFound();
    return found;
  }
}

interface Found {
  id: string;
  caseId: string;
  accountId: string;
  reference: string;
  safeDay: string | null;
  lastDay: string | null;
  acknowledgedAt: Date | null;
}
