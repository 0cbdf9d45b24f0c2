import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId } from '../common/id.js';
import { inputError, type InputError } from '../common/input-codes.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import { changedFields } from './irregularity-changes.rules.js';
import type { AttachEvidence } from './irregularity-input.dto.js';
import { IrregularityListService } from './irregularity-list.service.js';
import type { IrregularityDetail } from './irregularity.dto.js';
import { Evidence } from './irregularity.entity.js';
import { IrregularityRepository } from './irregularity.repository.js';
import { levelWith } from './irregularity.rules.js';

@Injectable()
export class EvidenceAttachmentService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly irregularities: IrregularityRepository,
    private readonly irregularityList: IrregularityListService,
  ) {}

  /** Adds a piece of evidence and raises the level it supports. Throws {@link BadInput}. */
  async attach(
    who: Principal,
    id: string,
    input: AttachEvidence,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<IrregularityDetail> {
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const irregularity = await this.irregularities.lock(tx, who, id);
        this.check(input);
        await this.insert(tx, who, id, input);
        const before = { ...irregularity };
        irregularity.evidenceLevel = levelWith(irregularity.evidenceLevel, input.kind);
        await tx.save(irregularity);
        await this.irregularities.record(tx, who, id, {
          changed: ['evidence', ...changedFields(before, irregularity)],
        });
        return id;
      },
      (id) => this.irregularityList.view(who, id),
    );
  }

  private check(input: AttachEvidence): void {
    const errors: InputError[] = [];
    if (input.kind === 'recording' && input.consentOfAllRecorded !== true)
      errors.push(inputError('/consentOfAllRecorded', 'recording-consent-missing'));
    if (input.datedOn !== undefined && input.datedOn > this.clock.today())
      errors.push(inputError('/datedOn', 'not-over'));
    if (errors.length > 0) throw new BadInput(errors);
  }

  private async insert(
    tx: EntityManager,
    who: Principal,
    irregularityId: string,
    input: AttachEvidence,
  ): Promise<void> {
    await tx.insert(Evidence, {
      id: newId(),
      irregularityId,
      kind: input.kind,
      reference: input.reference,
      heldBy: input.heldBy,
      datedOn: input.datedOn ?? null,
      consentOfAllRecorded: input.consentOfAllRecorded ?? false,
      attachmentId: input.attachmentId ?? null,
      recordedAt: this.clock.now(),
      recordedBy: who.id,
    });
  }
}
