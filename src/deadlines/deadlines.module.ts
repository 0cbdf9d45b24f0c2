import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { AcknowledgementController } from './acknowledgement.controller.js';
import { AcknowledgementLinks } from './acknowledgement-links.service.js';
import { DeadlinesOfCase } from './case.participant.js';
import { DeadlineListService } from './deadline-list.service.js';
import { DeadlineStore } from './deadline-store.js';
import { DeadlinesController } from './deadlines.controller.js';
import { DeadlinesProcessor } from './deadlines.processor.js';
import { DeadlinesService } from './deadlines.service.js';
import { LettersService } from './letters.service.js';
import { TablesOfDeadlines } from './personal-tables.js';

@Module({
  imports: [CasesModule],
  controllers: [DeadlinesController, AcknowledgementController],
  providers: [
    TablesOfDeadlines,
    DeadlinesOfCase,
    DeadlineStore,
    DeadlineListService,
    DeadlinesService,
    LettersService,
    AcknowledgementLinks,
    DeadlinesProcessor,
  ],
  exports: [DeadlineStore, AcknowledgementLinks],
})
export class DeadlinesModule {}
