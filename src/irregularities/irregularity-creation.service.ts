import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { caseInSight } from '../access/sight.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId, newReference } from '../common/id.js';
import { inputError, type InputError } from '../common/input-codes.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { assess } from './irregularity-changes.rules.js';
import { fieldErrors, IrregularityChecks, STAFF_FIELDS } from './irregularity-checks.service.js';
import type { CreateIrregularity } from './irregularity-input.dto.js';
import { IrregularityListService } from './irregularity-list.service.js';
import type { IrregularityDetail } from './irregularity.dto.js';
import { Irregularity } from './irregularity.entity.js';
import { isStaff } from './irregularity.filter.js';
import { IrregularityRepository } from './irregularity.repository.js';
import { periodOf } from './irregularity.rules.js';
import { TAXONOMY_VERSION } from './taxonomy.js';

type AuthorityColumns = Pick<Irregularity, 'level' | 'canton' | 'commune' | 'organ'>;

@Injectable()
export class IrregularityCreationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly checks: IrregularityChecks,
    private readonly irregularities: IrregularityRepository,
    private readonly irregularityList: IrregularityListService,
  ) {}

  /** Reports an irregularity, linked to a case in sight if there is one. Throws {@link BadInput} with all that is wrong. */
  async create(
    who: Principal,
    input: CreateIrregularity,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<IrregularityDetail> {
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const authority = await this.check(tx, who, input);
        const made = this.reported(tx, who, input, authority);
        assess(made, input);
        auditSubjects(made.id, made.caseId);
        await tx.insert(Irregularity, made);
        await this.irregularities.record(tx, who, made.id, { to: 'reported' });
        return made.id;
      },
      (id) => this.irregularityList.view(who, id),
    );
  }

  private async check(tx: EntityManager, who: Principal, input: CreateIrregularity): Promise<AuthorityColumns> {
    const errors: InputError[] = isStaff(who) ? [] : fieldErrors(STAFF_FIELDS, input, 'staff-only');
    this.checks.checkOccurred(input.occurred, errors);
    const authority = await this.checks.checkAuthority(tx, input.authority, errors);
    if (input.caseId && !(await this.seesCase(tx, who, input.caseId)))
      errors.push(inputError('/caseId', 'case-not-visible'));
    if (errors.length > 0) throw new BadInput(errors);
    return authority;
  }

  private reported(
    tx: EntityManager,
    who: Principal,
    input: CreateIrregularity,
    authority: AuthorityColumns,
  ): Irregularity {
    const { from, to } = periodOf(input.occurred);
    return tx.create(Irregularity, {
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
  }

  private async seesCase(tx: EntityManager, who: Principal, caseId: string): Promise<boolean> {
    const visible = sql`select c.id from cases c where c.id = ${caseId} and ${caseInSight(who, { everything: true })}`;
    return (await tx.query<unknown[]>(visible.text, visible.values)).length > 0;
  }
}
