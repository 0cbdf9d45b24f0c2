import { applyDecorators } from '@nestjs/common';
import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { isDay } from '../common/day.js';
import {
  Day,
  Flag,
  Month,
  OneOf,
  Optional,
  OptionalOrNull,
  Part,
  QueryFlag,
  QueryList,
  QueryNumber,
  SomeOf,
  Text,
  Uuid,
  Whole,
} from '../common/input.js';
import { PageQuery } from '../common/page.js';
import { CANTON_CODES } from '../common/cantons.js';
import { PROCEDURES, type Procedure } from '../cases/case.entity.js';
import { AuthorityInput, LEVELS, type Level } from '../places/authority.dto.js';
import { NamesView } from '../places/place.dto.js';
import { AuthorityView } from './authority.dto.js';
import {
  CONDUCTS,
  EVIDENCE_KINDS,
  EVIDENCE_LEVELS,
  HOLDERS,
  ORIGINS,
  REMEDIABLES,
  SCOPES,
  STATUSES,
  STORY_CONSENTS,
  type Conduct,
  type Evidence,
  type EvidenceKind,
  type EvidenceLevel,
  type Holder,
  type Irregularity,
  type IrregularityEvent,
  type Origin,
  type Remediable,
  type Scope,
  type Status,
  type StoryConsent,
} from './irregularity.entity.js';
import { occurredOf, severityLevel, severityOf, type Occurred, type Period } from './irregularity.rules.js';
import { CODES, type LeadingCase, type TaxonomyKind } from './taxonomy.js';

const WHEN = {
  oneOf: [
    { type: 'string', example: '2026-10-01' },
    {
      type: 'object',
      properties: { from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } },
      required: ['from', 'to'],
    },
  ],
};

/** A day, a month, or from one day to another: `'2026-10-01'`, `'2026-10'`, `{ from, to }`. */
function When(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'when',
      validator: {
        validate: isWhen,
        defaultMessage: () => 'is a day such as 2026-10-01, a month such as 2026-10, or { from, to }',
      },
    }),
    ApiProperty(WHEN),
  );
}
function isWhen(value: unknown): boolean {
  if (typeof value === 'string') return isDay(value) || (/^\d{4}-\d{2}$/.test(value) && isDay(`${value}-01`));
  if (typeof value !== 'object' || value === null || Object.keys(value).sort().join() !== 'from,to') return false;
  const { from, to } = value as Period;
  return typeof from === 'string' && typeof to === 'string' && isDay(from) && isDay(to) && from <= to;
}

export class SeverityInput {
  /** 1 an inconvenience, 2 delay, cost or insecurity, 3 it influenced the outcome, 4 refusal or loss by a breach of fundamental rights. */
  @Whole(1, 4)
  scale: number;

  @OneOf(SCOPES)
  scope: Scope;

  @OneOf(REMEDIABLES)
  remediable: Remediable;
}

/** What the staff add. */
export class Assessment {
  @Optional()
  @OneOf(CONDUCTS)
  kind?: Conduct;

  @Optional()
  @Part(() => SeverityInput)
  severity?: SeverityInput;

  @Optional()
  @OneOf(EVIDENCE_LEVELS)
  evidenceLevel?: EvidenceLevel;
}

/** Logs what happened at the authority. */
export class LogIrregularity extends Assessment {
  @OneOf(CODES)
  code: string;

  @Part(() => AuthorityInput)
  authority: AuthorityInput;

  @When()
  occurred: Occurred;

  /** In the words of whoever was there; no names. */
  @Text(4000, { lines: true })
  description: string;

  @OneOf(STORY_CONSENTS)
  consent: StoryConsent;

  /** A case within sight. */
  @Optional()
  @Uuid()
  caseId?: string;
}

/** Corrections of whoever logged it, or what the staff add. */
export class ChangeIrregularity extends Assessment {
  @Optional()
  @OneOf(CODES)
  code?: string;

  @Optional()
  @Part(() => AuthorityInput)
  authority?: AuthorityInput;

  @Optional()
  @When()
  occurred?: Occurred;

