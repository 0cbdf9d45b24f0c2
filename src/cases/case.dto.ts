import { ApiProperty } from '@nestjs/swagger';
import { ArrayMinSize } from 'class-validator';
import {
  Flag,
  Day,
  Instant,
  Language,
  OneOf,
  Optional,
  OptionalOrNull,
  Part,
  Parts,
  QueryFlag,
  QueryNumber,
  SomeOf,
  Text,
  Uuid,
  Whole,
} from '../common/input.js';
import { CANTON_CODES } from '../common/cantons.js';
import { DeadlineView } from '../eligibility/eligibility.dto.js';
import { ConsentInput, PersonInput, PersonView } from '../people/person.dto.js';
import type { CaseFacts, Decision } from './case.facts.js';
import {
  NOTE_KINDS,
  OUTCOMES,
  PROCEDURES,
  RELATIONS,
  STAGES,
  WORRIES,
  type Case,
  type CaseEvent,
  type CaseMember,
  type EventKind,
  type NoteKind,
  type Outcome,
  type Procedure,
  type Relation,
  type Stage,
  type Worry,
} from './case.entity.js';
import { deadlineFor, hasLetter, movesFrom, URGENCIES, urgencyOf, type Urgency } from './case.rules.js';
import { DecisionInput, FactsInput } from './facts.dto.js';

export class MemberInput {
  @Text(80)
  firstName: string;

  @OptionalOrNull()
  @Whole(1900, 2200)
  birthYear?: number | null;

  @OneOf(RELATIONS)
  relation: Relation;
}

/** Logs a case one already has: person and facts at once. */
export class OpenCase {
  @Part(() => PersonInput)
  person: PersonInput;

  @Parts(() => ConsentInput, 6)
  @ArrayMinSize(1)
  consents: ConsentInput[];

  @Optional()
  @OneOf(PROCEDURES)
  procedure?: Procedure;

  /** Where the case stands; without it `screening` with an adviser, `requested` without. */
  @Optional()
  @OneOf(STAGES)
  stage?: Stage;

  /** Since when it stands there. The authority's term counts from this day; without it none is named. */
  @Optional()
  @Day()
  since?: string;

  /** When the application was filed. */
  @Optional()
  @Day()
  filedOn?: string;

  @Optional()
  @Part(() => DecisionInput)
  decision?: DecisionInput;

  @Optional()
  @Parts(() => MemberInput, 20)
  members?: MemberInput[];

  @Optional()
  @Part(() => FactsInput)
  facts?: FactsInput;

  /** A first note. */
  @Optional()
  @Text(4000, { lines: true })
  note?: string;

  /** Whether the case is one's own; without it, yes for everybody who is an adviser. */
  @Optional()
  @Flag()
  mine?: boolean;

  /** One's own capacity is raised if there is no place left. */
  @Optional()
  @Flag()
  raiseCapacity?: boolean;
}

export class ChangeCase {
  @Optional()
  @OneOf(PROCEDURES)
  procedure?: Procedure;

  /** Where the person lives now (BFS). */
  @Optional()
  @Whole(1, 9999)
  commune?: number;

  @OptionalOrNull()
  @Day()
  filedOn?: string | null;

  @Optional()
  @Part(() => FactsInput)
  facts?: FactsInput;

  /** All members anew. */
  @Optional()
  @Parts(() => MemberInput, 20)
  members?: MemberInput[];

  /** What the person is worried about, all anew; without `deadline` the letter they wrote of is seen to. */
  @Optional()
  @SomeOf(WORRIES)
  worries?: Worry[];

  /** The letter of a refusal, corrected or completed. */
  @Optional()
  @Part(() => DecisionInput)
  decision?: DecisionInput;
}

export class MoveCase {
  @OneOf(STAGES)
  to: Stage;

  /** The day it happened; today without it. */
  @Optional()
  @Day()
  on?: string;

  /** Needed for `refused`. */
  @Optional()
  @Part(() => DecisionInput)
  decision?: DecisionInput;

  /** Needed for `closed`. */
  @Optional()
  @OneOf(OUTCOMES)
  outcome?: Outcome;
}

/** Snoozes a waiting case, or declines it. */
export class LeaveWaiting {
  /** Not before this day does the inbox ask for it again; null wakes it now. */
  @OptionalOrNull()
  @Day()
  until?: string | null;

