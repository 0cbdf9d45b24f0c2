import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { inputError, type InputError } from '../common/input-codes.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import { assess, changedFields } from './irregularity-changes.rules.js';
import { IrregularityChecks } from './irregularity-checks.service.js';
import type { MoveIrregularity } from './irregularity-input.dto.js';
import { IrregularityListService } from './irregularity-list.service.js';
import type { IrregularityDetail } from './irregularity.dto.js';
import type { Irregularity } from './irregularity.entity.js';
import { IrregularityLetters } from './irregularity.letters.js';
import { CannotMove, OwnIrregularity } from './irregularity.problems.js';
import { IrregularityRepository } from './irregularity.repository.js';
import { blockers, DEMANDS_REASON } from './irregularity.rules.js';

@Injectable()
export class IrregularityMoveService {
  constructor(
    private readonly db: Db,
    private readonly checks: IrregularityChecks,
    private readonly irregularities: IrregularityRepository,
    private readonly irregularityList: IrregularityListService,
    private readonly letters: IrregularityLetters,
  ) {}

  /** A step of the review, with its assessment. Throws {@link OwnIrregularity}, {@link BadInput} or {@link CannotMove}. */
  async move(who: Principal, id: string, input: MoveIrregularity, version: number): Promise<IrregularityDetail> {
    await this.db.transaction(async (tx) => {
      const irregularity = await this.irregularities.lock(tx, who, id, version);
      if (irregularity.loggedBy === who.id) throw new OwnIrregularity();
      await this.check(tx, irregularity, input);
      const before = { ...irregularity };
      apply(who, irregularity, input);
      await tx.save(irregularity);
      const event = await this.irregularities.record(tx, who, id, {
        from: before.status,
        to: input.to,
        changed: changedFields(before, irregularity),
        text: input.reason,
      });
      if (input.to === 'needs-more') await this.letters.notifyQuestion(tx, irregularity, event);
    });
    return this.irregularityList.view(who, id);
  }

  private async check(tx: EntityManager, irregularity: Irregularity, input: MoveIrregularity): Promise<void> {
    const errors: InputError[] = [];
    if (DEMANDS_REASON.includes(input.to) && input.reason === undefined)
      errors.push(inputError('/reason', 'reason-needed-for-status', { to: input.to }));
    if (input.duplicateOf) await this.checks.checkDuplicate(tx, irregularity, input.duplicateOf, errors);
    if (errors.length > 0) throw new BadInput(errors);
  }
}

/** The assessment that comes with the step counts for whether it is possible. */
function apply(who: Principal, irregularity: Irregularity, input: MoveIrregularity): void {
  assess(irregularity, input);
  if (input.duplicateOf) irregularity.duplicateOf = input.duplicateOf;
  const result = blockers(irregularity, input.to);
  if (result.length > 0) throw new CannotMove(irregularity.status, input.to, result);
  Object.assign(irregularity, {
    status: input.to,
    rejectedBecause: input.to === 'rejected' ? input.reason : null,
    reviewedBy: who.id,
  });
}
