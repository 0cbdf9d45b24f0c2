import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal.js';
import { touched } from '../common/context.js';
import { BadInput, NotFound, Stale } from '../common/problem.js';
import { Db } from '../db/db.js';
import type { ChecklistItemInput } from './case.dto.js';
import { Case, ChecklistItem } from './case.entity.js';
import { UnknownItem } from './case.problems.js';
import { CasesService } from './cases.service.js';
import { checklistFor, type ChecklistEntry, type ChecklistWarning } from './checklist.rules.js';

/** One document with what is known of it; version 0 when nobody has said anything yet. */
export interface ChecklistItemView extends ChecklistEntry {
  have: boolean;
  issuedOn: string | null;
  validUntil: string | null;
  version: number;
}

export interface ChecklistView {
  warnings: ChecklistWarning[];
  items: ChecklistItemView[];
}

/** Documents: have it, issued on, valid until. The documents themselves stay with the person. */
@Injectable()
export class ChecklistService {
  constructor(
    private readonly db: Db,
    private readonly cases: CasesService,
  ) {}

  async view(who: Principal, caseId: string): Promise<ChecklistView> {
    const theCase = await this.db.source.manager.findOneBy(Case, { id: caseId });
    if (!theCase || !this.cases.sees(who, theCase)) throw new NotFound();
    touched(caseId, theCase.personId);
    const said = await this.db.source.manager.findBy(ChecklistItem, { caseId });
    const { warnings, items } = checklistFor(theCase.procedure, theCase.canton, theCase.facts);
    return { warnings, items: items.map((entry) => view(entry, said.find((row) => row.item === entry.item))) };
  }

  async set(who: Principal, caseId: string, item: string, asked: ChecklistItemInput, version: number): Promise<ChecklistItemView> {
    if (asked.issuedOn && asked.validUntil && asked.validUntil < asked.issuedOn) throw new BadInput([{ pointer: '/validUntil', detail: 'is not before issuedOn' }]);
    return this.db.transaction(async (tx) => {
      const theCase = await this.cases.locked(tx, who, caseId);
      const entry = checklistFor(theCase.procedure, theCase.canton, theCase.facts).items.find((each) => each.item === item);
      if (!entry) throw new UnknownItem();
      const before = await tx.findOneBy(ChecklistItem, { caseId, item });
      if ((before?.version ?? 0) !== version) throw new Stale(before?.version ?? 0);
      const row = before ?? tx.create(ChecklistItem, { caseId, item });
      Object.assign(row, { have: asked.have, issuedOn: asked.issuedOn ?? null, validUntil: asked.validUntil ?? null });
      return view(entry, await tx.save(row));
    });
  }
}

function view(entry: ChecklistEntry, said: ChecklistItem | undefined): ChecklistItemView {
  return { ...entry, have: said?.have ?? false, issuedOn: said?.issuedOn ?? null, validUntil: said?.validUntil ?? null, version: said?.version ?? 0 };
}
