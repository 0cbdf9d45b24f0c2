import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId } from '../common/id.js';
import { digest } from '../common/keys.js';
import type { Upload } from '../common/upload.js';
import { checked } from '../common/validation.js';
import { Db } from '../db/db.js';
import { MAX_BYTES, type CleanFile } from '../files/clean-file.js';
import { FileCleaner } from '../files/file-cleaner.js';
import { FileStore } from '../files/file.store.js';
import { VirusScanner } from '../files/virus-scanner.js';
import { AttachmentTitle, type AttachmentView } from './attachment.dto.js';
import { Attachment } from './attachment.entity.js';
import { AttachmentOwners, type AttachmentOwner } from './attachment-owners.js';
import { TooManyAttachments } from './attachment.problems.js';
import { AttachmentsService } from './attachments.service.js';

const MAX_ATTACHMENTS = 200;

interface Received extends CleanFile {
  title: string | null;
  /** Of the bytes as they were sent. */
  sha256: string;
}

@Injectable()
export class AttachmentCreationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly owners: AttachmentOwners,
    private readonly attachments: AttachmentsService,
    private readonly files: FileStore,
    private readonly scanner: VirusScanner,
    private readonly cleaner: FileCleaner,
  ) {}

  /**
   * Written to disk before its row, so that no row lacks its file. What was sent before with the same key is neither scanned nor
   * cleaned again; nor is anything while a transaction is open.
   */
  async attach(
    who: Principal,
    owner: AttachmentOwner,
    upload: Upload,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<AttachmentView> {
    await this.owners.requireSight(who, owner);
    const { title } = checked(AttachmentTitle, { title: upload.title });
    const sent = await upload.bytes(MAX_BYTES);
    const sha256 = digest(sent);
    const replayable = idempotencyKey && { ...idempotencyKey, body: { sent: sha256, title } };
    const before = replayable && (await this.db.recordOf(replayable));
    if (before) return this.attachments.view(who, before);
    await this.scanner.requireClean(sent);
    const received = { ...(await this.cleaner.clean(sent)), title: title ?? null, sha256 };
    const written = new Set<string>();
    try {
      return await this.db.create(
        replayable,
        (tx) => this.store(tx, who, owner, received, written),
        (id) => {
          written.delete(id);
          return this.attachments.view(who, id);
        },
      );
    } finally {
      for (const each of written) await this.attachments.discard(each);
    }
  }

  /**
   * A picture or PDF that the person of a case sends themselves, cleaned and sealed like any other. `noted` runs in the same
   * transaction, with the case locked, and throws where the file is no longer wanted. Throws as {@link attach} does.
   */
  async attachFromPerson(
    caseId: string,
    sent: Buffer,
    noted: (tx: EntityManager, attachmentId: string) => Promise<void>,
  ): Promise<void> {
    await this.scanner.requireClean(sent);
    const received = { ...(await this.cleaner.clean(sent)), title: null, sha256: digest(sent) };
    const written = new Set<string>();
    try {
      const made = await this.db.transaction(async (tx) => {
        await this.owners.lockUnseen(tx, caseId);
        const id = await this.insert(tx, null, { caseId }, received, written);
        await this.owners.recordOnCase(tx, caseId, 'attached');
        await noted(tx, id);
        return id;
      });
      written.delete(made);
    } finally {
      for (const each of written) await this.attachments.discard(each);
    }
  }

  private async store(
    tx: EntityManager,
    who: Principal,
    owner: AttachmentOwner,
    { bytes, ...received }: Received,
    written: Set<string>,
  ): Promise<string> {
    await this.owners.lock(tx, who, owner);
    const made = await this.insert(tx, who.id, owner, { bytes, ...received }, written);
    await this.owners.record(tx, who, owner, 'attached');
    return made;
  }

  /** Adds the id to `written` before the file, since a write that fails may leave a part of it. */
  private async insert(
    tx: EntityManager,
    attachedBy: string | null,
    owner: AttachmentOwner,
    { bytes, ...received }: Received,
    written: Set<string>,
  ): Promise<string> {
    if ((await tx.countBy(Attachment, owner)) >= MAX_ATTACHMENTS) throw new TooManyAttachments(MAX_ATTACHMENTS);
    const made = newId();
    written.add(made);
    const dataKey = await this.files.write(made, bytes);
    auditSubjects(made);
    await tx.insert(Attachment, {
      caseId: null,
      irregularityId: null,
      ...owner,
      id: made,
      ...received,
      size: bytes.length,
      dataKey,
      attachedBy,
      attachedAt: this.clock.now(),
      lostAt: null,
    });
    return made;
  }
}
