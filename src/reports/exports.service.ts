import { Injectable, StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import { requireConfirmed } from '../access/confirmed.js';
import type { Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { auditSubjects, workContext } from '../common/context.js';
import { Pager, rowsFor, type Page, type PageQuery } from '../common/page.js';
import { NotFound, TooMany } from '../common/problem.js';
import { copyOut } from '../db/copy.js';
import { Db } from '../db/db.js';
import { ExportView } from './export.dto.js';
import { Export, type Profile } from './export.entity.js';
import { csvStatement, jsonStatement } from './export.rules.js';

const ORDER = 'exports by id, newest first';
/** Each holds a connection while it is read. */
const MAX_AT_ONCE = 4;
const BYTE_ORDER_MARK = '\ufeff';

@Injectable()
export class ExportsService {
  private streaming = 0;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
  ) {}

  async list(who: Principal, query: PageQuery): Promise<Page<ExportView>> {
    const after = this.pager.start(query, ORDER, who.id);
    const list = this.db.source.manager
      .createQueryBuilder(Export, 'e')
      .where('e.requestedBy = :id', { id: who.id })
      .orderBy('e.id', 'DESC')
      .limit(rowsFor(query));
    if (after) list.andWhere('e.id < :after', { after: after[0] });
    return this.pager.page(
      await list.getMany(),
      query,
      ORDER,
      who.id,
      (one) => [one.id],
      (one) => ExportView.of(one),
    );
  }

  async view(who: Principal, id: string): Promise<ExportView> {
    return ExportView.of(await this.findOwn(who, id));
  }

  /** Streamed; audited before the first row. */
  async file(who: Principal, id: string): Promise<StreamableFile> {
    const record = await this.findOwn(who, id);
    requireRecentSignIn(who, record.profile);
    if (this.streaming >= MAX_AT_ONCE) throw new TooMany(10);
    auditReason(id, record.reason);
    const name = `passerelle-${record.report}-${record.profile}-${this.clock.today()}.${record.format}`;
    return new StreamableFile(Readable.from(this.pieces(record), { objectMode: false }), {
      type: record.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      disposition: `attachment; filename="${name}"`,
    });
  }

  private async *pieces({ format, profile, filter }: Export): AsyncGenerator<Buffer | string> {
    this.streaming += 1;
    try {
      yield format === 'csv' ? BYTE_ORDER_MARK : '{"items":[';
      yield* copyOut(this.db.source, format === 'csv' ? csvStatement(profile, filter) : jsonStatement(profile, filter));
      if (format === 'json') yield ']}\n';
    } finally {
      this.streaming -= 1;
    }
  }

  private async findOwn(who: Principal, id: string): Promise<Export> {
    const exported = await this.db.source.manager.findOneBy(Export, { id, requestedBy: who.id });
    if (!exported) throw new NotFound();
    auditSubjects(id);
    return exported;
  }
}

/** Throws SignInAgain for the full profile, unless the session was confirmed lately. */
export function requireRecentSignIn(who: Principal, profile: Profile): void {
  if (profile === 'full') requireConfirmed(who);
}

export function auditReason(id: string, reason: string | null): void {
  auditSubjects(id);
  const context = workContext();
  if (context && reason !== null) context.reason = reason;
}
