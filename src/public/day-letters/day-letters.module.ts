import { Module } from '@nestjs/common';
import { TellMeController } from './tell-me.controller.js';
import { DayPromisesService } from './day-promises.service.js';

@Module({
  controllers: [TellMeController],
  providers: [DayPromisesService],
})
export class DayLettersModule {}
