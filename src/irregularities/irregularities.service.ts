import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Forbidden } from '../access/access.problems.js';
import { inSight, type Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId, newReference } from '../common/id.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { BadInput, NotFound, Stale, type InputError } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, Sql, where } from '../db/sql.js';
import type { AuthorityInput } from '../places/authority.dto.js';
import { PlacesService } from '../places/places.service.js';
import {
  EvidenceView,
  IrregularityView,
  type IrregularityCounts,
  type IrregularityDetail,
  type IrregularityRow,
  type TaxonomyView,
} from './irregularity.dto.js';
import { type IrregularityQuery } from './irregularity-query.dto.js';
import { type IrregularityFilter } from './irregularity-query.dto.js';
import { type UpdateIrregularity } from './irregularity-input.dto.js';
import { type CreateIrregularity } from './irregularity-input.dto.js';
import { type Assessment } from './irregularity-input.dto.js';
import { Evidence, Irregularity, IrregularityEvent, STATUSES, type Status } from './irregularity.entity.js';
import { filterOf, irregularityConditions, irregularityInSight, isStaff } from './irregularity.filter.js';
import { NotCorrectable, PublishedIrregularity } from './irregularity.problems.js';
import { CORRECTABLE, isAhead, isNarrower, periodOf, type Occurred } from './irregularity.rules.js';
import { CODES, TAXONOMY, TAXONOMY_VERSION } from './taxonomy.js';

const ORDER = 'irregularities by id, newest first';
const OLDEST = 'irregularities by id, oldest first';
const MOST_DUPLICATES = 20;
const BY_THE_LOGGER = ['code', 'authority', 'occurred', 'description'] as const;
const BY_THE_STAFF = ['kind', 'severity', 'evidenceLevel', 'duplicateOf'] as const;

