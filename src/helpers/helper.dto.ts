import { ApiProperty } from '@nestjs/swagger';
import { PROCEDURES, STAGES, type Procedure, type Stage } from '../cases/case.entity.js';
import { LETTER_KINDS, type LetterKind } from '../cases/received-letter.entity.js';
import {
  DEADLINE_KINDS,
  DEADLINE_STATES,
  type DeadlineKind,
  type DeadlineState,
} from '../deadlines/deadline.entity.js';
import { Day, OneOf, Optional, OptionalOrNull, Uuid } from '../common/input.js';

/** What a helper can be shown: an interpreter languages and phone, a jurist letters and deadlines. */
export const HELPER_PARTS = ['languages-and-phone', 'deadlines'] as const;
export type HelperPart = (typeof HELPER_PARTS)[number];

export class AddHelper {
  /** An adviser with an account, or `accountId`. */
  @Optional()
  @Uuid()
  adviserId?: string;

  @Optional()
  @Uuid()
  accountId?: string;

  @OneOf(HELPER_PARTS)
  part: HelperPart;

  /** Left out: at once. */
  @Optional()
  @Day()
  from?: string;

  /** Inclusive; null: until it is ended, or the case ends. */
  @OptionalOrNull()
  @Day()
  until?: string | null;
}

export class CaseHelperView {
  /** Of the grant. */
  id: string;
  name: string;
  accountId: string;
  adviserId: string | null;
  @ApiProperty({ enum: [...HELPER_PARTS] })
  part: HelperPart;
  from: string;
  /** The last day; null: open. */
  until: string | null;
}

export class HelperCandidate {
  adviserId: string;
  firstName: string;
  lastName: string;
  homeCanton: string;
  /** Languages of the person in which they interpret. */
  interprets: string[];
  /** Whether they take appeals. */
  appeals: boolean;
}

export class HelpersOfCase {
  /** Those who help now or later. */
  @ApiProperty({ type: () => CaseHelperView, isArray: true })
  items: CaseHelperView[];
  /** Whether the one who asks may add and end them. */
  mayChange: boolean;
  /** Whom they could ask: who interprets in a language of the person or takes appeals first; empty where they may not. */
  @ApiProperty({ type: () => HelperCandidate, isArray: true })
  candidates: HelperCandidate[];
}

export class LanguagesAndPhone {
  /** Of the person, in order of preference. */
  languages: string[];
  /** Null where there is none, or where calling is not safe. */
  phone: string | null;
  phoneNote: string | null;
  /** Null: nobody has asked. */
  safeToCall: boolean | null;
  bestTime: string | null;
}

export class LetterOfPart {
  @ApiProperty({ enum: [...LETTER_KINDS] })
  kind: LetterKind;
  decidedOn: string | null;
  receivedOn: string | null;
  /** Which authority wrote it. */
  by: string | null;
  remedyBody: string | null;
  /** In days. */
  termDays: number | null;
  /** The last day, as the letter names it. */
  lastDay: string | null;
}

export class DeadlineOfPart {
  @ApiProperty({ enum: [...DEADLINE_KINDS] })
  kind: DeadlineKind;
  @ApiProperty({ enum: [...DEADLINE_STATES] })
  state: DeadlineState;
  /** By when one is in time by every reading of the law, and the latest of them; null while not known. */
  safeDay: string | null;
  lastDay: string | null;
  latestDay: string | null;
}

export class DeadlinesOfCase {
  @ApiProperty({ enum: [...STAGES] })
  stage: Stage;
  @ApiProperty({ enum: [...PROCEDURES] })
  procedure: Procedure;
  canton: string;
  /** Letters of the authority, newest first. */
  @ApiProperty({ type: () => LetterOfPart, isArray: true })
  letters: LetterOfPart[];
  /** Open ones first, soonest first. */
  @ApiProperty({ type: () => DeadlineOfPart, isArray: true })
  deadlines: DeadlineOfPart[];
}

export class CasePart {
  id: string;
  reference: string;
  /** Until which day it is shown; null: until it is ended, or the case ends. */
  until: string | null;
  /** Whom a helper can ask. */
  adviser: string | null;
  @ApiProperty({ type: () => LanguagesAndPhone, nullable: true })
  languagesAndPhone: LanguagesAndPhone | null;
  @ApiProperty({ type: () => DeadlinesOfCase, nullable: true })
  deadlines: DeadlinesOfCase | null;
}

export class HelpingItem {
  id: string;
  reference: string;
  @ApiProperty({ enum: [...HELPER_PARTS], isArray: true })
  parts: HelperPart[];
  until: string | null;
}

export class HelpingView {
  @ApiProperty({ type: () => HelpingItem, isArray: true })
  items: HelpingItem[];
}
