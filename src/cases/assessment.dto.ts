import { ApiProperty } from '@nestjs/swagger';
import { AssessmentsView } from '../eligibility/eligibility.dto.js';
import { TERM_CODES, type TermCode } from '../eligibility/term-code.rules.js';
import type { Term } from '../eligibility/terms.rules.js';
import { PROCEDURES, STAGES, type Procedure, type Stage } from './case.entity.js';

export class TermView implements Term {
  @ApiProperty({ enum: [...TERM_CODES] })
  code: TermCode;
  /** Null where the day of the federal authorisation is not known, from which its lapse counts: `facts.authorisedOn`. */
  since: string | null;
  until: string | null;
  basis: string;
  /** Whether the act is worth nothing afterwards; otherwise it is a term of order. */
  lapses: boolean;
}

export class JudgedByView {
  version: string;
  /** Whether others are in force now. */
  changed: boolean;
}

export class CaseAssessmentView extends AssessmentsView {
  judgedBy: JudgedByView;
  /** What the rules it was judged by would answer otherwise, `procedure` or `procedure/condition`; null when those are not known any more. */
  @ApiProperty({ type: String, isArray: true, nullable: true })
  changed: string[] | null;
  /** What the authority should have done by when, at the stage where the case is. */
  term: TermView | null;
}

export class ChangedCase {
  id: string;
  reference: string;
  @ApiProperty({ enum: [...STAGES] })
  stage: Stage;
  @ApiProperty({ enum: [...PROCEDURES] })
  procedure: Procedure;
  canton: string;
  /** The version it was judged by, and that in force. */
  judgedBy: string;
  inForce: string;
  /** What is answered otherwise; null for staff, and where the version it was judged by is not known any more. */
  @ApiProperty({ type: String, isArray: true, nullable: true })
  changed: string[] | null;
}
