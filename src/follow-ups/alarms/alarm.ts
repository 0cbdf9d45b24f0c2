import type { Procedure, Stage } from '../../cases/case.entity.js';
import type { CaseFacts } from '../../cases/case.facts.js';
import type { CantonCode } from '../../common/cantons.js';
import type { Assessed, ProcedureAnswer } from '../../eligibility/assessment.js';
import type { ConsentPurpose } from '../../people/person.entity.js';
import type { DeadlineKind, DeadlineState } from '../../deadlines/deadline.entity.js';
import type { Delivery } from '../../eligibility/deadline.rules.js';
import type { AlarmKind, Audience } from '../follow-up.entity.js';

/** An alarm that stands or should stand on a case. */
export interface Alarm {
  alarm: AlarmKind;
  /** Key of what it is about, such as an id or the name of a document; empty for the case itself. */
  about: string;
  dueOn: string;
}

export interface Way {
  procedure: Assessed;
  answer: ProcedureAnswer;
  /** The first day to file, where only time is lacking. */
  from: string | null;
  /** The last day to file, where the way closes. */
  until: string | null;
  /** Nobody has asked yet whether it is theirs. */
  mustAsk: boolean;
}

/** A deadline as alarms see it; days are null while nobody knows them. */
export interface DeadlineFacts {
  id: string;
  kind: DeadlineKind;
  state: DeadlineState;
  safeDay: string | null;
  lastDay: string | null;
  latestDay: string | null;
  /** Of its letter. */
  receivedOn: string | null;
  delivery: Delivery | null;
  firstAttemptOn: string | null;
  createdOn: string;
  /** Since when somebody is asked to say that they know of it; null once they have. */
  askedAt: string | null;
  /** How many deadlines of the last year its adviser did not acknowledge in time. */
  missedByAdviser: number;
  endedOn: string | null;
}

/** What alarms are derived from. Days are `YYYY-MM-DD`; null is unknown, and no alarm is derived from a guess. */
export interface AlarmFacts {
  stage: Stage;
  procedure: Procedure;
  canton: CantonCode;
  facts: CaseFacts;
  filedOn: string | null;
  hasAdviser: boolean;
  /** When the adviser of now got the case. */
  assignedOn: string | null;
  /** Since when it is at its stage; a hearing is part of the examination. */
  stageSince: string | null;
  /** The day of the filing, or of the last step that an authority is known to have taken. */
  authorityWordOn: string | null;
  /** The day of the last call, meeting, letter or message that was noted. */
  lastContactOn: string | null;
  /** The day of the last of those, or of a note. */
  lastNoteOn: string | null;
  documents: readonly { item: string; have: boolean; validUntil: string }[];
  /** Open follow-ups that were made by hand. */
  nextSteps: number;
  /** The ways to become Swiss while nothing is filed, as the assessment of today has them. */
  ways: readonly Way[];
  /** An irregularity of undue delay is logged on the case. */
  delayReported: boolean;
  /** Offers without an answer. */
  offers: readonly { id: string; madeOn: string }[];
  /** Of the adviser of now: those not over for long. */
  absences: readonly { id: string; from: string; to: string | null }[];
  /** Not withdrawn. */
  consents: readonly { id: string; purpose: ConsentPurpose; givenOn: string }[];
  /** Open ones, and appeals that no second person has looked at. */
  deadlines: readonly DeadlineFacts[];
  /** The alarms that are on the case now. */
  standing: readonly Alarm[];
}

export interface LadderStep {
  audience: Audience;
  at: Date;
}

/** One kind of alarm: what makes it, whom and how often it reminds, and what ends it. Pure. */
export interface AlarmRule {
  /** Those the case should have today, at most one for each `about`. */
  alarms(facts: AlarmFacts, today: string): readonly { about?: string; dueOn: string }[];
  /** On which days before it reminds; or at once, and every morning until its cause is gone. */
  readonly remind: 'daily' | readonly number[];
  readonly audiences: readonly Audience[];
  /** In place of `remind`: who is told when, one after the other, until its cause is gone. */
  ladder?(facts: AlarmFacts, about: string): readonly LadderStep[];
  /** Its messages leave at once; those of others wait for the daily digest. */
  readonly urgent: boolean;
  /** Once nothing asks for it any more: whether what it asked for was done, or it lapsed. */
  isDone(facts: AlarmFacts, about: string): boolean;
  /** What ends it: said, in English, to whoever tries to end it by hand. */
  readonly endedBy: string;
}

/** Both, so that an absent adviser does not cost the person their time limit. */
export const BOTH: readonly Audience[] = ['adviser', 'coordinator'];
