import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { NewAuditLine } from './audit-line.js';

interface Pending {
  line: NewAuditLine;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const MAX_LINES = 100;

const INSERT = `
  insert into audit.lines (actor, actor_kind, permission, route, request, subjects, refused, reason, hits)
  select l.actor, l."actorKind", l.permission, l.route, l.request, l.subjects, l.refused, l.reason, l.hits
  from json_to_recordset($1) as l(
    actor uuid, "actorKind" text, permission text, route text, request text, subjects uuid[], refused boolean, reason text, hits integer
  )`;

/**
 * Writes the lines of work without a transaction: reads and refusals. While one insert is under way the lines of other
 * requests gather, and the next insert takes them together, so that a commit is shared. A promise is resolved when its
 * line is committed.
 */
@Injectable()
export class AuditLineWriter {
  private pending: Pending[] = [];
  private writing = false;

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  write(line: NewAuditLine): Promise<void> {
    return new Promise((resolve, reject) => {
      this.pending.push({ line, resolve, reject });
      void this.flush();
    });
  }

  private async flush(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    while (this.pending.length > 0) await this.insert(this.pending.splice(0, MAX_LINES));
    this.writing = false;
  }

  /** A line that the database refuses must not fail the requests beside it. */
  private async insert(batch: Pending[]): Promise<void> {
    try {
      await this.source.query(INSERT, [JSON.stringify(batch.map(({ line }) => line))]);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length === 1) batch[0].reject(error);
      else for (const each of batch) await this.insert([each]);
    }
  }
}
