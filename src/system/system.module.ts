import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../config.js';
import { ClientController } from './client.controller.js';
import { SystemController } from './system.controller.js';
import { SystemService, SystemSettings } from './system.service.js';

@Module({})
export class SystemModule {
  static with(config: Config): DynamicModule {
    return {
      module: SystemModule,
      controllers: [SystemController, ClientController],
      providers: [{ provide: SystemSettings, useValue: new SystemSettings(config) }, SystemService],
    };
  }
}