@Injectable()
export class IrregularitiesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
    private readonly places: PlacesService,
  ) {}

  kinds(): TaxonomyView {
    return { taxonomyVersion: TAXONOMY_VERSION, items: TAXONOMY, next: null };
  }

  async list(who: Principal, query: IrregularityQuery): Promise<Page<IrregularityView>> {
    const oldest = query.order === 'oldest';
    const [filter, order] = [filterOf(query), oldest ? OLDEST : ORDER];
    const after = this.pager.start(query, order, filter);
    const rows = await this.db.rows<IrregularityRow>(sql`${read(who)}
      ${where(irregularityInSight(who, sql`i`), ...irregularityConditions(who, query), after && (oldest ? sql`i.id > ${after[0]}` : sql`i.id < ${after[0]}`))}
      order by i.id ${oldest ? sql`asc` : sql`desc`} limit ${rowsFor(query)}`);
    auditSubjects(...rows.slice(0, query.limit ?? 50).map((row) => row.id));
    return this.pager.page(
      rows,
      query,
      order,
      filter,
      (row) => [row.id],
      (row) => IrregularityView.of(row, readerOf(who)),
    );
  }

  /** Reports only: a leading case is nobody's report. */
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
      sql`${read(who)} where i.id = ${id} and ${irregularityInSight(who, sql`i`)}`,
    );
    if (!row) throw new NotFound();
    auditSubjects(id);
    const tx = this.db.source.manager;
    const [evidence, question, duplicates] = await Promise.all([
      tx.find(Evidence, { where: { irregularityId: id }, order: { id: 'ASC' } }),
      row.status === 'needs-more'
        ? tx.findOne(IrregularityEvent, {
            where: { irregularityId: id, toStatus: 'needs-more' },
            order: { id: 'DESC' },
          })
        : null,
      this.possibleDuplicates(who, row),
    ]);
    return {
      ...IrregularityView.of(row, readerOf(who)),
      question: question?.text ?? null,
      evidence: evidence.map((piece) => EvidenceView.of(piece)),
      possibleDuplicates: duplicates,
    };
  }

  async create(
    who: Principal,
    input: CreateIrregularity,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<IrregularityDetail> {
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const errors: InputError[] = isStaff(who) ? [] : refused(BY_THE_STAFF, input, 'is added by the staff');
        this.checkOccurred(input.occurred, errors);
        const authority = await this.authority(tx, input.authority, errors);
        if (input.caseId && !(await this.seesCase(tx, who, input.caseId)))
          errors.push({ pointer: '/caseId', detail: 'is not a case you can see' });
        if (errors.length > 0) throw new BadInput(errors);
        const { from, to } = periodOf(input.occurred);
        const made = tx.create(Irregularity, {
          id: newId(),
          reference: newReference('I'),
          code: input.code,
          kind: null,
          ...authority,
          occurredFrom: from,
          occurredTo: to,
          description: input.description,
          consent: input.consent,
          origin: 'network',
          status: 'reported',
          scale: null,
          scope: null,
          remediable: null,
          evidenceLevel: null,
          caseId: input.caseId ?? null,
          loggedBy: who.id,
          reviewedBy: null,
          rejectedBecause: null,
          duplicateOf: null,
          citation: null,
          taxonomyVersion: TAXONOMY_VERSION,
          createdAt: this.clock.now(),
          version: 1,
        });
        assess(made, input);
        auditSubjects(made.id, made.caseId);
        await tx.insert(Irregularity, made);
        await this.record(tx, who, made.id, { to: 'reported' });
        return made.id;
      },
      (id) => this.view(who, id),
    );
  }

  /** Corrections by whoever logged it while it may still be corrected, assessments by the staff, and a narrower consent at any time. */
  async update(who: Principal, id: string, input: UpdateIrregularity, version: number): Promise<IrregularityDetail> {
    await this.db.transaction(async (tx) => {
      const it = await this.locked(tx, who, id, version);
      const [staff, logger] = [isStaff(who), it.loggedBy === who.id];
      if (!staff && !logger) throw new Forbidden();
      const errors: InputError[] = [];
      if (!staff) errors.push(...refused(BY_THE_STAFF, input, 'is added by the staff'));
      if (!logger) errors.push(...refused(BY_THE_LOGGER, input, 'is corrected by whoever logged it'));
      const widened = input.consent !== undefined && isNarrower(it.consent, input.consent);
      if (widened && !logger)
        errors.push({ pointer: '/consent', detail: 'may be narrowed; only whoever logged it can widen it' });
      if (input.occurred !== undefined) this.checkOccurred(input.occurred, errors);
      const authority = input.authority && (await this.authority(tx, input.authority, errors));
      if (input.duplicateOf) await this.checkDuplicate(tx, it, input.duplicateOf, errors);
      if (errors.length > 0) throw new BadInput(errors);
      if ((widened || BY_THE_LOGGER.some((field) => input[field] !== undefined)) && !CORRECTABLE.includes(it.status))
        throw new NotCorrectable(it.status);

      const before = { ...it };
      if (input.code !== undefined && input.code !== it.code)
        Object.assign(it, { code: input.code, taxonomyVersion: TAXONOMY_VERSION });
      if (input.description !== undefined) it.description = input.description;
      if (input.consent !== undefined) it.consent = input.consent;
      if (input.duplicateOf !== undefined) it.duplicateOf = input.duplicateOf;
      if (authority) Object.assign(it, authority);
      if (input.occurred !== undefined) {
        const { from, to } = periodOf(input.occurred);
        Object.assign(it, { occurredFrom: from, occurredTo: to });
      }
      assess(it, input);
      const changed = changedFields(before, it);
      if (changed.length === 0) return;
      await tx.save(it);
      await this.record(tx, who, id, { changed });
    });
    return this.view(who, id);
  }

  /**
   * An irregularity within sight, locked until the transaction ends, and a refusal for one that is a leading case or, where
   * a version is given, has another by now.
   */
  async locked(tx: EntityManager, who: Principal, id: string, version?: number): Promise<Irregularity> {
    const seen = sql`select i.id from irregularities i where i.id = ${id} and ${irregularityInSight(who, sql`i`)} for update of i`;
    if ((await tx.query<unknown[]>(seen.text, seen.values)).length === 0) throw new NotFound();
    const it = await tx.findOneByOrFail(Irregularity, { id });
    auditSubjects(id, it.caseId);
    if (version !== undefined && it.version !== version) throw new Stale(it.version);
    if (it.origin === 'published') throw new PublishedIrregularity();
    return it;
  }

  /** Writes down what happened to it. */
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

  /** Says what is wrong with taking one irregularity for another's duplicate: chains and circles would count neither. */
  async checkDuplicate(tx: EntityManager, it: Irregularity, of: string, errors: InputError[]): Promise<void> {
    const [other] = await tx.query<{ origin: string; duplicate_of: string | null }[]>(
      `select origin, duplicate_of from irregularities where id = $1 for update`,
      [of],
    );
    const [pointing] = await tx.query<unknown[]>(`select id from irregularities where duplicate_of = $1 limit 1`, [
      it.id,
    ]);
    const wrong =
      of === it.id
        ? 'is this one itself'
        : !other || other.origin === 'published'
          ? 'is not an irregularity that was reported'
          : other.duplicate_of !== null
            ? 'is itself a duplicate; take the one it is a duplicate of'
            : pointing
              ? 'cannot be: others are duplicates of this one'
              : null;
    if (wrong) errors.push({ pointer: '/duplicateOf', detail: wrong });
  }

  private checkOccurred(occurred: Occurred, errors: InputError[]): void {
    if (isAhead(occurred, this.clock.today())) errors.push({ pointer: '/occurred', detail: 'is not over yet' });
  }

  /** The columns of an authority; the commune is the one that stands today and must lie in the canton. */
  private async authority(
    tx: EntityManager,
    input: AuthorityInput,
    errors: InputError[],
  ): Promise<Pick<Irregularity, 'level' | 'canton' | 'commune' | 'organ'>> {
    try {
      return await this.places.checkAuthority(tx, input);
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      errors.push(...error.errors);
      return { level: input.level, canton: input.canton ?? null, commune: null, organ: input.organ ?? null };
    }
  }

  private async seesCase(tx: EntityManager, who: Principal, caseId: string): Promise<boolean> {
    const seen = sql`select c.id from cases c where c.id = ${caseId} and ${inSight(who, sql`c.canton`, sql`c.adviser_id`, { everything: true })}`;
    return (await tx.query<unknown[]>(seen.text, seen.values)).length > 0;
  }

  /** What may be the same thing told twice. Where both name a case and the cases differ, it happened to two people. */
  private async possibleDuplicates(who: Principal, it: Irregularity): Promise<string[]> {
    if (it.origin === 'published') return [];
    const rows = await this.db.rows<{ id: string }>(sql`
      select d.id from irregularities d
      where d.id <> ${it.id} and d.origin <> 'published' and d.code = ${it.code}
        and d.level = ${it.level} and ${it.canton === null ? sql`d.canton is null` : sql`d.canton = ${it.canton}`} and ${it.commune === null ? sql`d.commune is null` : sql`d.commune = ${it.commune}`}
        and (${it.organ}::text is null or d.organ is null or d.organ = ${it.organ}) and (${it.caseId}::uuid is null or d.case_id is null or d.case_id = ${it.caseId})
        and d.occurred_from <= ${it.occurredTo} and d.occurred_to >= ${it.occurredFrom} and ${irregularityInSight(who, sql`d`)}
      order by d.id desc limit ${MOST_DUPLICATES}`);
    return rows.map((row) => row.id);
  }
}