  /** Closes it with this outcome and tells the person. */
  @Optional()
  @OneOf(OUTCOMES.filter((outcome) => outcome !== 'naturalised'))
  decline?: Exclude<Outcome, 'naturalised'>;

  /** For the network. */
  @Text(500, { lines: true })
  reason: string;

  /** Words to the person, added to the letter as they are. */
  @Optional()
  @Text(2000, { lines: true })
  message?: string;
}

/** What a person whose request is declined will read; words of the coordinator come between the two. */
export class DeclineLetterView {
  /** False: no address is known, and nothing is sent. */
  sent: boolean;
  language: string;
  subject: string;
  before: string[];
  after: string[];
}

export class ReleaseCase {
  @Text(500, { lines: true })
  reason: string;
}

export class NewNote {
  @OneOf(NOTE_KINDS)
  kind: NoteKind;

  @Text(4000, { lines: true })
  text: string;

  /** When it happened; now without it. */
  @Optional()
  @Instant()
  at?: string;
}

export class CaseFilter {
  @Optional()
  @OneOf(STAGES)
  stage?: Stage;

  @Optional()
  @OneOf(PROCEDURES)
  procedure?: Procedure;

  @Optional()
  @OneOf(CANTON_CODES)
  canton?: string;

  @Optional()
  @Uuid()
  adviser?: string;

  /** Number of the commune (BFS). */
  @QueryNumber()
  @Optional()
  @Whole(1, 9999)
  commune?: number;

  /** One of those the person can talk in; for staff nothing is found by it but in cases of their own. */
  @Optional()
  @Language()
  language?: string;

  /** Whether somebody has been asked and has not answered yet. */
  @Optional()
  @QueryFlag()
  @Flag()
  offered?: boolean;

  /** Open and without adviser, longest first; those snoozed are left out. */
  @Optional()
  @QueryFlag()
  @Flag()
  waiting?: boolean;

  /** Those snoozed instead. */
  @Optional()
  @QueryFlag()
  @Flag()
  snoozed?: boolean;

  /** With something due: `overdue`, `today`, `week` (the next seven days). */
  @Optional()
  @OneOf(['overdue', 'today', 'week'])
  due?: 'overdue' | 'today' | 'week';

  /** Without those closed or withdrawn. */
  @Optional()
  @QueryFlag()
  @Flag()
  open?: boolean;
}

export class CaseQuery extends CaseFilter {
  /** With `waiting` or `snoozed`: whose deadline runs (a refusal, a letter they wrote of) first, then longest first. */
  @Optional()
  @OneOf(['urgent'])
  order?: 'urgent';

  /** How many, 1 to 200. */
  @QueryNumber()
  @Optional()
  @Whole(1, 200)
  limit?: number;

  /** The `next` of the page before. */
  @Optional()
  @Text(2000)
  after?: string;
}

export class CaseItem {
  id: string;
  reference: string;
  stage: Stage;
  procedure: Procedure;
  canton: string;
  commune: number;
  communeName: string;
  /** Null for staff. */
  firstName: string | null;
  lastName: string | null;
  languages: string[] | null;
  waitingSince: Date | null;
  snoozedUntil: string | null;
  /** Whether an offer is open. */
  offered: boolean;
  /** Which campaign brought it; null for staff. */
  source: string | null;
  /** What cannot wait; null: nothing. */
  @ApiProperty({ enum: [...URGENCIES], nullable: true })
  urgency: Urgency | null;
  /** Whether nothing is written to the person until a coordinator releases the letters. */
  lettersHeld: boolean;
  adviserId: string | null;
  nextDueOn: string | null;
  lastDay: string | null;
  filedOn: string | null;
  closedOn: string | null;
  createdAt: Date;
  version: number;
}

export class CaseCounts {
  all: number;
  open: number;
  waiting: number;
  /** Of those waiting: how many have been offered to somebody who has not answered yet. */
  offered: number;
  snoozed: number;
  /** Of those waiting: who wrote of a letter with a deadline; 0 for staff. */
  letters: number;
  overdue: number;
  today: number;
  week: number;
  stages: Record<string, number>;
}

export class MemberView {
  firstName: string;
  birthYear: number | null;
  relation: Relation;
}

export class AdviserOfCase {
  id: string;
  firstName: string;
  lastName: string;
}

