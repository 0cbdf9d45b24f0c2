/** One per request: ids and codes only. */
export interface NewAuditLine {
  actor: string | null;
  actorKind: string;
  permission: string;
  route: string;
  request: string;
  subjects: string[];
  refused: boolean;
  reason: string | null;
  hits: number | null;
}

export interface AuditLine extends NewAuditLine {
  id: string;
  at: Date;
}