/** Takes over what the staff add. */
export function assess(it: Irregularity, input: Assessment): void {
  if (input.kind !== undefined) it.kind = input.kind;
  if (input.severity !== undefined)
    Object.assign(it, {
      scale: input.severity.scale,
      scope: input.severity.scope,
      remediable: input.severity.remediable,
    });
  if (input.evidenceLevel !== undefined) it.evidenceLevel = input.evidenceLevel;
}

/** Names of what differs, as the API calls it. */
export function changedFields(before: Irregularity, after: Irregularity): string[] {
  const columns: Record<string, (keyof Irregularity)[]> = {
    code: ['code'],
    authority: ['level', 'canton', 'commune', 'organ'],
    occurred: ['occurredFrom', 'occurredTo'],
    description: ['description'],
    consent: ['consent'],
    kind: ['kind'],
    severity: ['scale', 'scope', 'remediable'],
    evidenceLevel: ['evidenceLevel'],
    duplicateOf: ['duplicateOf'],
  };
  return Object.keys(columns).filter((field) => columns[field].some((column) => before[column] !== after[column]));
}

/** The start of a statement that reads what a view shows. */
function read(who: Principal): Sql {
  return sql`
    select i.id, i.reference, i.code, i.kind, i.level, i.canton, i.commune, p.name as "communeName", i.organ, i.occurred_from as "occurredFrom", i.occurred_to as "occurredTo",
      i.description, i.consent, i.origin, i.status, i.scale, i.scope, i.remediable, i.evidence_level as "evidenceLevel", i.case_id as "caseId", i.logged_by as "loggedBy",
      i.reviewed_by as "reviewedBy", i.rejected_because as "rejectedBecause", i.citation, i.taxonomy_version as "taxonomyVersion", i.created_at as "createdAt", i.version,
      (select d.id from irregularities d where d.id = i.duplicate_of and ${irregularityInSight(who, sql`d`)}) as "visibleDuplicateOf"
    from irregularities i left join communes p on p.bfs = i.commune`;
}

function readerOf(who: Principal): { id: string; staff: boolean } {
  return { id: who.id, staff: isStaff(who) };
}

function refused<T extends object>(fields: readonly string[], input: T, detail: string): InputError[] {
  return fields
    .filter((field) => input[field as keyof T] !== undefined)
    .map((field) => ({ pointer: `/${field}`, detail }));
}

function zeros(names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, 0]));
}
