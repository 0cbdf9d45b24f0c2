import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Forbidden } from '../access/access.problems.js';
import type { Principal } from '../access/principal.js';
import { caseInSight } from '../access/sight.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId, newReference } from '../common/id.js';
import { BadInput, NotFound, Stale } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import type { AuthorityInput } from '../places/authority.dto.js';
import { PlacesService } from '../places/places.service.js';
import { type IrregularityDetail } from './irregularity.dto.js';
import type { UpdateIrregularity, CreateIrregularity } from './irregularity-input.dto.js';
import { Irregularity, IrregularityEvent, type Status } from './irregularity.entity.js';
import { irregularityInSight, isStaff } from './irregularity.filter.js';
import { NotCorrectable, PublishedIrregularity } from './irregularity.problems.js';
import { CORRECTABLE, isAhead, isNarrower, periodOf, type Occurred } from './irregularity.rules.js';
import { TAXONOMY_VERSION } from './taxonomy.js';
import { IrregularityListService } from './irregularity-list.service.js';
import { assess, changedFields } from './irregularity-changes.rules.js';
import { inputError, type InputError } from '../common/input-codes.js';
const AUTHOR_FIELDS = ['code', 'authority', 'occurred', 'description'] as const;
const STAFF_FIELDS = ['kind', 'severity', 'evidenceLevel', 'duplicateOf'] as const;

@Injectable()
export class IrregularitiesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly irregularityList: IrregularityListService,
  ) {}

  async create(
    who: Principal,
    input: CreateIrregularity,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<IrregularityDetail> {
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const errors: InputError[] = isStaff(who) ? [] : fieldErrors(STAFF_FIELDS, input, 'staff-only');
        this.checkOccurred(input.occurred, errors);
        const authority = await this.authority(tx, input.authority, errors);
        if (input.caseId && !(await this.seesCase(tx, who, input.caseId)))
          errors.push(inputError('/caseId', 'case-not-visible'));
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
      (id) => this.irregularityList.view(who, id),
    );
  }

  async update(who: Principal, id: string, input: UpdateIrregularity, version: number): Promise<IrregularityDetail> {
    await this.db.transaction(async (tx) => {
      const irregularity = await this.locked(tx, who, id, version);
      const [staff, logger] = [isStaff(who), irregularity.loggedBy === who.id];
      if (!staff && !logger) throw new Forbidden();
      const errors: InputError[] = [];
      if (!staff) errors.push(...fieldErrors(STAFF_FIELDS, input, 'staff-only'));
      if (!logger) errors.push(...fieldErrors(AUTHOR_FIELDS, input, 'author-only'));
      const widened = input.consent !== undefined && isNarrower(irregularity.consent, input.consent);
      if (widened && !logger) errors.push(inputError('/consent', 'consent-widened'));
      if (input.occurred !== undefined) this.checkOccurred(input.occurred, errors);
      const authority = input.authority && (await this.authority(tx, input.authority, errors));
      if (input.duplicateOf) await this.checkDuplicate(tx, irregularity, input.duplicateOf, errors);
      if (errors.length > 0) throw new BadInput(errors);
      if (
        (widened || AUTHOR_FIELDS.some((field) => input[field] !== undefined)) &&
        !CORRECTABLE.includes(irregularity.status)
      )
        throw new NotCorrectable(irregularity.status);

      const before = { ...irregularity };
      if (input.code !== undefined && input.code !== irregularity.code)
        Object.assign(irregularity, { code: input.code, taxonomyVersion: TAXONOMY_VERSION });
      if (input.description !== undefined) irregularity.description = input.description;
      if (input.consent !== undefined) irregularity.consent = input.consent;
      if (input.duplicateOf !== undefined) irregularity.duplicateOf = input.duplicateOf;
      if (authority) Object.assign(irregularity, authority);
      if (input.occurred !== undefined) {
        const { from, to } = periodOf(input.occurred);
        Object.assign(irregularity, { occurredFrom: from, occurredTo: to });
      }
      assess(irregularity, input);
      const changed = changedFields(before, irregularity);
      if (changed.length === 0) return;
      await tx.save(irregularity);
      await this.record(tx, who, id, { changed });
    });
    return this.irregularityList.view(who, id);
  }

  /** Throws NotFound out of sight, {@link Stale} for another `version`, or {@link PublishedIrregularity}. */
  async locked(tx: EntityManager, who: Principal, id: string, version?: number): Promise<Irregularity> {
    const visible = sql`select i.id from irregularities i where i.id = ${id} and ${irregularityInSight(who, sql`i`)} for update of i`;
    if ((await tx.query<unknown[]>(visible.text, visible.values)).length === 0) throw new NotFound();
    const irregularity = await tx.findOneByOrFail(Irregularity, { id });
    auditSubjects(id, irregularity.caseId);
    if (version !== undefined && irregularity.version !== version) throw new Stale(irregularity.version);
    if (irregularity.origin === 'published') throw new PublishedIrregularity();
    return irregularity;
  }

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

  /** Chains and circles are refused, since none of them would be counted. */
  async checkDuplicate(tx: EntityManager, irregularity: Irregularity, of: string, errors: InputError[]): Promise<void> {
    const [other] = await tx.query<{ origin: string; duplicate_of: string | null }[]>(
      `select origin, duplicate_of from irregularities where id = $1 for update`,
      [of],
    );
    const [duplicates] = await tx.query<unknown[]>(`select id from irregularities where duplicate_of = $1 limit 1`, [
      irregularity.id,
    ]);
    const fault =
      of === irregularity.id
        ? 'duplicate-of-itself'
        : !other || other.origin === 'published'
          ? 'duplicate-not-reported'
          : other.duplicate_of !== null
            ? 'duplicate-of-duplicate'
            : duplicates
              ? 'has-duplicates'
              : null;
    if (fault) errors.push(inputError('/duplicateOf', fault));
  }

  private checkOccurred(occurred: Occurred, errors: InputError[]): void {
    if (isAhead(occurred, this.clock.today())) errors.push(inputError('/occurred', 'not-over'));
  }

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
    const visible = sql`select c.id from cases c where c.id = ${caseId} and ${caseInSight(who, { everything: true })}`;
    return (await tx.query<unknown[]>(visible.text, visible.values)).length > 0;
  }
}

function fieldErrors<T extends object>(
  fields: readonly string[],
  input: T,
  code: 'staff-only' | 'author-only',
): InputError[] {
  return fields.filter((field) => input[field as keyof T] !== undefined).map((field) => inputError(`/${field}`, code));
}
