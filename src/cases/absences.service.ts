import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinates, type Principal } from '../access/principal.js';
import type { CreateAbsence } from '../advisers/adviser-input.dto.js';
import { AdviserListService } from '../advisers/adviser-list.service.js';
import type { AdviserView } from '../advisers/adviser.dto.js';
import { Absence, Adviser } from '../advisers/adviser.entity.js';
import { auditSubjects } from '../common/context.js';
import { newId } from '../common/id.js';
import { inputError } from '../common/input-codes.js';
import { BadInput, NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { CoverLetters } from './cover.letters.js';
import { CoverService } from './cover.service.js';

/** Absences of advisers, with who covers: their own, or of advisers of one's cantons. Lock order: cases, adviser. */
@Injectable()
export class AbsencesService {
  constructor(
    private readonly db: Db,
    private readonly adviserList: AdviserListService,
    private readonly cover: CoverService,
    private readonly letters: CoverLetters,
  ) {}

  async create(who: Principal, adviserId: string, input: CreateAbsence): Promise<AdviserView> {
    return this.save(who, adviserId, newId(), input);
  }

  /** Other days, or somebody else who covers. Throws {@link NotFound}. */
  async update(who: Principal, adviserId: string, id: string, input: CreateAbsence): Promise<AdviserView> {
    return this.save(who, adviserId, id, input, true);
  }

  /** Ends the sight of whoever covered. */
  async remove(who: Principal, adviserId: string, id: string): Promise<AdviserView> {
    await this.db.transaction(async (tx) => {
      await this.lock(tx, who, adviserId);
      const absence = await tx.findOneBy(Absence, { id, adviserId });
      if (!absence) throw new NotFound();
      auditSubjects(adviserId, absence.coverId);
      await tx.delete(Absence, { id });
      await this.letters.notifyEnd(tx, absence);
    });
    return this.view(who, adviserId);
  }

  /** Throws {@link NotFound} for somebody whose absences are not the caller's to enter. */
  async requireRight(tx: EntityManager, who: Principal, adviserId: string): Promise<Adviser> {
    const adviser = await tx.findOneBy(Adviser, { id: adviserId });
    if (!adviser || !mayEnter(who, adviser)) throw new NotFound();
    return adviser;
  }

  private async save(
    who: Principal,
    adviserId: string,
    id: string,
    input: CreateAbsence,
    isKnown = false,
  ): Promise<AdviserView> {
    const to = input.to ?? null;
    if (to !== null && to < input.from) throw new BadInput([inputError('/to', 'ends-before-it-begins')]);
    await this.db.transaction(async (tx) => {
      await this.lock(tx, who, adviserId);
      const former = isKnown ? await tx.findOneBy(Absence, { id, adviserId }) : null;
      if (isKnown && !former) throw new NotFound();
      const coverId = input.coverBy ?? null;
      const absence = { id, adviserId, fromOn: input.from, toOn: to, coverId };
      if (coverId !== null) await this.requireCover(tx, absence);
      auditSubjects(adviserId, coverId, former?.coverId);
      await tx.save(Absence, absence);
      await this.cover.followAbsence(tx, id);
      if (former && former.coverId !== coverId) await this.letters.notifyEnd(tx, former);
      await this.letters.notify(tx, absence);
    });
    return this.view(who, adviserId);
  }

  /** An active adviser who is somebody else and not away over these days themselves. */
  private async requireCover(tx: EntityManager, { adviserId, fromOn, toOn, coverId }: Absence): Promise<void> {
    const refuse = (code: 'cover-is-oneself' | 'cover-not-available' | 'cover-away'): never => {
      throw new BadInput([inputError('/coverBy', code)]);
    };
    if (coverId === adviserId) refuse('cover-is-oneself');
    const cover = await tx.findOneBy(Adviser, { id: coverId! });
    if (cover?.state !== 'active' || !cover.undertakingOn) refuse('cover-not-available');
    const [away] = await tx.query<unknown[]>(
      `select 1 from absences where adviser_id = $1 and from_on <= coalesce($3, from_on) and (to_on is null or to_on >= $2) limit 1`,
      [coverId, fromOn, toOn],
    );
    if (away) refuse('cover-away');
  }

  private async lock(tx: EntityManager, who: Principal, adviserId: string): Promise<void> {
    await tx.query(`select from cases where adviser_id = $1 and not ended order by id for key share`, [adviserId]);
    const adviser = await tx.findOne(Adviser, { where: { id: adviserId }, lock: { mode: 'pessimistic_write' } });
    if (!adviser || !mayEnter(who, adviser)) throw new NotFound();
  }

  private async view(who: Principal, adviserId: string): Promise<AdviserView> {
    return (await this.adviserList.load(who, [adviserId]))[0];
  }
}

function mayEnter(who: Principal, { id, homeCanton }: Adviser): boolean {
  return who.adviserId === id || coordinates(who, homeCanton);
}
