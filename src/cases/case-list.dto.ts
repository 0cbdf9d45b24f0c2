import { ApiProperty } from '@nestjs/swagger';
import type { Procedure, Stage } from './case.entity.js';
import { URGENCIES, type Urgency } from './case.rules.js';

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
