import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../config.js';
import { CheckInModule } from './check-in/check-in.module.js';
import { DayLettersModule } from './day-letters/day-letters.module.js';
import { HelpModule } from './help/help.module.js';
import { InformationModule } from './information/information.module.js';
import { PagesModule } from './pages/pages.module.js';
import { SelfCheckModule } from './self-check/self-check.module.js';
import { TestimonyModule } from './testimony/testimony.module.js';
import { VolunteersModule } from './volunteers/volunteers.module.js';

@Module({})
export class PublicModule {
  static with(config: Pick<Config, 'controller' | 'demo'>): DynamicModule {
    return {
      module: PublicModule,
      imports: [
        PagesModule.with(config),
        SelfCheckModule,
        HelpModule,
        TestimonyModule,
        VolunteersModule,
        DayLettersModule,
        CheckInModule,
        InformationModule,
      ],
    };
  }
}