  @Optional()
  @Text(4000, { lines: true })
  description?: string;

  @Optional()
  @OneOf(STORY_CONSENTS)
  consent?: StoryConsent;

  @OptionalOrNull()
  @Uuid()
  duplicateOf?: string | null;
}

/** A move by the staff; what confirming needs may come along. */
export class MoveIrregularity extends Assessment {
  @OneOf(STATUSES)
  to: Status;

  /** Needed for `needs-more`, where it is the question, and for `rejected`. */
  @Optional()
  @Text(2000, { lines: true })
  reason?: string;

  @Optional()
  @Uuid()
  duplicateOf?: string;
}

/** What was asked back, answered. */
export class AnswerQuestion {
  @Text(4000, { lines: true })
  text: string;
}

/** Where a piece of evidence is. */
export class AttachEvidence {
  @OneOf(EVIDENCE_KINDS)
  kind: EvidenceKind;

  @Text(300)
  reference: string;

  @OneOf(HOLDERS)
  heldBy: Holder;

  @Optional()
  @Day()
  datedOn?: string;

  /** Needed for a recording. */
  @Optional()
  @Flag()
  consentOfAllRecorded?: boolean;

  /** A picture or copy of it, attached to the same irregularity. */
  @Optional()
  @Uuid()
  attachmentId?: string;
}

export class IrregularityFilter {
  /** One or several, with commas between them. */
  @QueryList()
  @Optional()
  @SomeOf(STATUSES)
  status?: Status[];

  /** One or several, with commas between them. */
  @QueryList()
  @Optional()
  @SomeOf(CODES)
  code?: string[];

  /** `CH`: those of federal authorities, which belong to no canton. */
  @Optional()
  @OneOf([...CANTON_CODES, 'CH'])
  canton?: string;

  /** Of the authority. */
  @Optional()
  @OneOf(LEVELS)
  level?: Level;

  @QueryNumber()
  @Optional()
  @Whole(1, 9999)
  commune?: number;

  /** One or several, with commas between them. */
  @QueryList()
  @Optional()
  @SomeOf(ORIGINS)
  origin?: Origin[];

  @Optional()
  @OneOf(STORY_CONSENTS)
  consent?: StoryConsent;

  /** Whatever occurred on this day or later, in part at least. */
  @Optional()
  @Day()
  from?: string;

  /** Whatever occurred on this day or earlier, in part at least. */
  @Optional()
  @Day()
  to?: string;

  /** Whatever began in this month: each irregularity has one month only. */
  @Optional()
  @Month()
  month?: string;

  /** Of the case it belongs to, within sight. */
  @Optional()
  @OneOf(PROCEDURES)
  procedure?: Procedure;

  @Optional()
  @Uuid()
  case?: string;

  /** Only what figures count: no leading case, and nothing that is known to be a duplicate. */
  @QueryFlag()
  @Optional()
  @Flag()
  counted?: boolean;

  /** Only what one logged oneself. */
  @QueryFlag()
  @Optional()
  @Flag()
  mine?: boolean;
}

/** Newest first, unless the oldest is wanted first, as whoever works off what waits does. */
export const ORDERS = ['newest', 'oldest'] as const;

export class IrregularityQuery extends IntersectionType(PageQuery, IrregularityFilter) {
  @Optional()
  @OneOf(ORDERS)
  order?: (typeof ORDERS)[number];
}

/** What whoever is about to log one has typed so far. */
export class SimilarQuery {
  @OneOf(CODES)
  code: string;

  @Optional()
  @OneOf(CANTON_CODES)
  canton?: string;

  /** Goes before the canton. */
  @QueryNumber()
  @Optional()
  @Whole(1, 9999)
  commune?: number;
}

/** How often the same has been told of the same place this year. A number, and nothing that leads to a case. */
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

/** What the list reads: the record and what is shown beside it. */
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

export class IrregularityDetail extends IrregularityView {
  /** What was asked back and waits for an answer. */
  question: string | null;
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

/** How many within sight and filter, by status and by code. Leading cases are never counted. */
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
