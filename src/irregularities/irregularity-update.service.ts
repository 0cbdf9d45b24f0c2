import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Forbidden } from '../access/access.problems.js';
import type { Principal } from '../access/principal.js';
import { inputError, type InputError } from '../common/input-codes.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import { assess, changedFields } from './irregularity-changes.rules.js';
import { AUTHOR_FIELDS, fieldErrors, IrregularityChecks, STAFF_FIELDS } from './irregularity-checks.service.js';
import type { UpdateIrregularity } from './irregularity-input.dto.js';
import { IrregularityListService } from './irregularity-list.service.js';
import type { IrregularityDetail } from './irregularity.dto.js';
import type { Irregularity } from './irregularity.entity.js';
import { isStaff } from './irregularity.filter.js';
import { NotCorrectable } from './irregularity.problems.js';
import { IrregularityRepository } from './irregularity.repository.js';
import { CORRECTABLE, isNarrower, periodOf } from './irregularity.rules.js';
import { TAXONOMY_VERSION } from './taxonomy.js';

type AuthorityColumns = Pick<Irregularity, 'level' | 'canton' | 'commune' | 'organ'>;

@Injectable()
export class IrregularityUpdateService {
  constructor(
    private readonly db: Db,
    private readonly checks: IrregularityChecks,
    private readonly irregularities: IrregularityRepository,
    private readonly irregularityList: IrregularityListService,
  ) {}

  /** Authors correct what they told; the staff assess it. Throws Forbidden, {@link BadInput} or {@link NotCorrectable}. */
  async update(who: Principal, id: string, input: UpdateIrregularity, version: number): Promise<IrregularityDetail> {
    await this.db.transaction(async (tx) => {
      const irregularity = await this.irregularities.lock(tx, who, id, version);
      const authority = await this.check(tx, who, irregularity, input);
      const before = { ...irregularity };
      apply(irregularity, input, authority);
      const changed = changedFields(before, irregularity);
      if (changed.length === 0) return;
      await tx.save(irregularity);
      await this.irregularities.record(tx, who, id, { changed });
    });
    return this.irregularityList.view(who, id);
  }

  private async check(
    tx: EntityManager,
    who: Principal,
    irregularity: Irregularity,
    input: UpdateIrregularity,
  ): Promise<AuthorityColumns | undefined> {
    const [staff, logger] = [isStaff(who), irregularity.loggedBy === who.id];
    if (!staff && !logger) throw new Forbidden();
    const errors: InputError[] = [];
    if (!staff) errors.push(...fieldErrors(STAFF_FIELDS, input, 'staff-only'));
    if (!logger) errors.push(...fieldErrors(AUTHOR_FIELDS, input, 'author-only'));
    const widened = input.consent !== undefined && isNarrower(irregularity.consent, input.consent);
    if (widened && !logger) errors.push(inputError('/consent', 'consent-widened'));
    if (input.occurred !== undefined) this.checks.checkOccurred(input.occurred, errors);
    const authority = input.authority && (await this.checks.checkAuthority(tx, input.authority, errors));
    if (input.duplicateOf) await this.checks.checkDuplicate(tx, irregularity, input.duplicateOf, errors);
    if (errors.length > 0) throw new BadInput(errors);
    if (
      (widened || AUTHOR_FIELDS.some((field) => input[field] !== undefined)) &&
      !CORRECTABLE.includes(irregularity.status)
    )
      throw new NotCorrectable(irregularity.status);
    return authority;
  }
}

function apply(irregularity: Irregularity, input: UpdateIrregularity, authority: AuthorityColumns | undefined): void {
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
}
