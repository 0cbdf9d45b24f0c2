import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal.js';
import { BadInput, NotFound, Stale } from '../common/problem.js';
import { Db } from '../db/db.js';
import { ChecklistItemView, type ChecklistItemInput, type ChecklistView } from './checklist.dto.js';
import { ChecklistItem } from './case.entity.js';
import { CaseRepository } from './case.repository.js';
import { checklistFor } from './checklist.rules.js';
import { inputError } from '../common/input-codes.js';

/** The documents themselves stay with the person. */
@Injectable()
export class ChecklistService {
  constructor(
    private readonly db: Db,
    private readonly cases: CaseRepository,
  ) {}

  async view(who: Principal, caseId: string): Promise<ChecklistView> {
    const theCase = await this.cases.find(who, caseId);
    const recorded = await this.db.source.manager.findBy(ChecklistItem, { caseId });
    const { warnings, items } = checklistFor(theCase.procedure, theCase.canton, theCase.facts);
    return {
      warnings,
      items: items.map((entry) =>
        ChecklistItemView.of(
          entry,
          recorded.find((row) => row.item === entry.item),
        ),
      ),
    };
  }

  async set(
    who: Principal,
    caseId: string,
    item: string,
    input: ChecklistItemInput,
    version: number,
  ): Promise<ChecklistItemView> {
    if (input.issuedOn && input.validUntil && input.validUntil < input.issuedOn)
      throw new BadInput([inputError('/validUntil', 'expires-before-issue')]);
    return this.db.transaction(async (tx) => {
      const theCase = await this.cases.lock(tx, who, caseId);
      const entry = checklistFor(theCase.procedure, theCase.canton, theCase.facts).items.find(
        (each) => each.item === item,
      );
      if (!entry) throw new NotFound();
      const before = await tx.findOneBy(ChecklistItem, { caseId, item });
      if ((before?.version ?? 0) !== version) throw new Stale(before?.version ?? 0);
      const row = before ?? tx.create(ChecklistItem, { caseId, item });
      Object.assign(row, { have: input.have, issuedOn: input.issuedOn ?? null, validUntil: input.validUntil ?? null });
      return ChecklistItemView.of(entry, await tx.save(row));
    });
  }
}
