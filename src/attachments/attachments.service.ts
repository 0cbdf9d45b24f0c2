import { Injectable, Logger, StreamableFile } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinates, territoryOf, type Principal } from '../access/principal.js';
import { caseInSight } from '../access/sight.js';
import { Clock, zurichDay } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { Pager, rowsFor, type Page, type PageQuery } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { describeError } from '../common/problem.filter.js';
import { Db } from '../db/db.js';
import { sql, where, type Sql } from '../db/sql.js';
import { FileLost, type FileType } from '../files/file.problems.js';
import { FileStore } from '../files/file.store.js';
import { irregularityInSight, isStaff } from '../irregularities/irregularity.filter.js';
import { AttachmentView, type AttachmentRow } from './attachment.dto.js';
import { AttachmentOwners, type AttachmentOwner } from './attachment-owners.js';
import { Attachment } from './attachment.entity.js';
import { AttachmentStays } from './attachment.problems.js';
import { mayRemove } from './attachment.rules.js';

const ORDER = 'attachments by id, newest first';
const ENDINGS: Record<FileType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

@Injectable()
export class AttachmentsService {
  private readonly logger = new Logger('Attachments');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
    private readonly owners: AttachmentOwners,
    private readonly files: FileStore,
  ) {}

  async list(who: Principal, owner: AttachmentOwner, query: PageQuery): Promise<Page<AttachmentView>> {
    await this.owners.requireSight(who, owner);
    const after = this.pager.start(query, ORDER, owner);
    const on = 'caseId' in owner ? sql`a.case_id = ${owner.caseId}` : sql`a.irregularity_id = ${owner.irregularityId}`;
    const rows = await this.rows(
      sql`${where(on, after && sql`a.id < ${after[0]}`)} order by a.id desc limit ${rowsFor(query)}`,
    );
    return this.pager.page(
      rows,
      query,
      ORDER,
      owner,
      (row) => [row.id],
      (row) => {
        auditSubjects(row.id);
        return this.toView(row, who);
      },
    );
  }

  async view(who: Principal, id: string): Promise<AttachmentView> {
    return this.toView(await this.load(who, id), who);
  }

  /** Pictures are shown inline; a PDF may hold scripts and is always downloaded. */
  async file(who: Principal, id: string): Promise<StreamableFile> {
    const row = await this.load(who, id);
    const bytes = await this.files.get(id, row.dataKey).catch((error: unknown) => {
      if (error instanceof FileLost) this.logger.error(`the file of attachment ${id} is missing or was changed`);
      throw error;
    });
    const name = `${row.reference}-${zurichDay(row.attachedAt)}.${ENDINGS[row.type]}`;
    return new StreamableFile(bytes, {
      type: row.type,
      length: bytes.length,
      disposition: `${row.type === 'application/pdf' ? 'attachment' : 'inline'}; filename="${name}"`,
    });
  }

  /** The row first, so that no row points to a missing file. */
  async remove(who: Principal, id: string): Promise<AttachmentView> {
    const view = await this.db.transaction(async (tx) => {
      const row = await this.load(who, id, tx);
      const shown = this.toView(row, who);
      if (!shown.removable) throw new AttachmentStays();
      await tx.delete(Attachment, { id });
      await this.owners.record(
        tx,
        who,
        row.caseId === null ? { irregularityId: row.irregularityId! } : { caseId: row.caseId },
        'attachment-removed',
      );
      return shown;
    });
    await this.discard(id);
    return view;
  }

  private async load(who: Principal, id: string, tx?: EntityManager): Promise<AttachmentRow> {
    const seen = sql`((a.case_id is not null and ${caseInSight(who)}) or (a.irregularity_id is not null and ${irregularityInSight(who, sql`i`)}))`;
    const [row] = await this.rows(sql`where a.id = ${id} and ${seen} ${tx ? sql`for update of a` : sql``}`, tx);
    if (!row) throw new NotFound();
    auditSubjects(id, row.caseId, row.personId, row.irregularityId);
    return row;
  }

  private rows(rest: Sql, tx: EntityManager = this.db.source.manager): Promise<AttachmentRow[]> {
    const { text, values } = sql`
      select a.id, a.case_id as "caseId", a.irregularity_id as "irregularityId", a.type, a.variant, a.title, a.size, a.data_key as "dataKey", a.attached_by as "attachedBy", a.attached_at as "attachedAt", a.lost_at as "lostAt",
        coalesce(c.canton, i.canton) as canton, coalesce(c.reference, i.reference) as reference, c.person_id as "personId", u.name as by
      from attachments a left join cases c on c.id = a.case_id left join irregularities i on i.id = a.irregularity_id left join accounts u on u.id = a.attached_by ${rest}`;
    return tx.query<AttachmentRow[]>(text, values);
  }

  private toView(row: AttachmentRow, who: Principal): AttachmentView {
    const inCharge =
      (row.canton === null ? territoryOf(who) === null : coordinates(who, row.canton)) ||
      (row.irregularityId !== null && isStaff(who));
    return AttachmentView.of(row, {
      id: who.id,
      mayRemove: mayRemove({ mine: row.attachedBy === who.id, inCharge, attachedAt: row.attachedAt }, this.clock.now()),
    });
  }

  /** Removes a file that no row names; the sweep takes it where that fails. */
  async discard(id: string): Promise<void> {
    await this.files
      .remove(id)
      .catch((error: unknown) =>
        this.logger.warn(`the file of attachment ${id} is left for the sweep: ${describeError(error)}`),
      );
  }
}
