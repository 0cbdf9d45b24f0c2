import { Injectable } from '@nestjs/common';
import { type Principal } from '../access/principal.js';
import { auditSubjects } from '../common/context.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, Sql, where } from '../db/sql.js';
import {
  EvidenceView,
  IrregularityView,
  type IrregularityCounts,
  type IrregularityDetail,
  type IrregularityRow,
  type QuestionReaches,
  type TaxonomyView,
} from './irregularity.dto.js';
import type { IrregularityQuery, IrregularityFilter } from './irregularity-query.dto.js';
import { Evidence, Irregularity, IrregularityEvent, STATUSES, type Status } from './irregularity.entity.js';
import { filterOf, irregularityConditions, irregularityInSight, isStaff } from './irregularity.filter.js';
import { CODES, TAXONOMY, TAXONOMY_VERSION } from './taxonomy.js';

const ORDER = 'irregularities by id, newest first';
const OLDEST = 'irregularities by id, oldest first';
const MAX_DUPLICATES = 20;

@Injectable()
export class IrregularityListService {
  constructor(
    private readonly db: Db,
    private readonly pager: Pager,
  ) {}

  kinds(): TaxonomyView {
    return { taxonomyVersion: TAXONOMY_VERSION, items: TAXONOMY, next: null };
  }

  async list(who: Principal, query: IrregularityQuery): Promise<Page<IrregularityView>> {
    const oldest = query.order === 'oldest';
    const [filter, order] = [filterOf(query), oldest ? OLDEST : ORDER];
    const after = this.pager.start(query, order, filter);
    const rows = await this.db.rows<IrregularityRow>(sql`${selectIrregularities(who)}
      ${where(irregularityInSight(who, sql`i`), ...irregularityConditions(who, query), after && (oldest ? sql`i.id > ${after[0]}` : sql`i.id < ${after[0]}`))}
      order by i.id ${oldest ? sql`asc` : sql`desc`} limit ${rowsFor(query)}`);
    auditSubjects(...rows.slice(0, query.limit ?? 50).map((row) => row.id));
    return this.pager.page(
      rows,
      query,
      order,
      filter,
      (row) => [row.id],
      (row) => IrregularityView.of(row, toReader(who)),
    );
  }

  /** Leading cases are not counted. */
  async counts(who: Principal, filter: IrregularityFilter): Promise<IrregularityCounts> {
    const rows = await this.db.rows<{ status: Status; code: string; count: number }>(sql`
      select i.status, i.code, count(*)::integer as count from irregularities i
      ${where(sql`i.origin <> 'published'`, irregularityInSight(who, sql`i`), ...irregularityConditions(who, filter))}
      group by i.status, i.code`);
    const counts: IrregularityCounts = { total: 0, byStatus: zeros(STATUSES), byCode: zeros(CODES) };
    for (const { status, code, count } of rows) {
      counts.total += count;
      counts.byStatus[status] = (counts.byStatus[status] ?? 0) + count;
      counts.byCode[code] = (counts.byCode[code] ?? 0) + count;
    }
    return counts;
  }

  async view(who: Principal, id: string): Promise<IrregularityDetail> {
    const [row] = await this.db.rows<IrregularityRow>(
      sql`${selectIrregularities(who)} where i.id = ${id} and ${irregularityInSight(who, sql`i`)}`,
    );
    if (!row) throw new NotFound();
    auditSubjects(id);
    const tx = this.db.source.manager;
    const [evidence, question, duplicates, questionReaches] = await Promise.all([
      tx.find(Evidence, { where: { irregularityId: id }, order: { id: 'ASC' } }),
      row.status === 'needs-more'
        ? tx.findOne(IrregularityEvent, {
            where: { irregularityId: id, toStatus: 'needs-more' },
            order: { id: 'DESC' },
          })
        : null,
      this.possibleDuplicates(who, row),
      isStaff(who) ? this.questionReaches(row.loggedBy) : null,
    ]);
    return {
      ...IrregularityView.of(row, toReader(who)),
      question: question?.text ?? null,
      ...(questionReaches && { questionReaches }),
      evidence: evidence.map((piece) => EvidenceView.of(piece)),
      possibleDuplicates: duplicates,
    };
  }

  private async questionReaches(loggedBy: string | null): Promise<QuestionReaches> {
    const [account] = await this.db.rows<{ fails: boolean }>(
      sql`select email_failed_at is not null as fails from accounts where id = ${loggedBy}::uuid and disabled_at is null`,
    );
    return account ? (account.fails ? 'screen' : 'letter') : 'nobody';
  }

  private async possibleDuplicates(who: Principal, it: Irregularity): Promise<string[]> {
    if (it.origin === 'published') return [];
    const rows = await this.db.rows<{ id: string }>(sql`
      select d.id from irregularities d
      where d.id <> ${it.id} and d.origin <> 'published' and d.code = ${it.code}
        and d.level = ${it.level} and ${it.canton === null ? sql`d.canton is null` : sql`d.canton = ${it.canton}`} and ${it.commune === null ? sql`d.commune is null` : sql`d.commune = ${it.commune}`}
        and (${it.organ}::text is null or d.organ is null or d.organ = ${it.organ}) and (${it.caseId}::uuid is null or d.case_id is null or d.case_id = ${it.caseId})
        and d.occurred_from <= ${it.occurredTo} and d.occurred_to >= ${it.occurredFrom} and ${irregularityInSight(who, sql`d`)}
      order by d.id desc limit ${MAX_DUPLICATES}`);
    return rows.map((row) => row.id);
  }
}

function selectIrregularities(who: Principal): Sql {
  return sql`
    select i.id, i.reference, i.code, i.kind, i.level, i.canton, i.commune, p.name as "communeName", i.organ, i.occurred_from as "occurredFrom", i.occurred_to as "occurredTo",
      i.description, i.consent, i.origin, i.status, i.scale, i.scope, i.remediable, i.evidence_level as "evidenceLevel", i.case_id as "caseId", i.logged_by as "loggedBy",
      i.reviewed_by as "reviewedBy", i.rejected_because as "rejectedBecause", i.citation, i.taxonomy_version as "taxonomyVersion", i.created_at as "createdAt", i.version,
      (select d.id from irregularities d where d.id = i.duplicate_of and ${irregularityInSight(who, sql`d`)}) as "visibleDuplicateOf"
    from irregularities i left join communes p on p.bfs = i.commune`;
}

function toReader(who: Principal): { id: string; staff: boolean } {
  return { id: who.id, staff: isStaff(who) };
}

function zeros(names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, 0]));
}
