import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { seesCase } from '../access/sight.js';
import { BeyondCapacity } from '../advisers/adviser.problems.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId, newReference } from '../common/id.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import { EligibilityService } from '../eligibility/eligibility.service.js';
import type { ConsentInput, PersonInput } from '../people/person.dto.js';
import { PersonCreationService } from '../people/person-creation.service.js';
import { PlacesService } from '../places/places.service.js';
import { CaseLifecycle } from './case-lifecycle.service.js';
import { CaseTimelineService } from './case-timeline.service.js';
import { CaseViewService } from './case-view.service.js';
import { CaseWriter } from './case-writer.service.js';
import type { CaseForStaff, CaseView } from './case.dto.js';
import type { MemberInput, CreateCase } from './case-input.dto.js';
import { Case, type Worry } from './case.entity.js';
import { CaseCannotMove } from './case.problems.js';
import { withFacts } from './case.rules.js';
import { ReceivedLettersService } from './received-letters.service.js';
import { isFiled, missingFields } from './stage.rules.js';
import type { CaseFactsInput, DecisionInput } from './facts.dto.js';
import { inputError } from '../common/input-codes.js';

type CaseToInsert = Pick<Case, 'stage' | 'procedure' | 'channel' | 'adviserId'> & {
  person: PersonInput;
  consents: ConsentInput[];
  members?: MemberInput[];
  facts?: CaseFactsInput;
  decision?: DecisionInput;
  since?: string;
  filedOn?: string;
  message?: string;
  worries?: Worry[];
  source?: string;
  isHeld?: boolean;
};

@Injectable()
export class CaseCreationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly writer: CaseWriter,
    private readonly lifecycle: CaseLifecycle,
    private readonly timeline: CaseTimelineService,
    private readonly views: CaseViewService,
    private readonly personCreation: PersonCreationService,
    private readonly places: PlacesService,
    private readonly eligibility: EligibilityService,
    private readonly receivedLetters: ReceivedLettersService,
  ) {}

  async create(
    who: Principal,
    input: CreateCase,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<CaseView | CaseForStaff> {
    const mine = input.mine ?? who.adviserId !== null;
    if (mine && !who.adviserId) throw new BadInput([inputError('/mine', 'account-without-adviser')]);
    if (input.decision && input.stage !== 'refused' && input.stage !== 'appeal')
      throw new BadInput([inputError('/decision', 'decision-at-other-stage')]);
    return this.db.create(
      idempotencyKey,
      (tx) => this.open(tx, who, input, mine),
      (id) => this.views.view(who, id),
    );
  }

  async insert(tx: EntityManager, input: CaseToInsert, who: Principal | null): Promise<Case> {
    const commune = await this.places.requireCommune(tx, input.person.commune, who ? '/person/commune' : '/commune');
    if (input.facts) {
      await this.eligibility.requirePossible(tx, input.facts, '/facts');
      this.writer.pastDay(input.facts.authorisedOn ?? null, '/facts/authorisedOn');
    }
    const person = await this.personCreation.create(
      tx,
      { ...input.person, commune: commune.bfs },
      input.consents,
      input.channel === 'logged' ? 'in-person' : input.channel,
      who?.id ?? null,
      who ? '/person' : '',
    );
    const theCase = await this.build(tx, input, person.id, commune, who !== null);
    const since = this.requirePossible(theCase, input);
    auditSubjects(theCase.id, person.id);
    await this.lifecycle.insert(tx, theCase);
    if (input.decision) {
      await this.receivedLetters.recordDecision(tx, theCase, input.decision);
      await tx.query(`update cases set decision_letter_id = $2 where id = $1`, [theCase.id, theCase.decisionLetterId]);
    }
    if (input.members?.length) await this.writer.replaceMembers(tx, theCase.id, input.members);
    await this.timeline.record(tx, theCase, 'opened', {
      toStage: theCase.stage,
      day: since,
      adviserId: theCase.adviserId,
    });
    return theCase;
  }

  private async open(tx: EntityManager, who: Principal, input: CreateCase, mine: boolean): Promise<string> {
    if (mine && input.raiseCapacity) await this.raiseCapacityIfFull(tx, who.adviserId!);
    const theCase = await this.insert(
      tx,
      {
        ...input,
        stage: input.stage ?? (mine ? 'screening' : 'requested'),
        procedure: input.procedure ?? 'unknown',
        channel: 'logged',
        adviserId: mine ? who.adviserId : null,
      },
      who,
    );
    if (input.note) await this.timeline.record(tx, theCase, 'note', { text: input.note });
    if (!mine && !seesCase(who, theCase))
      throw new BadInput([inputError('/person/commune', 'commune-outside-territory')]);
    return theCase.id;
  }

  private async build(
    tx: EntityManager,
    input: CaseToInsert,
    personId: string,
    commune: Pick<Case, 'canton'> & { bfs: number },
    isOpened: boolean,
  ): Promise<Case> {
    return tx.create(Case, {
      id: newId(),
      reference: newReference('P'),
      personId,
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
      decisionLetterId: null,
      outcome: null,
      filedOn: this.writer.pastDay(input.filedOn ?? null, '/filedOn'),
      closedOn: null,
      rulesVersion: (await this.places.ruleOf(tx, commune.canton)).version,
      openedAt: isOpened ? this.clock.now() : null,
      alarmedAt: null,
      lettersHeldSince: input.isHeld ? this.clock.now() : null,
      createdAt: this.clock.now(),
      version: 1,
    });
  }

  /** Returns since when the case is at its stage. Throws {@link BadInput} or {@link CaseCannotMove}. */
  private requirePossible(theCase: Case, input: CaseToInsert): string | null {
    const since = this.writer.pastDay(input.since ?? null, '/since');
    if (since && !isFiled(input.stage)) throw new BadInput([inputError('/since', 'since-at-other-stage')]);
    if (since && theCase.filedOn && since < theCase.filedOn)
      throw new BadInput([inputError('/since', 'before-filing')]);
    const facts = { ...theCase, hasAdviser: theCase.adviserId !== null, hasDecision: input.decision !== undefined };
    const result = missingFields(facts, theCase.stage);
    if (result.length > 0) throw new CaseCannotMove(null, theCase.stage, result);
    return since;
  }

  private async raiseCapacityIfFull(tx: EntityManager, adviserId: string): Promise<void> {
    const [row] = await tx.query<{ load: number }[]>(`select load from advisers where id = $1 for update`, [adviserId]);
    if ((row?.load ?? 0) >= 100) throw new BeyondCapacity();
    await tx.query(
      `update advisers set capacity = load + 1, version = version + 1 where id = $1 and capacity < load + 1`,
      [adviserId],
    );
  }
}
