import {
  Text,
  OptionalOrNull,
  Whole,
  OneOf,
  Parts,
  Part,
  Optional,
  Flag,
  Day,
  SomeOf,
  Instant,
} from '../common/input.js';
import { PersonInput, ConsentInput } from '../people/person.dto.js';
import {
  PROCEDURES,
  RELATIONS,
  STAGES,
  WORRIES,
  OUTCOMES,
  NOTE_KINDS,
  type Procedure,
  type Relation,
  type Stage,
  type Worry,
  type Outcome,
  type NoteKind,
} from './case.entity.js';
import { DecisionInput, CaseFactsInput } from './facts.dto.js';

const DEADLINES_TO = ['coordinator'] as const;

export class MemberInput {
  @Text(80)
  firstName: string;

  @OptionalOrNull()
  @Whole(1900, 2200)
  birthYear?: number | null;

  @OneOf(RELATIONS)
  relation: Relation;
}

export class CreateCase {
  @Part(() => PersonInput)
  person: PersonInput;

  @Parts(() => ConsentInput, 6, 1)
  consents: ConsentInput[];

  @Optional()
  @OneOf(PROCEDURES)
  procedure?: Procedure;

  /** Where the case stands; without it `screening` with an adviser, `requested` without. */
  @Optional()
  @OneOf(STAGES)
  stage?: Stage;

  /** Since when it stands there. The authority's term counts from this day; without it none is named. The lapse of a federal authorisation counts from `facts.authorisedOn`. */
  @Optional()
  @Day()
  since?: string;

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
  @Part(() => CaseFactsInput)
  facts?: CaseFactsInput;

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

export class UpdateCase {
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
  @Part(() => CaseFactsInput)
  facts?: CaseFactsInput;

  /** Replaces all members. */
  @Optional()
  @Parts(() => MemberInput, 20)
  members?: MemberInput[];

  /** Replaces all worries; leaving out `deadline` says that the letter has been dealt with. */
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

  /** When the Confederation granted its authorisation; only with `cantonal-decision`. Without it no day of its lapse is named. */
  @Optional()
  @Day()
  authorisedOn?: string;

  /** Needed for `refused`. */
  @Optional()
  @Part(() => DecisionInput)
  decision?: DecisionInput;

  /** Needed for `closed`. */
  @Optional()
  @OneOf(OUTCOMES)
  outcome?: Outcome;
}

export class UpdateWaiting {
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

export class ReleaseCase {
  @Text(500, { lines: true })
  reason: string;

  /** Needed while a deadline is open: who answers for it from now on. */
  @Optional()
  @OneOf(DEADLINES_TO)
  deadlinesTo?: (typeof DEADLINES_TO)[number];
}

export class CreateNote {
  @OneOf(NOTE_KINDS)
  kind: NoteKind;

  @Text(4000, { lines: true })
  text: string;

  /** When it happened; now without it. */
  @Optional()
  @Instant()
  at?: string;
}
