import type { Procedure, Stage } from '../../cases/case.entity.js';
import type { RemedyKind } from '../../cases/case.facts.js';
import type { CantonCode } from '../../common/cantons.js';
import type { Delivery } from '../../eligibility/deadline.rules.js';
import type { AlarmKind } from '../follow-up.entity.js';

/** What alarms are derived from. Days are `YYYY-MM-DD`; null is unknown. */
export interface AlarmFacts {
  stage: Stage;
  procedure: Procedure;
  canton: CantonCode;
  /** The last day of the term to appeal, once typed in. */
  lastDay: string | null;
  safeDay: string | null;
  latestDay: string | null;
  /** When the decision came, as typed in. */
  receivedOn: string | null;
  delivery: Delivery | null;
  firstAttemptOn: string | null;
  termDays: number | null;
  remedyKind: RemedyKind | null;
}

/** An alarm that stands or should stand on a case. */
export interface Alarm {
  alarm: AlarmKind;
  dueOn: string;
}

/** One kind of alarm: what makes it, how often it reminds, and what ends it. Pure. */
export interface AlarmRule {
  /** Only cases at these stages are looked at. */
  readonly stages: readonly Stage[];
  /** The day it is due, given the day it stands on already (null: it does not stand); null when nothing asks for it. */
  dueOn(facts: AlarmFacts, standing: string | null, today: string): string | null;
  /** On which days before it reminds; or at once, and every morning until its cause is gone. */
  readonly remind: 'daily' | readonly number[];
  /** Once nothing asks for it any more: whether what it asked for was done, or it lapsed. */
  isDone(facts: AlarmFacts): boolean;
  /** What ends it: said, in English, to whoever tries to end it by hand. */
  readonly endedBy: string;
}
