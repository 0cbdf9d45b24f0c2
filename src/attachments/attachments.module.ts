import { Module, type DynamicModule } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { IrregularitiesModule } from '../irregularities/irregularities.module.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsService } from './attachments.service.js';
import { FileFolder, FileStore } from './file.store.js';
import { StrayFilesService } from './stray-files.service.js';

@Module({})
export class AttachmentsModule {
  static with(dataDir: string): DynamicModule {
    return {
      module: AttachmentsModule,
      imports: [CasesModule, IrregularitiesModule],
      controllers: [AttachmentsController],
      providers: [
        { provide: FileFolder, useValue: new FileFolder(dataDir) },
        FileStore,
        AttachmentsService,
        StrayFilesService,
      ],
    };
  }
}
