import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal.js';
import type { IdempotentRequest } from '../common/http.js';
import { Keys } from '../common/keys.js';
import { NotFound } from '../common/problem.js';
import { DailyCounts } from '../db/daily-counts.js';
import { Db } from '../db/db.js';
import type { ConsentInput, PersonInput } from '../people/person.dto.js';
import { PeopleService } from '../people/people.service.js';
import { CaseLifecycle } from './case-lifecycle.service.js';
import { CaseRepository } from './case.repository.js';
import { CaseTimelineService } from './case-timeline.service.js';
import { CaseViewService } from './case-view.service.js';
import type { CaseView } from './case.dto.js';
import type { MemberInput } from './case-input.dto.js';
import type { Case, Channel, Procedure, Worry } from './case.entity.js';
import { CaseLetters, TRACKING } from './case.letters.js';
import { LettersNotHeld } from './case.problems.js';
import { ENDED } from './case.rules.js';
import type { FactsInput } from './facts.dto.js';
import { CaseCreationService } from './case-creation.service.js';

/** A day and client; more are held for review. */
const MAX_REQUESTS_A_DAY = 5;

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

export interface RequestState {
  reference: string;
  state: 'looking' | 'found' | 'ended' | 'withdrawn';
  since: Date;
}

@Injectable()
export class CaseOpeningService {
  constructor(
    private readonly db: Db,
    private readonly keys: Keys,
    private readonly cases: CaseRepository,
    private readonly lifecycle: CaseLifecycle,
    private readonly timeline: CaseTimelineService,
    private readonly views: CaseViewService,
    private readonly people: PeopleService,
    private readonly letters: CaseLetters,
    private readonly counts: DailyCounts,
    private readonly creation: CaseCreationService,
  ) {}

  /** Idempotent by key. Beyond five a day of one `client` ({@link RateLimit.clientKey}) letters are held. */
  async request(
    input: Request,
    idempotencyKey: IdempotentRequest | null,
    client: string,
  ): Promise<{ reference: string; tracking: string }> {
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const channel: Channel = input.person.helper ? 'helper' : 'form';
        const isHeld = (await this.counts.increment(tx, 'request', client)) > MAX_REQUESTS_A_DAY;
        const theCase = await this.creation.insert(
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

  async releaseLetters(who: Principal, id: string): Promise<CaseView> {
    return this.db.transaction(async (tx) => {
      const theCase = await this.cases.lockAsCoordinator(tx, who, id);
      if (!theCase.lettersHeldSince) throw new LettersNotHeld();
      theCase.lettersHeldSince = null;
      await tx.save(theCase);
      if (!ENDED.includes(theCase.stage)) await this.letters.sendReceipt(tx, theCase);
      return this.views.viewOf(tx, theCase);
    });
  }

  async state(tracking: string): Promise<RequestState> {
    return stateOf(await this.cases.findUnseen(this.trackedId(tracking)));
  }

  async withdraw(tracking: string): Promise<RequestState> {
    return this.db.transaction(async (tx) => {
      const theCase = await this.cases.lockUnseen(tx, this.trackedId(tracking));
      if (ENDED.includes(theCase.stage)) return stateOf(theCase);
      const from = theCase.stage;
      await this.lifecycle.end(tx, theCase, { stage: 'withdrawn', byPerson: true });
      await this.people.withdrawConsents(tx, theCase.personId);
      await this.timeline.record(tx, theCase, 'withdrawn', { fromStage: from, toStage: 'withdrawn' });
      return stateOf(theCase);
    });
  }

  private trackedId(tracking: string): string {
    const id = this.keys.idOf(TRACKING, tracking);
    if (id === null) throw new NotFound();
    return id;
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
