import { ApiProperty } from '@nestjs/swagger';
import { DeadlineView } from '../eligibility/eligibility.dto.js';
import { pick } from '../common/pick.js';
import { PersonView } from '../people/person.dto.js';
import type { CaseFacts, Decision } from './case.facts.js';
import {
  WORRIES,
  type Case,
  type CaseMember,
  type Outcome,
  type Procedure,
  type Relation,
  type Stage,
  type Worry,
} from './case.entity.js';
import { hasLetter, URGENCIES, urgencyOf, type OpenDeadline, type Urgency } from './case.rules.js';
import { countedFor, decisionIn } from './letter.rules.js';
import type { ReceivedLetter } from './received-letter.entity.js';
import { movesFrom } from './stage.rules.js';
import { DecisionInput, CaseFactsInput } from './facts.dto.js';

const SHOWN_TO_STAFF = [
  'id',
  'reference',
  'stage',
  'procedure',
  'canton',
  'commune',
  'waitingSince',
  'outcome',
  'filedOn',
  'closedOn',
  'createdAt',
  'version',
] as const;
const SHOWN = [
  ...SHOWN_TO_STAFF,
  'snoozedUntil',
  'source',
  'channel',
  'message',
  'worries',
  'facts',
  'nextDueOn',
] as const;

/** What a person whose request is declined will read; words of the coordinator come between the two. */
export const NOT_SENT = ['no-address', 'not-safe', 'address-fails', 'held'] as const;

export class DeclineLetterView {
  /** Null: it is sent. Otherwise nothing is, and this is why. */
  @ApiProperty({ enum: [...NOT_SENT], nullable: true })
  notSent: (typeof NOT_SENT)[number] | null;
  language: string;
  subject: string;
  before: string[];
  after: string[];
}

export class MemberView {
  firstName: string;
  birthYear: number | null;
  relation: Relation;
}

export class AdviserAway {
  /** The last day; null: open. */
  to: string | null;
  /** The name of whoever covers this case; null: nobody does. */
  cover: string | null;
}

export class AdviserOfCase {
  id: string;
  firstName: string;
  lastName: string;
  /** Null: they are there today. */
  @ApiProperty({ type: () => AdviserAway, nullable: true })
  away: AdviserAway | null;
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
  @ApiProperty({ type: () => CaseFactsInput })
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
      letter: ReceivedLetter | null;
      openDeadline: OpenDeadline | null;
      rulesNow: string;
      today: string;
    },
  ): CaseView {
    return {
      ...pick(theCase, SHOWN),
      communeName: more.communeName,
      person: more.person,
      members: more.members.map(({ firstName, birthYear, relation }) => ({ firstName, birthYear, relation })),
      adviser: more.adviser,
      urgency: urgencyOf({ ...theCase, deadline: more.openDeadline, letter: hasLetter(theCase) }, more.today),
      lettersHeld: theCase.lettersHeldSince !== null,
      decision: decisionIn(more.letter),
      lastDay: more.letter?.lastDay ?? null,
      deadline: more.letter && countedFor(more.letter, theCase),
      rules: { version: theCase.rulesVersion, changed: theCase.rulesVersion !== more.rulesNow },
      moves: [...movesFrom(theCase.procedure, theCase.stage)],
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

  static of(theCase: Case, communeName: string): CaseForStaff {
    return { ...pick(theCase, SHOWN_TO_STAFF), communeName };
  }
}
