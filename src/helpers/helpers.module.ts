import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CasePartService } from './case-part.service.js';
import { HelpersController } from './helpers.controller.js';
import { HelpersService } from './helpers.service.js';

@Module({
  imports: [CasesModule],
  controllers: [HelpersController],
  providers: [HelpersService, CasePartService],
})
export class HelpersModule {}
