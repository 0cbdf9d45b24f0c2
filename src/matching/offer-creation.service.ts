import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { Case } from '../cases/case.entity.js';
import { CaseLifecycle } from '../cases/case-lifecycle.service.js';
import { CaseRepository } from '../cases/case.repository.js';
import { CaseTimelineService } from '../cases/case-timeline.service.js';
import { Clock, zurichInstant } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { addDays } from '../common/day.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId } from '../common/id.js';
import { inputError } from '../common/input-codes.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import { AdviserExcluded, AdviserWithoutAccount, NotToOffer } from './matching.problems.js';
import type { CreateOffer, OfferView } from './offer.dto.js';
import { Offer } from './offer.entity.js';
import { OfferLetters } from './offer.letters.js';
import { OfferLifecycle } from './offer-lifecycle.service.js';
import { OfferListService } from './offer-list.service.js';
import { SuggestionsService } from './suggestions.service.js';

/** Calendar days. */
export class OfferDays {
  constructor(readonly days: number) {}
}

/** Lock order: case, adviser, offer. The database decides that a case has one open offer and no adviser too many. */
@Injectable()
export class OfferCreationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly offerDays: OfferDays,
    private readonly cases: CaseRepository,
    private readonly caseLifecycle: CaseLifecycle,
    private readonly timeline: CaseTimelineService,
    private readonly offerLifecycle: OfferLifecycle,
    private readonly offerList: OfferListService,
    private readonly suggestions: SuggestionsService,
    private readonly accounts: AccountsService,
    private readonly letters: OfferLetters,
  ) {}

  /** With `onBehalf` the case is theirs at once. Throws {@link AdviserWithoutAccount} where only that is possible. */
  async create(
    who: Principal,
    caseId: string,
    input: CreateOffer,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<OfferView> {
    if (input.onBehalf) requireAnswer(input);
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const theCase = await this.cases.lockAsCoordinator(tx, who, caseId);
        auditSubjects(input.adviserId);
        if (!theCase.waitingSince) throw new NotToOffer();
        await this.offerLifecycle.lapse(tx, theCase);
        const facts = await this.judge(tx, theCase, input.adviserId);
        const offer = await this.insert(tx, who, theCase, input.adviserId, facts);
        if (input.onBehalf) await this.acceptOnBehalf(tx, who, theCase, offer, input);
        else await this.notifyAdviser(tx, offer);
        return offer.id;
      },
      (id) => this.offerList.view(who, id),
    );
  }

  /** Locks the adviser and returns the facts the offer rests on. */
  private async judge(tx: EntityManager, theCase: Case, adviserId: string): Promise<Offer['facts']> {
    await tx.query(`select from advisers where id = $1 for update`, [adviserId]);
    const [judged] = await this.suggestions.judge(tx, theCase, adviserId);
    if (!judged) throw new BadInput([inputError('/adviserId', 'not-an-adviser')]);
    // The database decides about capacity when writing.
    const against = judged.exclusions.filter((exclusion) => exclusion !== 'full' && exclusion !== 'declined-before');
    if (against.length > 0) throw new AdviserExcluded(against);
    return judged.suggestion;
  }

  private async insert(
    tx: EntityManager,
    who: Principal,
    theCase: Case,
    adviserId: string,
    facts: Offer['facts'],
  ): Promise<Offer> {
    const offer = tx.create(Offer, {
      id: newId(),
      caseId: theCase.id,
      adviserId,
      state: 'open',
      madeBy: who.id,
      madeAt: this.clock.now(),
      lapsesAt: zurichInstant(addDays(this.clock.today(), this.offerDays.days + 1), 0),
      answeredAt: null,
      answeredBy: null,
      onBehalf: false,
      how: null,
      reason: null,
      note: null,
      facts,
    });
    await tx.insert(Offer, offer);
    await this.timeline.record(tx, theCase, 'offered', { adviserId });
    return offer;
  }

  private async acceptOnBehalf(
    tx: EntityManager,
    who: Principal,
    theCase: Case,
    offer: Offer,
    { how }: CreateOffer,
  ): Promise<void> {
    offer.onBehalf = true;
    await this.offerLifecycle.close(tx, offer, 'accepted', who, how);
    await this.caseLifecycle.assign(tx, theCase, offer.adviserId);
  }

  private async notifyAdviser(tx: EntityManager, offer: Offer): Promise<void> {
    const account = await this.accounts.accountOfAdviser(tx, offer.adviserId);
    if (!account) throw new AdviserWithoutAccount();
    await this.letters.notifyAdviser(tx, offer, account);
  }
}

function requireAnswer({ how, noConflict }: CreateOffer): void {
  const errors = [
    ...(how ? [] : [inputError('/how', 'how-missing')]),
    ...(noConflict ? [] : [inputError('/noConflict', 'not-declared')]),
  ];
  if (errors.length > 0) throw new BadInput(errors);
}
