import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinates, type Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId } from '../common/id.js';
import { Db } from '../db/db.js';
import { PlacesService } from '../places/places.service.js';
import { applyInput } from './adviser-changes.js';
import type { CreateAdviser } from './adviser-input.dto.js';
import { AdviserListService } from './adviser-list.service.js';
import type { AdviserView } from './adviser.dto.js';
import { Adviser } from './adviser.entity.js';
import { OutsideTerritory } from './adviser.problems.js';

@Injectable()
export class AdviserCreationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly adviserList: AdviserListService,
  ) {}

  /** Adds an adviser who may take cases once the undertaking is accepted. Throws {@link OutsideTerritory}. */
  async create(who: Principal, input: CreateAdviser, idempotencyKey: IdempotentRequest | null): Promise<AdviserView> {
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const adviser = this.withDefaults(tx);
        await applyInput(tx, this.places, adviser, input);
        if (!coordinates(who, adviser.homeCanton)) throw new OutsideTerritory(adviser.homeCanton);
        auditSubjects(adviser.id);
        await tx.insert(Adviser, adviser);
        return adviser.id;
      },
      (id) => this.adviserList.view(who, id),
    );
  }

  private withDefaults(tx: EntityManager): Adviser {
    return tx.create(Adviser, {
      id: newId(),
      phone: null,
      phoneNote: null,
      cantons: [],
      remote: false,
      capacity: 3,
      specialities: ['ordinary'],
      state: 'applying',
      conflicts: [],
      organisationId: null,
      undertakingVersion: null,
      undertakingOn: null,
      createdAt: this.clock.now(),
      version: 1,
    });
  }
}
