import { Injectable } from '@nestjs/common';
import { touched, workContext } from '../common/context.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { Db } from '../db/db.js';
import { sql, where } from '../db/sql.js';
import type { AuditLineView, AuditQuery } from './audit-log.dto.js';

const ORDER = 'audit lines, newest first';

@Injectable()
export class AuditLogService {
  constructor(
    private readonly db: Db,
    private readonly pager: Pager,
  ) {}

  /** Who read or changed what, newest first. Reading the log leaves a line too. */
  async list(query: AuditQuery): Promise<Page<AuditLineView>> {
    const filter = [query.subject, query.actor, query.from, query.to];
    const after = this.pager.start(query, ORDER, filter);
    // The lines of one subject are found first, by their index: read newest first, the whole log might be in between.
    const lines = query.subject ? sql`(select * from audit.lines where subjects @> ${[query.subject]}::uuid[] offset 0) lines` : sql`audit.lines`;
    const rows = await this.db.rows<AuditLineView>(sql`
      select id, at, actor, actor_kind as "actorKind", permission, route, request, subjects, refused, reason from ${lines}
      ${where(
        query.actor && sql`actor = ${query.actor}`,
        query.from && sql`at >= ${query.from}::timestamptz`, query.to && sql`at < ${query.to}::timestamptz`, after && sql`id < ${after[0]}::bigint`,
      )}
      order by id desc limit ${rowsFor(query)}`);
    touched(query.subject, query.actor, workContext()?.actor);
    return this.pager.page(rows, query, ORDER, filter, (row) => [row.id], (row) => row);
  }
}
