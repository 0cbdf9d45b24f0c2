import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinates, type Principal } from '../access/principal.js';
import { AccountParticipants } from '../accounts/account-participants.js';
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
import { BadInput, NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { SweepService, type Budget } from '../queue/sweep.service.js';
import { AdviserExcluded, AdviserWithoutAccount, NotToOffer, OfferAnswered, OfferLapsed } from './matching.problems.js';
import type { AcceptOffer, DeclineOffer, CreateOffer, OfferView } from './offer.dto.js';
import { OffersOfCase } from './case.participant.js';
import { Offer, type AnswerWay } from './offer.entity.js';
import { OfferLetters } from './offer.letters.js';
import { OfferListService } from './offer-list.service.js';
import type { Exclusion } from './score.rules.js';
import { SuggestionsService } from './suggestions.service.js';
import { inputError } from '../common/input-codes.js';

/** What advisers may overrule for themselves by accepting. */
const ONES_OWN_CHOICE: readonly Exclusion[] = ['full', 'absent', 'declined-before', 'ended-before'];

/** Calendar days. */
export class OfferDays {
  constructor(readonly days: number) {}
}

/** Lock order: case, adviser, offer. The database decides that a case has one open offer and no adviser too many. */
@Injectable()
export class OffersService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly offers: OfferListService,
    private readonly letters: OfferLetters,
    private readonly cases: CaseRepository,
    private readonly lifecycle: CaseLifecycle,
    private readonly timeline: CaseTimelineService,
    private readonly ofCase: OffersOfCase,
    private readonly suggestions: SuggestionsService,
    private readonly accounts: AccountsService,
    private readonly sweep: SweepService,
    private readonly offerDays: OfferDays,
    private readonly participants: AccountParticipants,
  ) {}

  onModuleInit(): void {
    this.sweep.every('offers', (budget) => this.lapseDue(budget));
    this.participants.register({
      openWork: async (tx, { adviserId }) => ({ offers: (await this.openOf(tx, adviserId)).length }),
      onDisable: (tx, { adviserId }) => this.withdrawAll(tx, adviserId),
    });
  }

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
        await this.lapse(tx, theCase);
        await tx.query(`select from advisers where id = $1 for update`, [input.adviserId]);
        const [judged] = await this.suggestions.judge(tx, theCase, input.adviserId);
        if (!judged) throw new BadInput([inputError('/adviserId', 'not-an-adviser')]);
        // The database decides about capacity when writing.
        const against = judged.exclusions.filter(
          (exclusion) => exclusion !== 'full' && exclusion !== 'declined-before',
        );
        if (against.length > 0) throw new AdviserExcluded(against);
        const offer = tx.create(Offer, {
          id: newId(),
          caseId,
          adviserId: input.adviserId,
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
          facts: judged.suggestion,
        });
        await tx.insert(Offer, offer);
        await this.timeline.record(tx, theCase, 'offered', { adviserId: input.adviserId });
        if (input.onBehalf) {
          offer.onBehalf = true;
          await this.close(tx, offer, 'accepted', who, input.how);
          await this.lifecycle.assign(tx, theCase, offer.adviserId);
          return offer.id;
        }
        const account = await this.accounts.accountOfAdviser(tx, input.adviserId);
        if (!account) throw new AdviserWithoutAccount();
        await this.letters.notifyAdviser(tx, offer, account);
        return offer.id;
      },
      (id) => this.offers.view(who, id),
    );
  }

  /** The rules are checked again, in the transaction of the match. */
  async accept(who: Principal, id: string, input: AcceptOffer): Promise<OfferView> {
    await this.answering(who, id, input, async (tx, offer, theCase) => {
      const [judged] = await this.suggestions.judge(tx, theCase, offer.adviserId);
      const against = (judged?.exclusions ?? []).filter((exclusion) => !ONES_OWN_CHOICE.includes(exclusion));
      if (against.length > 0) throw new AdviserExcluded(against);
      // The offer reserved a place; if the load has grown since, accepting is the adviser's own choice.
      await tx.query(`select set_config('passerelle.own_choice', 'on', true)`);
      await this.close(tx, offer, 'accepted', who, input.how);
      await this.lifecycle.assign(tx, theCase, offer.adviserId);
    });
    return this.offers.view(who, id);
  }

  async decline(who: Principal, id: string, input: DeclineOffer): Promise<OfferView> {
    if (input.reason === 'other' && !input.note) throw new BadInput([inputError('/note', 'note-needed-for-other')]);
    await this.answering(who, id, input, async (tx, offer, theCase) => {
      offer.reason = input.reason;
      offer.note = input.note ?? null;
      await this.close(tx, offer, 'declined', who, input.how);
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
      await this.close(tx, offer, 'withdrawn', who);
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
      if (offer.lapsesAt <= this.clock.now()) return this.lapse(tx, theCase);
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

  private async close(
    tx: EntityManager,
    offer: Offer,
    state: Offer['state'],
    who: Principal | null,
    how?: AnswerWay,
  ): Promise<void> {
    Object.assign(offer, {
      state,
      answeredAt: this.clock.now(),
      answeredBy: who?.id ?? null,
      how: offer.onBehalf ? (how ?? null) : null,
    });
    await tx.save(offer);
  }

  /** The case is locked. Returns whether the offer's time was over. */
  private async lapse(tx: EntityManager, theCase: Case): Promise<boolean> {
    const open = await tx.findOneBy(Offer, { caseId: theCase.id, state: 'open' });
    if (!open || open.lapsesAt > this.clock.now()) return false;
    await tx.query(`select from advisers where id = $1 for update`, [open.adviserId]);
    const offer = await tx.findOneOrFail(Offer, { where: { id: open.id }, lock: { mode: 'pessimistic_write' } });
    await this.close(tx, offer, 'lapsed', null);
    await this.timeline.record(tx, theCase, 'offer-lapsed', { adviserId: offer.adviserId });
    await this.letters.notifyCoordinators(tx, 'offer-lapsed', theCase, offer);
    return true;
  }

  private async lapseDue(budget: Budget): Promise<number> {
    const due = await this.db.rows<{ caseId: string }>(
      sql`select case_id as "caseId" from offers where state = 'open' and lapses_at <= ${this.clock.now()} order by case_id limit 1000`,
    );
    let lapsed = 0;
    for (const { caseId } of due) {
      if (budget.isSpent()) break;
      const hasLapsed = await this.db.transaction(async (tx) =>
        this.lapse(tx, await this.cases.lockUnseen(tx, caseId)),
      );
      if (hasLapsed) lapsed++;
    }
    return lapsed;
  }
}

function requireAnswer({ how, noConflict }: CreateOffer): void {
  const errors = [
    ...(how ? [] : [inputError('/how', 'how-missing')]),
    ...(noConflict ? [] : [inputError('/noConflict', 'not-declared')]),
  ];
  if (errors.length > 0) throw new BadInput(errors);
}
