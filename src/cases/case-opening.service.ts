import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinates, type Principal } from '../access/principal.js';
import { BeyondCapacity } from '../advisers/adviser.problems.js';
import { Clock } from '../common/clock.js';
import { touched } from '../common/context.js';
import type { OnceRequest } from '../common/http.js';
import { newId, newReference } from '../common/id.js';
import { Keys } from '../common/keys.js';
import { BadInput, NotFound } from '../common/problem.js';
import { DailyCounts } from '../db/daily-counts.js';
import { Db } from '../db/db.js';
import { EligibilityService } from '../eligibility/eligibility.service.js';
import type { ConsentInput, PersonInput } from '../people/person.dto.js';
import { PeopleService } from '../people/people.service.js';
import { PlacesService } from '../places/places.service.js';
import type { CaseForStaff, CaseView } from './case.dto.js';
import type { OpenCase } from './case-input.dto.js';
import type { MemberInput } from './case-input.dto.js';
import { Case, type Channel, type Procedure, type Stage, type Worry } from './case.entity.js';
import { CaseLetters, TRACKING } from './case.letters.js';
import { CaseCannotMove, LettersNotHeld } from './case.problems.js';
import { ENDED, withFacts } from './case.rules.js';
import { isFiled } from './stage.rules.js';
import { lacking } from './stage.rules.js';
import { CasesService } from './cases.service.js';
import type { DecisionInput, FactsInput } from './facts.dto.js';

/** Requests of one client and day that write letters without anybody looking: a household, a helper with a family or two. */
const MOST_REQUESTS_A_DAY = 5;

/** Somebody asks for help by themselves, or a helper for them. */
export interface Request {
  person: PersonInput;
  consents: ConsentInput[];
  procedure?: Procedure;
  message?: string;
  worries?: Worry[];
  members?: MemberInput[];
  facts?: FactsInput;
  source?: string;
}

/** What everybody who follows a request by its token may know. */
export interface RequestState {
  reference: string;
  state: 'looking' | 'found' | 'ended' | 'withdrawn';
  since: Date;
}

type Beginning = Pick<Case, 'stage' | 'procedure' | 'channel' | 'adviserId'> & {
  person: PersonInput;
  consents: ConsentInput[];
  members?: MemberInput[];
  facts?: FactsInput;
  decision?: DecisionInput;
  since?: string;
  filedOn?: string;
  message?: string;
  worries?: Worry[];
  source?: string;
  /** Letters wait for a coordinator. */
  isHeld?: boolean;
};

