import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { workContext, type WorkContext } from '../common/context.js';
import { Db } from '../db/db.js';

/** One line, as it is written and as it is sealed. */
export interface AuditLine {
  id: string;
  at: Date;
  actor: string | null;
  actorKind: string;
  permission: string;
  route: string;
  request: string;
  subjects: string[];
  refused: boolean;
  reason: string | null;
  /** Of a search: how many it found. */
  hits: number | null;
}

/**
 * Writes who read or changed what: one line a request, ids and codes only. In a transaction the line is part of it, so
 * that no change stands without its line and no line without its change.
 */
@Injectable()
export class AuditService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    @InjectDataSource() private readonly source: DataSource,
  ) {}

  onModuleInit(): void {
    this.db.whenCommitting((tx) => this.record(tx));
  }

  /** The line of a request that only read; called before the answer leaves. */
  async finish(context: WorkContext): Promise<void> {
    if (isDue(context)) await this.insert(this.source.manager, context, false);
  }

  /** The line of a request that was refused although its caller is known. */
  async refused(context: WorkContext): Promise<void> {
    await this.insert(this.source.manager, context, true);
  }

  private async record(tx: EntityManager): Promise<void> {
    const context = workContext();
    if (!context || !isDue(context)) return;
    await this.insert(tx, context, false);
  }

  private async insert(tx: EntityManager, context: WorkContext, refused: boolean): Promise<void> {
    const subjects = [...context.subjects];
    await tx.query(
      `insert into audit.lines (actor, actor_kind, permission, route, request, subjects, refused, reason, hits)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        context.actor,
        context.actorKind,
        context.permission,
        context.route,
        context.requestId,
        subjects,
        refused,
        context.reason ?? null,
        context.hits ?? null,
      ],
    );
    context.audited = subjects.length;
    context.due = false;
  }
}

/** Whether something was noted that no line has yet. */
function isDue({ due, audited, subjects }: WorkContext): boolean {
  return due === true || subjects.size > audited;
}
