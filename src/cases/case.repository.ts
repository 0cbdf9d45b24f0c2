import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinates, type Principal } from '../access/principal.js';
import { seesCase } from '../access/sight.js';
import { auditSubjects } from '../common/context.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { Case } from './case.entity.js';

/** Loads and locks cases. What is out of sight is {@link NotFound}, like what is not there. */
@Injectable()
export class CaseRepository {
  constructor(private readonly db: Db) {}

  /** A case in sight. */
  async find(who: Principal, id: string): Promise<Case> {
    return this.requireSight(await this.db.source.manager.findOneBy(Case, { id }), (theCase) => seesCase(who, theCase));
  }

  /** A case of one of the caller's cantons. */
  async findAsCoordinator(who: Principal, id: string): Promise<Case> {
    return this.requireSight(await this.db.source.manager.findOneBy(Case, { id }), ({ canton }) =>
      coordinates(who, canton),
    );
  }

  /** A case for somebody whose sight the caller checks. */
  async findUnseen(id: string): Promise<Case> {
    return this.requireSight(await this.db.source.manager.findOneBy(Case, { id }), () => true);
  }

  /** A case in sight, locked until the transaction ends. */
  async lock(tx: EntityManager, who: Principal, id: string): Promise<Case> {
    return this.requireSight(await this.findLocked(tx, id), (theCase) => seesCase(who, theCase));
  }

  /** A case of one of the caller's cantons, locked. */
  async lockAsCoordinator(tx: EntityManager, who: Principal, id: string): Promise<Case> {
    return this.requireSight(await this.findLocked(tx, id), ({ canton }) => coordinates(who, canton));
  }

  /** Locks a case for the program itself, or for somebody whose sight the caller checks. */
  async lockUnseen(tx: EntityManager, id: string): Promise<Case> {
    return this.requireSight(await this.findLocked(tx, id), () => true);
  }

  private findLocked(tx: EntityManager, id: string): Promise<Case | null> {
    return tx.findOne(Case, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  private requireSight(theCase: Case | null, isInSight: (theCase: Case) => boolean): Case {
    if (!theCase || !isInSight(theCase)) throw new NotFound();
    auditSubjects(theCase.id, theCase.personId);
    return theCase;
  }
}
