import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { IrregularitiesModule } from '../irregularities/irregularities.module.js';
import { AttachmentCreationService } from './attachment-creation.service.js';
import { AttachmentOwners } from './attachment-owners.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsService } from './attachments.service.js';
import { StrayFilesService } from './stray-files.service.js';
import { TablesOfAttachments } from './personal-tables.js';

@Module({
  imports: [CasesModule, IrregularitiesModule],
  controllers: [AttachmentsController],
  providers: [TablesOfAttachments, AttachmentOwners, AttachmentsService, AttachmentCreationService, StrayFilesService],
  exports: [AttachmentCreationService],
})
export class AttachmentsModule {}
