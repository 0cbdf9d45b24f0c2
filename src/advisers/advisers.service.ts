import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { coordinates, type Principal } from '../access/principal.js';
import { AccountParticipants } from '../accounts/account-participants.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { NotFound, Stale } from '../common/problem.js';
import { Db } from '../db/db.js';
import { PlacesService } from '../places/places.service.js';
import { AdviserView } from './adviser.dto.js';
import type { AcceptUndertaking, InviteAdviser, UpdateAdviser, UpdateOwnProfile } from './adviser-input.dto.js';
import { Adviser, UNDERTAKING_VERSION } from './adviser.entity.js';
import {
  NoAdviser,
  OutsideTerritory,
  StillHasCases,
  UndertakingMissing,
  UndertakingOutdated,
} from './adviser.problems.js';
import { AdviserListService, serves } from './adviser-list.service.js';
import { applyInput } from './adviser-changes.js';

@Injectable()
export class AdvisersService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly places: PlacesService,
    private readonly participants: AccountParticipants,
    private readonly adviserList: AdviserListService,
  ) {}

  onModuleInit(): void {
    this.participants.register({ onDisable: (tx, { adviserId }) => this.pause(tx, adviserId) });
  }

  async update(who: Principal, id: string, input: UpdateAdviser, version: number): Promise<AdviserView> {
    await this.db.transaction(async (tx) => {
      const adviser = await this.locked(tx, id);
      if (!serves(who, adviser)) throw new NotFound();
      if (!coordinates(who, adviser.homeCanton)) throw new OutsideTerritory(adviser.homeCanton);
      await this.save(tx, adviser, input, version);
    });
    return this.adviserList.view(who, id);
  }

  async updateOwnProfile(who: Principal, input: UpdateOwnProfile, version: number): Promise<AdviserView> {
    const id = who.adviserId;
    if (!id) throw new NoAdviser();
    await this.db.transaction(async (tx) => this.save(tx, await this.locked(tx, id), input, version));
    return this.adviserList.viewOwn(who);
  }

  async acceptUndertaking(who: Principal, input: AcceptUndertaking): Promise<AdviserView> {
    const id = who.adviserId;
    if (!id) throw new NoAdviser();
    if (input.version !== UNDERTAKING_VERSION) throw new UndertakingOutdated(UNDERTAKING_VERSION);
    await this.db.transaction(async (tx) => {
      const adviser = await this.locked(tx, id);
      auditSubjects(id);
      adviser.undertakingVersion = input.version;
      adviser.undertakingOn ??= this.clock.today();
      if (adviser.state === 'applying') adviser.state = 'active';
      await tx.save(adviser);
    });
    return this.adviserList.viewOwn(who);
  }

  async invite(who: Principal, id: string, input: InviteAdviser): Promise<AdviserView> {
    await this.db.transaction(async (tx) => {
      const adviser = await this.locked(tx, id);
      if (!serves(who, adviser)) throw new NotFound();
      if (!coordinates(who, adviser.homeCanton)) throw new OutsideTerritory(adviser.homeCanton);
      auditSubjects(id);
      await this.accounts.inviteIn(
        tx,
        {
          email: adviser.email,
          name: `${adviser.firstName} ${adviser.lastName}`,
          role: 'adviser',
          locale: input.locale,
        },
        id,
      );
    });
    return this.adviserList.view(who, id);
  }

  private async locked(tx: EntityManager, id: string): Promise<Adviser> {
    const adviser = await tx.findOne(Adviser, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!adviser) throw new NotFound();
    return adviser;
  }

  private async save(
    tx: EntityManager,
    adviser: Adviser,
    input: UpdateAdviser | UpdateOwnProfile,
    version: number,
  ): Promise<void> {
    if (adviser.version !== version) throw new Stale(adviser.version);
    auditSubjects(adviser.id);
    await applyInput(tx, this.places, adviser, input);
    if (input.state === 'active' && !adviser.undertakingOn) throw new UndertakingMissing();
    if (input.state === 'left') await this.endService(tx, adviser);
    if (input.state !== undefined) adviser.state = input.state;
    await tx.save(adviser);
  }

  /** An adviser who cannot sign in gets no new cases until a coordinator makes them active again. */
  private async pause(tx: EntityManager, adviserId: string | null): Promise<void> {
    if (adviserId === null) return;
    auditSubjects(adviserId);
    await tx.query(`update advisers set state = 'paused', version = version + 1 where id = $1 and state = 'active'`, [
      adviserId,
    ]);
  }

  private async endService(tx: EntityManager, adviser: Adviser): Promise<void> {
    const [row] = await tx.query<{ open: number }[]>(
      `select count(*)::integer as open from cases where adviser_id = $1 and not ended`,
      [adviser.id],
    );
    if ((row?.open ?? 0) > 0) throw new StillHasCases(row.open);
    await this.accounts.disableAdviser(tx, adviser.id);
  }
}
