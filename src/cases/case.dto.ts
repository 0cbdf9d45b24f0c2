import { ApiProperty } from '@nestjs/swagger';
import { DeadlineView } from '../eligibility/eligibility.dto.js';
import { PersonView } from '../people/person.dto.js';
import type { CaseFacts, Decision } from './case.facts.js';
import {
  WORRIES,
  type Case,
  type CaseEvent,
  type CaseMember,
  type EventKind,
  type Outcome,
  type Procedure,
  type Relation,
  type Stage,
  type Worry,
} from './case.entity.js';
import { deadlineFor, hasLetter, URGENCIES, urgencyOf, type Urgency } from './case.rules.js';
import { movesFrom } from './stage.rules.js';
import { DecisionInput, FactsInput } from './facts.dto.js';

/** What a person whose request is declined will read; words of the coordinator come between the two. */
export class DeclineLetterView {
  /** False: no address is known, and nothing is sent. */
  sent: boolean;
  language: string;
  subject: string;
  before: string[];
  after: string[];
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
