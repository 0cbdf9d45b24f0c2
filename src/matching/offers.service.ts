import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinates, type Principal } from '../access/principal.js';
import { AccountParticipants } from '../accounts/account-participants.js';
import type { Case } from '../cases/case.entity.js';
import { CaseLifecycle } from '../cases/case-lifecycle.service.js';
import { CaseRepository } from '../cases/case.repository.js';
import { CaseTimelineService } from '../cases/case-timeline.service.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { BadInput, NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { AdviserExcluded, OfferAnswered, OfferLapsed } from './matching.problems.js';
import type { AcceptOffer, DeclineOffer, OfferView } from './offer.dto.js';
import { OffersOfCase } from './case.participant.js';
import { Offer, type AnswerWay } from './offer.entity.js';
import { OfferLetters } from './offer.letters.js';
import { OfferLifecycle } from './offer-lifecycle.service.js';
import { OfferListService } from './offer-list.service.js';
import type { Exclusion } from './score.rules.js';
import { SuggestionsService } from './suggestions.service.js';
import { inputError } from '../common/input-codes.js';

/** What advisers may overrule for themselves by accepting. */
const ONES_OWN_CHOICE: readonly Exclusion[] = ['full', 'absent', 'declined-before', 'ended-before'];

/** Lock order: case, adviser, offer. The database decides that a case has one open offer and no adviser too many. */
@Injectable()
export class OffersService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly offers: OfferListService,
    private readonly letters: OfferLetters,
    private readonly cases: CaseRepository,
    private readonly caseLifecycle: CaseLifecycle,
    private readonly timeline: CaseTimelineService,
    private readonly ofCase: OffersOfCase,
    private readonly suggestions: SuggestionsService,
    private readonly offerLifecycle: OfferLifecycle,
    private readonly participants: AccountParticipants,
  ) {}

  onModuleInit(): void {
    this.participants.register({
      openWork: async (tx, { adviserId }) => ({ offers: (await this.openOf(tx, adviserId)).length }),
      onDisable: (tx, { adviserId }) => this.withdrawAll(tx, adviserId),
    });
  }

  /** The rules are checked again, in the transaction of the match. */
  async accept(who: Principal, id: string, input: AcceptOffer): Promise<OfferView> {
    await this.answering(who, id, input, async (tx, offer, theCase) => {
      const [judged] = await this.suggestions.judge(tx, theCase, offer.adviserId);
      const against = (judged?.exclusions ?? []).filter((exclusion) => !ONES_OWN_CHOICE.includes(exclusion));
      if (against.length > 0) throw new AdviserExcluded(against);
      // The offer reserved a place; if the load has grown since, accepting is the adviser's own choice.
      await tx.query(`select set_config('passerelle.own_choice', 'on', true)`);
      await this.offerLifecycle.close(tx, offer, 'accepted', who, input.how);
      await this.caseLifecycle.assign(tx, theCase, offer.adviserId);
    });
    return this.offers.view(who, id);
  }

  async decline(who: Principal, id: string, input: DeclineOffer): Promise<OfferView> {
    if (input.reason === 'other' && !input.note) throw new BadInput([inputError('/note', 'note-needed-for-other')]);
    await this.answering(who, id, input, async (tx, offer, theCase) => {
      offer.reason = input.reason;
      offer.note = input.note ?? null;
      await this.offerLifecycle.close(tx, offer, 'declined', who, input.how);
      await this.timeline.record(tx, theCase, 'offer-declined', { adviserId: offer.adviserId });
      await this.letters.notifyCoordinators(tx, 'offer-declined', theCase, offer);
    });
    return this.offers.view(who, id);
  }

  async withdraw(who: Principal, id: string): Promise<OfferView> {
    await this.db.transaction(async (tx) => {
      const { offer, theCase } = await this.locked(tx, id);
      if (!coordinates(who, theCase.canton)) throw new NotFound();
      auditSubjects(theCase.id, theCase.personId);
      if (offer.state !== 'open') throw new OfferAnswered(offer.state);
      await this.offerLifecycle.close(tx, offer, 'withdrawn', who);
      await this.timeline.record(tx, theCase, 'offer-withdrawn', { adviserId: offer.adviserId });
    });
    return this.offers.view(who, id);
  }

  private openOf(tx: EntityManager, adviserId: string | null): Promise<{ caseId: string }[]> {
    return tx.query(
      `select case_id as "caseId" from offers where adviser_id = $1 and state = 'open' order by case_id`,
      [adviserId],
    );
  }

  private async withdrawAll(tx: EntityManager, adviserId: string | null): Promise<void> {
    for (const { caseId } of await this.openOf(tx, adviserId)) {
      await this.ofCase.withdraw(tx, await this.cases.lockUnseen(tx, caseId));
    }
  }

  private async answering(
    who: Principal,
    id: string,
    input: { onBehalf?: boolean; how?: AnswerWay },
    answer: (tx: EntityManager, offer: Offer, theCase: Case) => Promise<void>,
  ): Promise<void> {
    const lapsed = await this.db.transaction(async (tx) => {
      const { offer, theCase } = await this.locked(tx, id);
      const own = who.adviserId === offer.adviserId;
      if (!own && !coordinates(who, theCase.canton)) throw new NotFound();
      auditSubjects(theCase.id, theCase.personId);
      if (!own && !input.onBehalf) throw new BadInput([inputError('/onBehalf', 'on-behalf-missing')]);
      if (!own && !input.how) throw new BadInput([inputError('/how', 'how-missing')]);
      if (offer.state !== 'open') throw new OfferAnswered(offer.state);
      if (offer.lapsesAt <= this.clock.now()) return this.offerLifecycle.lapse(tx, theCase);
      offer.onBehalf = !own;
      await answer(tx, offer, theCase);
      return false;
    });
    // A refusal inside the transaction would undo the lapse.
    if (lapsed) throw new OfferLapsed();
  }

  private async locked(tx: EntityManager, id: string): Promise<{ offer: Offer; theCase: Case }> {
    const known = await tx.findOneBy(Offer, { id });
    if (!known) throw new NotFound();
    const theCase = await this.cases.lockUnseen(tx, known.caseId);
    await tx.query(`select from advisers where id = $1 for update`, [known.adviserId]);
    const offer = await tx.findOneOrFail(Offer, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return { offer, theCase };
  }
}