export class CaseView {
  id: string;
  reference: string;
  stage: Stage;
  procedure: Procedure;
  canton: string;
  commune: number;
  communeName: string;
  person: PersonView;
  members: MemberView[];
  adviser: AdviserOfCase | null;
  waitingSince: Date | null;
  snoozedUntil: string | null;
  source: string | null;
  channel: string;
  message: string | null;
  /** What they ticked when they asked for help. */
  @ApiProperty({ enum: [...WORRIES], isArray: true })
  worries: Worry[];
  /** What cannot wait; null: nothing. */
  @ApiProperty({ enum: [...URGENCIES], nullable: true })
  urgency: Urgency | null;
  /** Whether nothing is written to the person until a coordinator releases the letters. */
  lettersHeld: boolean;
  @ApiProperty({ type: () => FactsInput })
  facts: CaseFacts;
  @ApiProperty({ type: () => DecisionInput, nullable: true })
  decision: Decision | null;
  lastDay: string | null;
  /** Counted from the days of the letter, once its term is known; the letter decides. */
  @ApiProperty({ type: () => DeadlineView, nullable: true })
  deadline: DeadlineView | null;
  outcome: Outcome | null;
  filedOn: string | null;
  closedOn: string | null;
  nextDueOn: string | null;
  /** The rules of the canton it was judged by, and whether others stand now. */
  rules: { version: string; changed: boolean };
  /** Where it can move from here. */
  moves: Stage[];
  createdAt: Date;
  version: number;

  static of(
    theCase: Case,
    more: {
      communeName: string;
      person: PersonView;
      members: CaseMember[];
      adviser: AdviserOfCase | null;
      rulesNow: string;
      today: string;
    },
  ): CaseView {
    const {
      id,
      reference,
      stage,
      procedure,
      canton,
      commune,
      waitingSince,
      snoozedUntil,
      source,
      channel,
      message,
      worries,
      lettersHeldSince,
      facts,
      decision,
      lastDay,
      outcome,
      filedOn,
      closedOn,
      nextDueOn,
      createdAt,
      version,
    } = theCase;
    return {
      id,
      reference,
      stage,
      procedure,
      canton,
      commune,
      communeName: more.communeName,
      person: more.person,
      members: more.members.map(({ firstName, birthYear, relation }) => ({ firstName, birthYear, relation })),
      adviser: more.adviser,
      waitingSince,
      snoozedUntil,
      source,
      channel,
      message,
      worries,
      urgency: urgencyOf({ ...theCase, letter: hasLetter(theCase) }, more.today),
      lettersHeld: lettersHeldSince !== null,
      facts,
      decision,
      lastDay,
      deadline: deadlineFor(procedure, canton, decision),
      outcome,
      filedOn,
      closedOn,
      nextDueOn,
      rules: { version: theCase.rulesVersion, changed: theCase.rulesVersion !== more.rulesNow },
      moves: [...movesFrom(procedure, stage)],
      createdAt,
      version,
    };
  }
}

/** What staff see of a case: no name, contact, facts or notes. */
export class CaseForStaff {
  id: string;
  reference: string;
  stage: Stage;
  procedure: Procedure;
  canton: string;
  commune: number;
  communeName: string;
  waitingSince: Date | null;
  outcome: Outcome | null;
  filedOn: string | null;
  closedOn: string | null;
  createdAt: Date;
  version: number;

  static of(
    {
      id,
      reference,
      stage,
      procedure,
      canton,
      commune,
      waitingSince,
      outcome,
      filedOn,
      closedOn,
      createdAt,
      version,
    }: Case,
    communeName: string,
  ): CaseForStaff {
    return {
      id,
      reference,
      stage,
      procedure,
      canton,
      commune,
      communeName,
      waitingSince,
      outcome,
      filedOn,
      closedOn,
      createdAt,
      version,
    };
  }
}

export class EventView {
  id: string;
  kind: EventKind;
  at: Date;
  recordedAt: Date;
  /** Who noted it: the account's name; null for the program and the person themselves. */
  by: string | null;
  from: Stage | null;
  to: Stage | null;
  day: string | null;
  adviserId: string | null;
  text: string | null;

  static of(event: CaseEvent & { by: string | null }): EventView {
    const { id, kind, at, recordedAt, by, fromStage, toStage, day, adviserId, text } = event;
    return { id, kind, at, recordedAt, by, from: fromStage, to: toStage, day, adviserId, text };
  }
}
