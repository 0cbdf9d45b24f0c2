import { Global, Module, type DynamicModule } from '@nestjs/common';
import { QueueBackend, type QueueSettings } from './backend.js';
import { ProcessDuties, QueueService } from './queue.service.js';
import { RateSweep } from './rate-sweep.service.js';
import { SweepService } from './sweep.service.js';
import { TablesOfQueue } from './personal-tables.js';

@Global()
@Module({})
export class QueueModule {
  static with(settings: QueueSettings, works: boolean): DynamicModule {
    return {
      module: QueueModule,
      providers: [
        TablesOfQueue,
        { provide: QueueBackend, useFactory: () => new QueueBackend(settings) },
        { provide: ProcessDuties, useValue: new ProcessDuties(works) },
        QueueService,
        SweepService,
        RateSweep,
      ],
      exports: [QueueService, SweepService, ProcessDuties],
    };
  }
}
