import { Module } from '@nestjs/common';
import { TellMeController } from './tell-me.controller.js';
import { DayPromisesService } from './day-promises.service.js';

/** Letters promised for a day. */
@Module({
  controllers: [TellMeController],
  providers: [DayPromisesService],
})
export class DayLettersModule {}
