import { Injectable, Logger, StreamableFile } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinates, territoryOf, type Principal } from '../access/principal.js';
import { caseInSight } from '../access/sight.js';
import { CaseRepository } from '../cases/case.repository.js';
import { CaseTimelineService } from '../cases/case-timeline.service.js';
import { Clock, zurichDay } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId } from '../common/id.js';
import { checked } from '../common/validation.js';
import { digest } from '../common/keys.js';
import { Pager, rowsFor, type Page, type PageQuery } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { describeError } from '../common/problem.filter.js';
import type { Upload } from '../common/upload.js';
import { Db } from '../db/db.js';
import { sql, where, type Sql } from '../db/sql.js';
import { FileLost, type FileType } from '../files/file.problems.js';
import { cleanFile, MAX_BYTES } from '../files/file.rules.js';
import { FileStore } from '../files/file.store.js';
import { IrregularitiesService } from '../irregularities/irregularities.service.js';
import { irregularityInSight, isStaff } from '../irregularities/irregularity.filter.js';
import { AttachmentTitle, AttachmentView, type AttachmentRow } from './attachment.dto.js';
import { Attachment } from './attachment.entity.js';
import { AttachmentStays, TooManyAttachments } from './attachment.problems.js';
import { mayRemove } from './attachment.rules.js';

const ORDER = 'attachments by id, newest first';
const MAX_ATTACHMENTS = 200;
const ENDINGS: Record<FileType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

export type AttachmentOwner = { caseId: string } | { irregularityId: string };

@Injectable()
export class AttachmentsService {
  private readonly logger = new Logger('Attachments');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
    private readonly cases: CaseRepository,
    private readonly timeline: CaseTimelineService,
    private readonly irregularities: IrregularitiesService,
    private readonly files: FileStore,
  ) {}

  /** Written to disk before its row, so that no row lacks its file. */
  async attach(
    who: Principal,
    owner: AttachmentOwner,
    upload: Upload,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<AttachmentView> {
    await this.requireSight(who, owner);
    const { title } = checked(AttachmentTitle, { title: upload.title });
    const sent = await upload.bytes(MAX_BYTES);
    const { type, bytes } = cleanFile(sent);
    const written: string[] = [];
    try {
      return await this.db.create(
        idempotencyKey && { ...idempotencyKey, body: { sent: digest(sent), title } },
        async (tx) => {
          await this.lockOwner(tx, who, owner);
          if ((await tx.countBy(Attachment, owner)) >= MAX_ATTACHMENTS) throw new TooManyAttachments(MAX_ATTACHMENTS);
          const made = newId();
          written.push(made);
          await this.files.write(made, bytes);
          auditSubjects(made);
          await tx.insert(Attachment, {
            caseId: null,
            irregularityId: null,
            ...owner,
            id: made,
            type,
            title: title ?? null,
            size: bytes.length,
            attachedBy: who.id,
            attachedAt: this.clock.now(),
            lostAt: null,
          });
          await this.record(tx, who, owner, 'attached');
          return made;
        },
        (id) => {
          written.splice(0, Infinity, ...written.filter((each) => each !== id));
          return this.view(who, id);
        },
      );
    } finally {
      for (const each of written) await this.discard(each);
    }
  }

  async list(who: Principal, owner: AttachmentOwner, query: PageQuery): Promise<Page<AttachmentView>> {
    await this.requireSight(who, owner);
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
    const bytes = await this.files.get(id).catch((error: unknown) => {
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
      await this.record(
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

  private async requireSight(who: Principal, owner: AttachmentOwner): Promise<void> {
    if ('caseId' in owner) return void (await this.cases.find(who, owner.caseId));
    const [seen] = await this.db.rows<{ id: string }>(
      sql`select i.id from irregularities i where i.id = ${owner.irregularityId} and ${irregularityInSight(who, sql`i`)}`,
    );
    if (!seen) throw new NotFound();
    auditSubjects(seen.id);
  }

  /** Checks sight again, which may have been lost meanwhile. */
  private async lockOwner(tx: EntityManager, who: Principal, owner: AttachmentOwner): Promise<void> {
    if ('caseId' in owner) await this.cases.lock(tx, who, owner.caseId);
    else await this.irregularities.locked(tx, who, owner.irregularityId);
  }

  private async record(
    tx: EntityManager,
    who: Principal,
    owner: AttachmentOwner,
    what: 'attached' | 'attachment-removed',
  ): Promise<void> {
    if ('caseId' in owner) await this.timeline.record(tx, { id: owner.caseId }, what);
    else await this.irregularities.record(tx, who, owner.irregularityId, { changed: [what] });
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
      select a.id, a.case_id as "caseId", a.irregularity_id as "irregularityId", a.type, a.title, a.size, a.attached_by as "attachedBy", a.attached_at as "attachedAt", a.lost_at as "lostAt",
        coalesce(c.canton, i.canton) as canton, coalesce(c.reference, i.reference) as reference, c.person_id as "personId", u.name as by
      from attachments a left join cases c on c.id = a.case_id left join irregularities i on i.id = a.irregularity_id left join auth."user" u on u.id = a.attached_by ${rest}`;
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

  private async discard(id: string): Promise<void> {
    await this.files
      .remove(id)
      .catch((error: unknown) =>
        this.logger.warn(`the file of attachment ${id} is left for the sweep: ${describeError(error)}`),
      );
  }
}
