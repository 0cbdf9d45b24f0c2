import { ApiProperty } from '@nestjs/swagger';
import { OptionalOrNull, Whole } from '../../common/input.js';
import {
  CHECK_IN_ANSWERS,
  CHECK_IN_DECISIONS,
  PROPOSALS,
  type CheckIn,
  type CheckInAnswer,
  type CheckInDecision,
  type Proposal,
} from './check-in.entity.js';

export type CheckInRow = Pick<
  CheckIn,
  | 'id'
  | 'caseId'
  | 'plannedAt'
  | 'sentAt'
  | 'answer'
  | 'answeredAt'
  | 'photoIds'
  | 'stoppedAt'
  | 'lapsedAt'
  | 'proposal'
  | 'decision'
  | 'decidedAt'
  | 'followUpId'
> & { caseReference: string; personId: string; firstName: string; by: string | null };

/** A letter that asked a person how it is going, and what came of it. */
export class CheckInView {
  id: string;
  caseId: string;
  caseReference: string;
  /** Of the person. */
  firstName: string;
  plannedAt: Date;
  /** Null: not written yet. */
  sentAt: Date | null;
  /** `other`: another adviser, please; only coordinators see it, to everybody else it is not answered. */
  @ApiProperty({ enum: [...CHECK_IN_ANSWERS], nullable: true })
  answer: CheckInAnswer | null;
  answeredAt: Date | null;
  /** Attachments of the case that came with the answer. */
  photoIds: string[];
  /** The person wants no such letters any more. */
  stoppedAt: Date | null;
  /** Not answered in time, or no longer sent. */
  lapsedAt: Date | null;
  /** What the answer proposes; null where nothing needs doing. */
  @ApiProperty({ enum: [...PROPOSALS], nullable: true })
  proposal: Proposal | null;
  /** Null: nobody has decided yet. */
  @ApiProperty({ enum: [...CHECK_IN_DECISIONS], nullable: true })
  decision: CheckInDecision | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  /** The follow-up that a confirmed proposal has made. */
  followUpId: string | null;

  /** `whole`: the reader may see a wish for another adviser. */
  static of({ personId: _, by, ...row }: CheckInRow, whole: boolean): CheckInView {
    if (row.answer !== 'other' || whole) return { ...row, decidedBy: by };
    const unanswered = { answer: null, answeredAt: null, proposal: null, decision: null, decidedAt: null };
    return { ...row, ...unanswered, decidedBy: null, followUpId: null };
  }
}

export class CheckInSettingsView {
  /** Days without contact before a check-in is sent; null: none is. */
  silenceDays: number | null;
}

export class SetCheckIns {
  /** 14 to 365 days; null sends none. */
  @OptionalOrNull()
  @Whole(14, 365)
  silenceDays?: number | null;
}
