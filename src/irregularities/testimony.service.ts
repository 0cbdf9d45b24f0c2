import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId, newReference } from '../common/id.js';
import { BadInput, NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import type { AuthorityInput } from '../places/authority.dto.js';
import { PlacesService } from '../places/places.service.js';
import { Irregularity, IrregularityEvent, type StoryConsent } from './irregularity.entity.js';
import { isAhead, periodOf, type Occurred } from './irregularity.rules.js';
import { TAXONOMY_VERSION } from './taxonomy.js';
import { inputError } from '../common/input-codes.js';

export interface Testimony {
  code: string;
  authority: AuthorityInput;
  occurred: Occurred;
  description: string;
  consent: StoryConsent;
}

/** Linked to no account or case. */
@Injectable()
export class TestimonyService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly places: PlacesService,
  ) {}

  /** Returns the reference; idempotent by key. */
  async create(testimony: Testimony, idempotencyKey: IdempotentRequest | null): Promise<string> {
    if (isAhead(testimony.occurred, this.clock.today())) throw new BadInput([inputError('/occurred', 'not-over')]);
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const authority = await this.places.checkAuthority(tx, testimony.authority);
        const { from, to } = periodOf(testimony.occurred);
        const made = tx.create(Irregularity, {
          id: newId(),
          reference: newReference('I'),
          code: testimony.code,
          kind: null,
          ...authority,
          occurredFrom: from,
          occurredTo: to,
          description: testimony.description,
          consent: testimony.consent,
          origin: 'testimony',
          status: 'reported',
          scale: null,
          scope: null,
          remediable: null,
          evidenceLevel: null,
          caseId: null,
          loggedBy: null,
          reviewedBy: null,
          rejectedBecause: null,
          duplicateOf: null,
          citation: null,
          taxonomyVersion: TAXONOMY_VERSION,
          createdAt: this.clock.now(),
          version: 1,
        });
        auditSubjects(made.id);
        await tx.insert(Irregularity, made);
        await tx.insert(IrregularityEvent, {
          id: newId(),
          irregularityId: made.id,
          at: this.clock.now(),
          actor: null,
          fromStatus: null,
          toStatus: 'reported',
          changed: [],
          text: null,
        });
        return made.id;
      },
      (id) => this.referenceOf(id),
    );
  }

  private async referenceOf(id: string): Promise<string> {
    const made = await this.db.source.manager.findOneBy(Irregularity, { id });
    if (!made) throw new NotFound();
    auditSubjects(id);
    return made.reference;
  }
}
