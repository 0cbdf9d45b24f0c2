import { Module } from '@nestjs/common';
import { TellMeController } from './tell-me.controller.js';
import { DayPromisesService } from './day-promises.service.js';
import { TablesOfPublic } from './personal-tables.js';

@Module({
  controllers: [TellMeController],
  providers: [TablesOfPublic, DayPromisesService],
})
export class DayLettersModule {}
