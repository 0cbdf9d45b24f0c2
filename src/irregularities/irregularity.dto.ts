import { ApiProperty } from '@nestjs/swagger';
import { LEVELS, type Level } from '../places/authority.dto.js';
import { NamesView } from '../places/place.dto.js';
import { AuthorityView } from './authority.dto.js';
import {
  type Conduct,
  type Evidence,
  type EvidenceKind,
  type EvidenceLevel,
  type Holder,
  type Irregularity,
  type IrregularityEvent,
  type Origin,
  type Status,
  type StoryConsent,
} from './irregularity.entity.js';
import { occurredOf, severityLevel, severityOf, type Occurred } from './irregularity.rules.js';
import { type LeadingCase, type TaxonomyKind } from './taxonomy.js';
import { SeverityInput, WHEN } from './irregularity-input.dto.js';

export class SimilarView {
  /** Null where it is too small to be said, for all but the staff and the coordinators of the canton: nobody learns of a single case. */
  count: number | null;
  within: 'commune' | 'canton';
  /** Since 1 January. */
  since: string;
}

export class SeverityView extends SeverityInput {
  /** How grave, 1 to 4, by the three parts. */
  level: number;
}

export type IrregularityRow = Irregularity & { communeName: string | null; visibleDuplicateOf: string | null };

export class IrregularityView {
  id: string;
  reference: string;
  code: string;
  kind: Conduct | null;
  authority: AuthorityView;
  @ApiProperty(WHEN)
  occurred: Occurred;
  description: string;
  consent: StoryConsent;
  origin: Origin;
  status: Status;
  severity: SeverityView | null;
  evidenceLevel: EvidenceLevel;
  caseId: string | null;
  /** Whether the caller logged it. */
  mine: boolean;
  rejectedBecause: string | null;
  /** Null also where that one is out of sight. */
  duplicateOf: string | null;
  /** Of a published one. */
  citation: string | null;
  taxonomyVersion: string;
  createdAt: Date;
  version: number;
  /** Accounts; for the staff only. */
  loggedBy?: string | null;
  reviewedBy?: string | null;

  static of(row: IrregularityRow, who: { id: string; staff: boolean }): IrregularityView {
    const {
      id,
      reference,
      code,
      kind,
      level,
      canton,
      commune,
      communeName,
      organ,
      description,
      consent,
      origin,
      status,
      caseId,
      rejectedBecause,
      citation,
      taxonomyVersion,
      createdAt,
      version,
    } = row;
    const severity = severityOf(row);
    return {
      id,
      reference,
      code,
      kind,
      authority: { level, canton, commune, communeName, organ },
      occurred: occurredOf({ from: row.occurredFrom, to: row.occurredTo }),
      description,
      consent,
      origin,
      status,
      severity: severity && { ...severity, level: severityLevel(severity) },
      evidenceLevel: row.evidenceLevel ?? 'alleged',
      caseId,
      mine: row.loggedBy === who.id,
      rejectedBecause,
      duplicateOf: row.visibleDuplicateOf,
      citation,
      taxonomyVersion,
      createdAt,
      version,
      ...(who.staff ? { loggedBy: row.loggedBy, reviewedBy: row.reviewedBy } : {}),
    };
  }
}

export class EvidenceView {
  id: string;
  kind: EvidenceKind;
  reference: string;
  heldBy: Holder;
  datedOn: string | null;
  attachmentId: string | null;
  recordedAt: Date;

  static of({ id, kind, reference, heldBy, datedOn, attachmentId, recordedAt }: Evidence): EvidenceView {
    return { id, kind, reference, heldBy, datedOn, attachmentId, recordedAt };
  }
}

/** A letter and the screen; the screen alone, since letters to the address come back; nobody who has an account. */
const QUESTION_REACHES = ['letter', 'screen', 'nobody'] as const;
export type QuestionReaches = (typeof QUESTION_REACHES)[number];

export class IrregularityDetail extends IrregularityView {
  /** What was asked back and waits for an answer. */
  question: string | null;
  /** How a question would reach whoever logged it; for the staff only. */
  @ApiProperty({ enum: [...QUESTION_REACHES], required: false })
  questionReaches?: QuestionReaches;
  evidence: EvidenceView[];
  /** Others within sight that may be the same: same code and authority, overlapping days, no other case. */
  possibleDuplicates: string[];
}

export class IrregularityEventView {
  id: string;
  at: Date;
  from: Status | null;
  to: Status | null;
  /** Fields that were corrected or assessed. */
  changed: string[];
  /** A question, an answer, why it was rejected; what else reviewers noted is for the staff. */
  text: string | null;
  mine: boolean;
  /** The account; for the staff only. */
  actor?: string | null;

  static of(
    event: IrregularityEvent,
    loggedBy: string | null,
    who: { id: string; staff: boolean },
  ): IrregularityEventView {
    const { id, at, fromStatus, toStatus, changed, actor } = event;
    const isForAll = toStatus === 'needs-more' || toStatus === 'rejected' || actor === loggedBy;
    return {
      id,
      at,
      from: fromStatus,
      to: toStatus,
      changed,
      text: who.staff || isForAll ? event.text : null,
      mine: actor === who.id,
      ...(who.staff ? { actor } : {}),
    };
  }
}

export class IrregularityCounts {
  total: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  byStatus: Record<string, number>;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  byCode: Record<string, number>;
}

export class LeadingCaseView implements LeadingCase {
  citation: string;
  /** Where in it. */
  at?: string;
  note?: string;
  /** Day or year of the decision; null: it cannot be dated, and is listed only. */
  decided: string | null;
  @ApiProperty({ enum: [...LEVELS], required: false })
  level?: Level;
  canton?: string | null;
}

export class TaxonomyKindView implements TaxonomyKind {
  code: string;
  core: boolean;
  names: NamesView;
  definition: string;
  legalBasis: string[];
  leadingCases: LeadingCaseView[];
  typicalEvidence: string[];
  /** How soon one must act, in words; null where nothing can be said. */
  deadline: string | null;
  defaultSeverity: number;
}

export class TaxonomyView {
  taxonomyVersion: string;
  items: TaxonomyKindView[];
  @ApiProperty({ type: String, nullable: true })
  next: null;
}
