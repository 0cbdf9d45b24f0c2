import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../config.js';
import { ClientController } from './client.controller.js';
import { SystemController } from './system.controller.js';
import { AlarmService } from './alarm.service.js';
import { ReadinessService } from './readiness.service.js';
import { SystemService } from './system.service.js';
import { SystemSettings } from './system.settings.js';
import { TroublesService } from './troubles.service.js';

@Module({})
export class SystemModule {
  static with(config: Config): DynamicModule {
    return {
      module: SystemModule,
      controllers: [SystemController, ClientController],
      providers: [
        { provide: SystemSettings, useValue: new SystemSettings(config) },
        ReadinessService,
        TroublesService,
        AlarmService,
        SystemService,
      ],
    };
  }
}
