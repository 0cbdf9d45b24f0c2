import { ApiProperty } from '@nestjs/swagger';
import type { CantonCode } from '../common/cantons.js';
import type { Procedure, Stage } from './case.entity.js';
import { URGENCIES, urgencyOf, type Urgency } from './case.rules.js';

/** With what the answer does not say. */
export type CaseRow = Omit<CaseItem, 'urgency' | 'canton' | 'safeDay' | 'lastDay' | 'latestDay'> & {
  canton: CantonCode;
  personId: string;
  letter: boolean;
  rank: number;
  /** The open one that comes first: whether it is an appeal, its safe, last and latest day. */
  deadline: [boolean, string | null, string | null, string | null] | null;
};

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
  /** Of the open deadline that comes first: in time by every reading of the law, as named or counted, and the latest of them; null while not known. */
  safeDay: string | null;
  lastDay: string | null;
  latestDay: string | null;
  filedOn: string | null;
  closedOn: string | null;
  createdAt: Date;
  version: number;

  /** Written out field by field: a copy by spread costs a third of the list. */
  static of(row: CaseRow, today: string): CaseItem {
    const [isAppeal, safeDay, lastDay, latestDay] = row.deadline ?? [false, null, null, null];
    return {
      id: row.id,
      reference: row.reference,
      stage: row.stage,
      procedure: row.procedure,
      canton: row.canton,
      commune: row.commune,
      communeName: row.communeName,
      firstName: row.firstName,
      lastName: row.lastName,
      languages: row.languages,
      waitingSince: row.waitingSince,
      snoozedUntil: row.snoozedUntil,
      offered: row.offered,
      source: row.source,
      urgency: urgencyOf(
        {
          stage: row.stage,
          deadline: row.deadline && { isAppeal, safeDay },
          nextDueOn: row.nextDueOn,
          waitingSince: row.waitingSince,
          snoozedUntil: row.snoozedUntil,
          letter: row.letter,
        },
        today,
      ),
      lettersHeld: row.lettersHeld,
      adviserId: row.adviserId,
      nextDueOn: row.nextDueOn,
      safeDay,
      lastDay,
      latestDay,
      filedOn: row.filedOn,
      closedOn: row.closedOn,
      createdAt: row.createdAt,
      version: row.version,
    };
  }
}

export class CaseCounts {
  all: number;
  open: number;
  waiting: number;
  /** Of those waiting: how many have an open offer. */
  offered: number;
  snoozed: number;
  /** Of those waiting: who wrote of a letter with a deadline; 0 for staff. */
  letters: number;
  overdue: number;
  today: number;
  week: number;
  stages: Record<string, number>;
}
