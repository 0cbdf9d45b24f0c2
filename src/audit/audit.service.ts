import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { workContext, type WorkContext } from '../common/context.js';
import { Db } from '../db/db.js';
import type { NewAuditLine } from './audit-line.js';
import { AuditLineWriter } from './audit-line-writer.js';

/** One line per request, ids and codes only; in a transaction the line is part of it. */
@Injectable()
export class AuditService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly writer: AuditLineWriter,
  ) {}

  onModuleInit(): void {
    this.db.whenCommitting((tx) => this.record(tx));
  }

  async finish(context: WorkContext): Promise<void> {
    if (isDue(context)) await this.write(context, false);
  }

  async refused(context: WorkContext): Promise<void> {
    await this.write(context, true);
  }

  private async record(tx: EntityManager): Promise<void> {
    const context = workContext();
    if (!context || !isDue(context)) return;
    const line = lineOf(context, false);
    await tx.query(
      `insert into audit.lines (actor, actor_kind, permission, route, request, subjects, refused, reason, hits)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        line.actor,
        line.actorKind,
        line.permission,
        line.route,
        line.request,
        line.subjects,
        line.refused,
        line.reason,
        line.hits,
      ],
    );
    markWritten(context, line);
  }

  private async write(context: WorkContext, refused: boolean): Promise<void> {
    const line = lineOf(context, refused);
    await this.writer.write(line);
    markWritten(context, line);
  }
}

function isDue({ due, audited, subjects }: WorkContext): boolean {
  return due === true || subjects.size > audited;
}

function lineOf(context: WorkContext, refused: boolean): NewAuditLine {
  const { actor, actorKind, permission, route, requestId: request, reason = null, hits = null } = context;
  return { actor, actorKind, permission, route, request, subjects: [...context.subjects], refused, reason, hits };
}

function markWritten(context: WorkContext, { subjects }: NewAuditLine): void {
  context.audited = subjects.length;
  context.due = false;
}
