import { Controller, Delete, Get, Header, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Action, Creates, Id, IdempotencyKey, type IdempotentRequest } from '../common/http.js';
import { Lists, PageQuery, type Page } from '../common/page.js';
import { RateLimit } from '../common/rate.js';
import { UploadedFile, TakesFile, type Upload } from '../common/upload.js';
import { PublishedIrregularity } from '../irregularities/irregularity.problems.js';
import { AttachmentView } from './attachment.dto.js';
import {
  ActivePdf,
  DamagedFile,
  FILE_TYPES,
  FileLost,
  FileTooComplex,
  InfectedFile,
  KindNotTaken,
  LockedPdf,
  ScannerDown,
  TooManyPixels,
} from '../files/file.problems.js';
import { AttachmentStays, TooManyAttachments } from './attachment.problems.js';
import { AttachmentCreationService } from './attachment-creation.service.js';
import type { AttachmentOwner } from './attachment-owners.js';
import { AttachmentsService } from './attachments.service.js';
import { TooMany } from '../common/problem.js';
import { Problems } from '../common/declared-problems.js';

/** Served files must not run scripts or load anything. */
/** What reading a file may refuse with. */
const OF_FILES = [
  KindNotTaken,
  DamagedFile,
  TooManyPixels,
  FileTooComplex,
  LockedPdf,
  ActivePdf,
  InfectedFile,
  ScannerDown,
] as const;
const FILE_CSP = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:";

@Controller('api')
export class AttachmentsController {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly creation: AttachmentCreationService,
    private readonly rate: RateLimit,
  ) {}

  /** Attaches a picture or PDF, sent as it is, 10 MB at most. Of a picture nothing but its pixels is kept, of a PDF nothing that acts. */
  @Post('cases/:id/attachments')
  @Permit('cases.notes')
  @Creates('/api/attachments')
  @TakesFile()
  @Problems(TooManyAttachments, ...OF_FILES, TooMany)
  attachToCase(
    @Me() me: Principal,
    @Id() id: string,
    @UploadedFile() upload: Upload,
    @IdempotencyKey() idempotencyKey: IdempotentRequest | null,
  ): Promise<AttachmentView> {
    return this.attach(me, { caseId: id }, upload, idempotencyKey);
  }

  /** Newest first. */
  @Get('cases/:id/attachments')
  @Permit('cases.notes')
  @Lists(AttachmentView)
  listOfCase(@Me() me: Principal, @Id() id: string, @Query() query: PageQuery): Promise<Page<AttachmentView>> {
    return this.attachments.list(me, { caseId: id }, query);
  }

  /** The same on an irregularity: everybody who sees that one will see it, the staff too. */
  @Post('irregularities/:id/attachments')
  @Permit('irregularities.log')
  @Creates('/api/attachments')
  @TakesFile()
  @Problems(PublishedIrregularity, TooManyAttachments, ...OF_FILES, TooMany)
  attachToIrregularity(
    @Me() me: Principal,
    @Id() id: string,
    @UploadedFile() upload: Upload,
    @IdempotencyKey() idempotencyKey: IdempotentRequest | null,
  ): Promise<AttachmentView> {
    return this.attach(me, { irregularityId: id }, upload, idempotencyKey);
  }

  /** Newest first. */
  @Get('irregularities/:id/attachments')
  @Permit('irregularities.read')
  @Lists(AttachmentView)
  listOfIrregularity(@Me() me: Principal, @Id() id: string, @Query() query: PageQuery): Promise<Page<AttachmentView>> {
    return this.attachments.list(me, { irregularityId: id }, query);
  }

  @Get('attachments/:id')
  @Permit('attachments.read')
  view(@Me() me: Principal, @Id() id: string): Promise<AttachmentView> {
    return this.attachments.view(me, id);
  }

  @Get('attachments/:id/file')
  @Permit('attachments.read')
  @ApiProduces(...FILE_TYPES)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('content-security-policy', FILE_CSP)
  @Header('cross-origin-resource-policy', 'same-origin')
  @Problems(FileLost)
  file(@Me() me: Principal, @Id() id: string): Promise<StreamableFile> {
    return this.attachments.file(me, id);
  }

  /** Removes an attachment: its author within 24 hours, coordinators at any time. Answers what it was. */
  @Delete('attachments/:id')
  @Permit('attachments.remove')
  @Action()
  @Problems(AttachmentStays)
  remove(@Me() me: Principal, @Id() id: string): Promise<AttachmentView> {
    return this.attachments.remove(me, id);
  }

  private async attach(
    me: Principal,
    owner: AttachmentOwner,
    upload: Upload,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<AttachmentView> {
    await this.rate.consume(`attach ${me.id}`, 300, 3600);
    return this.creation.attach(me, owner, upload, idempotencyKey);
  }
}
