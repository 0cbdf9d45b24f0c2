import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { failsWith } from '../common/constraint.js';
import { isDay } from '../common/day.js';
import type { Occurred, Period } from './irregularity.rules.js';
import { Whole, OneOf, Part, Optional, Uuid, Text, OptionalOrNull, Flag, Day } from '../common/input.js';
import {
  SCOPES,
  type Scope,
  REMEDIABLES,
  type Remediable,
  type EvidenceLevel,
  type Conduct,
  EVIDENCE_LEVELS,
  CONDUCTS,
  type StoryConsent,
  STORY_CONSENTS,
  type Status,
  STATUSES,
  type Holder,
  HOLDERS,
  type EvidenceKind,
  EVIDENCE_KINDS,
} from './irregularity.entity.js';
import { AuthorityInput } from '../places/authority.dto.js';
import { CODES } from './taxonomy.js';

export const WHEN = {
  oneOf: [
    { type: 'string', example: '2026-10-01' },
    {
      type: 'object',
      properties: { from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } },
      required: ['from', 'to'],
    },
  ],
};

/** `'2026-10-01'`, `'2026-10'` or `{ from, to }`. */
export function When(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({ name: 'when', validator: { validate: isWhen } }, failsWith('not-a-day-month-or-period')),
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

export class CreateIrregularity extends Assessment {
  @OneOf(CODES)
  code: string;

  @Part(() => AuthorityInput)
  authority: AuthorityInput;

  @When()
  occurred: Occurred;

  /** What happened, without names. */
  @Text(4000, { lines: true })
  description: string;

  @OneOf(STORY_CONSENTS)
  consent: StoryConsent;

  /** A case within sight. */
  @Optional()
  @Uuid()
  caseId?: string;
}

export class UpdateIrregularity extends Assessment {
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

export class AnswerQuestion {
  @Text(4000, { lines: true })
  text: string;
}

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