/** How cases come into the house: asked for on the public page, or logged by somebody who has them already. */
@Injectable()
export class CaseOpeningService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly cases: CasesService,
    private readonly people: PeopleService,
    private readonly places: PlacesService,
    private readonly letters: CaseLetters,
    private readonly eligibility: EligibilityService,
    private readonly counts: DailyCounts,
  ) {}

  /**
   * A request of the public page. Answers its reference and the token to follow it; sent twice, the same. Of one `client`
   * ({@link RateLimit.clientKey}) those beyond five a day are taken, but write no letters until a coordinator releases them.
   */
  async request(
    input: Request,
    idempotencyKey: OnceRequest | null,
    client: string,
  ): Promise<{ reference: string; tracking: string }> {
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const channel: Channel = input.person.helper ? 'helper' : 'form';
        const isHeld = (await this.counts.next(tx, 'request', client)) > MOST_REQUESTS_A_DAY;
        const theCase = await this.open(
          tx,
          { ...input, stage: 'requested', procedure: input.procedure ?? 'unknown', channel, adviserId: null, isHeld },
          null,
        );
        await this.letters.sendReceipt(tx, theCase);
        await this.letters.notifyCoordinators(tx, 'request-new', theCase);
        return theCase.id;
      },
      async (id) => {
        const tracking = this.letters.trackingOf(id);
        return { reference: (await this.state(tracking)).reference, tracking };
      },
    );
  }

  /** A coordinator says that a request is one: the person gets the receipt, and whatever is written to them from now on. */
  async releaseLetters(who: Principal, id: string): Promise<CaseView> {
    return this.db.transaction(async (tx) => {
      const theCase = await this.cases.locked(tx, who, id);
      if (!coordinates(who, theCase.canton)) throw new NotFound();
      if (!theCase.lettersHeldSince) throw new LettersNotHeld();
      theCase.lettersHeldSince = null;
      await tx.save(theCase);
      if (!ENDED.includes(theCase.stage)) await this.letters.sendReceipt(tx, theCase);
      return this.cases.viewOf(tx, theCase);
    });
  }

  /** How a request stands, in the words of the public page; no names. */
  async state(tracking: string): Promise<RequestState> {
    return stateOf(await this.tracked(this.db.source.manager, tracking));
  }

  /** The person takes the request and all consents back. */
  async withdraw(tracking: string): Promise<RequestState> {
    return this.db.transaction(async (tx) => {
      const theCase = await this.tracked(tx, tracking, true);
      if (ENDED.includes(theCase.stage)) return stateOf(theCase);
      const from = theCase.stage;
      theCase.stage = 'withdrawn';
      this.cases.keepWaiting(theCase);
      await tx.save(theCase);
      await this.cases.withdrawOffer(tx, theCase);
      await this.people.withdrawConsents(tx, theCase.personId);
      await this.cases.note(tx, theCase, 'withdrawn', { fromStage: from, toStage: 'withdrawn' });
      return stateOf(theCase);
    });
  }

  /** A case somebody has already: person, facts and stage in one call. */
  async create(who: Principal, input: OpenCase, idempotencyKey: OnceRequest | null): Promise<CaseView | CaseForStaff> {
    const mine = input.mine ?? who.adviserId !== null;
    if (mine && !who.adviserId)
      throw new BadInput([{ pointer: '/mine', detail: 'needs an account linked to an adviser' }]);
    if (input.decision && input.stage !== 'refused' && input.stage !== 'appeal')
      throw new BadInput([{ pointer: '/decision', detail: 'goes with the stage refused or appeal' }]);
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        if (mine && input.raiseCapacity) await this.raiseCapacityIfFull(tx, who.adviserId!);
        const stage: Stage = input.stage ?? (mine ? 'screening' : 'requested');
        const theCase = await this.open(
          tx,
          {
            ...input,
            stage,
            procedure: input.procedure ?? 'unknown',
            channel: 'logged',
            adviserId: mine ? who.adviserId : null,
          },
          who,
        );
        if (input.note) await this.cases.note(tx, theCase, 'note', { text: input.note });
        if (!mine && !this.cases.sees(who, theCase))
          throw new BadInput([{ pointer: '/person/commune', detail: 'is not in your cantons' }]);
        return theCase.id;
      },
      (id) => this.cases.view(who, id),
    );
  }

  private async open(tx: EntityManager, input: Beginning, who: Principal | null): Promise<Case> {
    const commune = await this.places.requireCommune(tx, input.person.commune, who ? '/person/commune' : '/commune');
    if (input.facts) await this.eligibility.requirePossible(tx, input.facts, '/facts');
    const person = await this.people.write(
      tx,
      { ...input.person, commune: commune.bfs },
      input.consents,
      input.channel === 'logged' ? 'in-person' : input.channel,
      who?.id ?? null,
      who ? '/person' : '',
    );
    const theCase = tx.create(Case, {
      id: newId(),
      reference: newReference('P'),
      personId: person.id,
      stage: input.stage,
      procedure: input.procedure,
      canton: commune.canton,
      commune: commune.bfs,
      adviserId: input.adviserId,
      waitingSince: null,
      snoozedUntil: null,
      source: input.source ?? null,
      channel: input.channel,
      message: input.message ?? null,
      worries: [...new Set(input.worries)],
      facts: withFacts({}, { ...input.facts }),
      decision: null,
      lastDay: null,
      outcome: null,
      filedOn: this.cases.pastDay(input.filedOn ?? null, '/filedOn'),
      closedOn: null,
      rulesVersion: (await this.places.ruleOf(tx, commune.canton)).version,
      openedAt: who ? this.clock.now() : null,
      alarmedAt: null,
      lettersHeldSince: input.isHeld ? this.clock.now() : null,
      createdAt: this.clock.now(),
      version: 1,
    });
    const since = this.cases.pastDay(input.since ?? null, '/since');
    if (since && !isFiled(input.stage))
      throw new BadInput([{ pointer: '/since', detail: 'goes with the stages after it was filed' }]);
    if (since && theCase.filedOn && since < theCase.filedOn)
      throw new BadInput([{ pointer: '/since', detail: 'is not before it was filed' }]);
    if (input.decision) this.cases.setDecision(theCase, input.decision);
    const result = lacking({ ...theCase, hasAdviser: theCase.adviserId !== null }, theCase.stage);
    if (result.length > 0) throw new CaseCannotMove(null, theCase.stage, result);
    this.cases.keepWaiting(theCase);
    touched(theCase.id, person.id);
    await tx.insert(Case, theCase);
    await this.cases.grant(tx, theCase);
    if (input.members?.length) await this.cases.replaceMembers(tx, theCase.id, input.members);
    await this.cases.note(tx, theCase, 'opened', { toStage: theCase.stage, day: since, adviserId: theCase.adviserId });
    return theCase;
  }

  /** Raises one's own capacity by as much as one more case needs. */
  private async raiseCapacityIfFull(tx: EntityManager, adviserId: string): Promise<void> {
    const [row] = await tx.query<{ load: number }[]>(`select load from advisers where id = $1 for update`, [adviserId]);
    if ((row?.load ?? 0) >= 100) throw new BeyondCapacity();
    await tx.query(
      `update advisers set capacity = load + 1, version = version + 1 where id = $1 and capacity < load + 1`,
      [adviserId],
    );
  }

  private async tracked(tx: EntityManager, tracking: string, lock = false): Promise<Case> {
    const id = this.keys.idOf(TRACKING, tracking);
    const theCase =
      id === null
        ? null
        : await tx.findOne(Case, { where: { id }, ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}) });
    if (!theCase) throw new NotFound();
    touched(theCase.id, theCase.personId);
    return theCase;
  }
}

function stateOf(theCase: Case): RequestState {
  const state =
    theCase.stage === 'withdrawn'
      ? 'withdrawn'
      : theCase.stage === 'closed'
        ? 'ended'
        : theCase.adviserId
          ? 'found'
          : 'looking';
  return { reference: theCase.reference, state, since: theCase.waitingSince ?? theCase.createdAt };
}
