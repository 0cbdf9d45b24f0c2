import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { workContext, type WorkContext } from '../common/context.js';
import { Db } from '../db/db.js';

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
  hits: number | null;
}

/** One line per request, ids and codes only; in a transaction the line is part of it. */
@Injectable()
export class AuditService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    @InjectDataSource() private readonly source: DataSource,
  ) {}

  onModuleInit(): void {
    this.db.whenCommitting((tx) => this.record(tx));
  }

  async finish(context: WorkContext): Promise<void> {
    if (isDue(context)) await this.insert(this.source.manager, context, false);
  }

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

function isDue({ due, audited, subjects }: WorkContext): boolean {
  return due === true || subjects.size > audited;
}
