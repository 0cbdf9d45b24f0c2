import { ROLES, type Role } from '../access/permissions.js';
import { ApiProperty } from '@nestjs/swagger';
import { Instant, Optional, Text, Uuid } from '../common/input.js';
import { PageQuery } from '../common/page.js';
import { AUDIT_ACTIONS, type AuditAction, type AuditedAction } from './audit-log.rules.js';

export class AuditQuery extends PageQuery {
  /** A person, case, irregularity or other record. */
  @Optional()
  @Uuid()
  subject?: string;

  /** Of a case, which stands for its person too, or of an irregularity. */
  @Optional()
  @Text(20)
  reference?: string;

  /** An account. */
  @Optional()
  @Uuid()
  actor?: string;

  @Optional()
  @Instant()
  from?: string;

  @Optional()
  @Instant()
  to?: string;
}

export const SUBJECT_KINDS = ['case', 'person', 'irregularity', 'adviser', 'account', 'other'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What was read or changed. No name: the reference is what it is spoken of by. */
export class AuditSubject {
  id: string;
  /** `other`: another kind of record, or one that is gone. */
  @ApiProperty({ enum: [...SUBJECT_KINDS] })
  kind: SubjectKind;
  /** Of a case or an irregularity; of a person, that of their newest case. */
  reference: string | null;
}

export class AuditActionView implements AuditedAction {
  @ApiProperty({ enum: [...AUDIT_ACTIONS] })
  action: AuditAction;
  on: string;
  step: string | null;
}

export class AuditLineView {
  id: string;
  at: Date;
  actor: string | null;
  /** Of the account; null for the public and the program. */
  actorName: string | null;
  /** As it is today. */
  @ApiProperty({ enum: [...ROLES], nullable: true })
  actorRole: Role | null;
  actorKind: string;
  permission: string;
  route: string;
  /** The route in words. */
  what: AuditActionView;
  request: string;
  subjects: string[];
  /** The first twenty of them, those asked for before the others. */
  about: AuditSubject[];
  /** Asked for, and refused. */
  refused: boolean;
  /** Of an export, its reason; of a refused sign-in, `wrong-password`, `wrong-code` or `wrong-passkey`. */
  reason: string | null;
  /** Of a search: how many it found. The words are not kept. */
  hits: number | null;
}
