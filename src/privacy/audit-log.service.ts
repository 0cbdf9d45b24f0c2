import { Injectable } from '@nestjs/common';
import type { Role } from '../access/permissions.js';
import { auditSubjects, workContext } from '../common/context.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { Db } from '../db/db.js';
import { sql, where } from '../db/sql.js';
import { searchTermsOf } from '../people/contact.rules.js';
import type { AuditLineView, AuditQuery, AuditSubject } from './audit-log.dto.js';
import { auditActionOf } from './audit-log.rules.js';

const ORDER = 'audit lines by time, newest first';
const MAX_EXPLAINED = 20;

type Line = Omit<AuditLineView, 'what' | 'about' | 'actorName' | 'actorRole'> & { atExactly: string };

@Injectable()
export class AuditLogService {
  constructor(
    private readonly db: Db,
    private readonly pager: Pager,
  ) {}

  /** Newest first; audited itself. */
  async list(query: AuditQuery): Promise<Page<AuditLineView>> {
    const filter = [query.subject, query.reference, query.actor, query.from, query.to];
    const after = this.pager.start(query, ORDER, filter);
    const meant = query.reference === undefined ? null : await this.subjectIdsOf(query.reference);
    const wanted = [
      query.subject && sql`subjects @> ${[query.subject]}::uuid[]`,
      meant && sql`subjects && ${meant}::uuid[]`,
    ];
    // The subject's index first: newest first would scan the log.
    const lines =
      query.subject || meant ? sql`(select * from audit.lines ${where(...wanted)} offset 0) lines` : sql`audit.lines`;
    const rows = await this.db.rows<Line>(sql`
      select id, at, at::text as "atExactly", actor, actor_kind as "actorKind", permission, route, request, subjects, refused, reason, hits
      from ${lines}
      ${where(
        query.actor && sql`actor = ${query.actor}`,
        query.from && sql`at >= ${query.from}::timestamptz`,
        query.to && sql`at < ${query.to}::timestamptz`,
        after && sql`(at, id) < (${after[0]}::timestamptz, ${after[1]}::bigint)`,
      )}
      order by at desc, id desc limit ${rowsFor(query)}`);
    auditSubjects(query.subject, ...(meant ?? []), query.actor, workContext()?.actor);
    const page = this.pager.page(
      rows,
      query,
      ORDER,
      filter,
      (row) => [row.atExactly, row.id],
      (row) => row,
    );
    return { ...page, items: await this.withSubjects(page.items, [query.subject, ...(meant ?? [])]) };
  }

  private async subjectIdsOf(text: string): Promise<string[]> {
    const { reference } = searchTermsOf(text);
    if (reference === null) return [];
    const rows = await this.db.rows<{ id: string }>(sql`
      select unnest(array[c.id, c.person_id]) as id from cases c where c.reference = ${reference} union all select i.id from irregularities i where i.reference = ${reference}`);
    return rows.map(({ id }) => id);
  }

  private async withSubjects(lines: Line[], input: (string | undefined)[]): Promise<AuditLineView[]> {
    const first = lines.map(({ subjects }) =>
      [...subjects.filter((id) => input.includes(id)), ...subjects.filter((id) => !input.includes(id))].slice(
        0,
        MAX_EXPLAINED,
      ),
    );
    const [ids, actors] = [[...new Set(first.flat())], [...new Set(lines.flatMap(({ actor }) => actor ?? []))]];
    const [known, accounts] = await Promise.all([
      ids.length === 0
        ? []
        : this.db.rows<AuditSubject>(sql`
        select c.id, 'case' as kind, c.reference from cases c where c.id = any(${ids})
        union all select p.id, 'person', (select c.reference from cases c where c.person_id = p.id order by c.id desc limit 1) from people p where p.id = any(${ids})
        union all select i.id, 'irregularity', i.reference from irregularities i where i.id = any(${ids})
        union all select d.id, 'adviser', null from advisers d where d.id = any(${ids})
        union all select a.id, 'account', null from accounts a where a.id = any(${ids})`),
      actors.length === 0
        ? []
        : this.db.rows<{ id: string; name: string; role: Role }>(
            sql`select a.id, a.name, a.role from accounts a where a.id = any(${actors})`,
          ),
    ]);
    const [byId, whoIs] = [new Map(known.map((one) => [one.id, one])), new Map(accounts.map((one) => [one.id, one]))];
    return lines.map(({ atExactly: _, ...line }, i) => {
      const account = line.actor === null ? undefined : whoIs.get(line.actor);
      return {
        ...line,
        actorName: account?.name ?? null,
        actorRole: account?.role ?? null,
        what: auditActionOf(line.route),
        about: first[i].map((id) => byId.get(id) ?? { id, kind: 'other' as const, reference: null }),
      };
    });
  }
}
