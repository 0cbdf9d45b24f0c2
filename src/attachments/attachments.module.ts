import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { IrregularitiesModule } from '../irregularities/irregularities.module.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsService } from './attachments.service.js';
import { StrayFilesService } from './stray-files.service.js';
import { TablesOfAttachments } from './personal-tables.js';

@Module({
  imports: [CasesModule, IrregularitiesModule],
  controllers: [AttachmentsController],
  providers: [TablesOfAttachments, AttachmentsService, StrayFilesService],
})
export class AttachmentsModule {}
