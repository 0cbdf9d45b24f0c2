import { Instant, Optional, Uuid } from '../common/input.js';
import { PageQuery } from '../common/page.js';

export class AuditQuery extends PageQuery {
  /** A person, case, irregularity or other record. */
  @Optional() @Uuid()
  subject?: string;

  /** An account. */
  @Optional() @Uuid()
  actor?: string;

  @Optional() @Instant()
  from?: string;

  @Optional() @Instant()
  to?: string;
}

/** One line: ids and codes only. */
export class AuditLineView {
  id: string;
  at: Date;
  actor: string | null;
  actorKind: string;
  permission: string;
  route: string;
  request: string;
  subjects: string[];
  /** Asked for, and refused. */
  refused: boolean;
  reason: string | null;
}
