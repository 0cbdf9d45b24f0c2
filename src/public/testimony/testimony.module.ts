import { Module } from '@nestjs/common';
import { IrregularitiesModule } from '../../irregularities/irregularities.module.js';
import { TestimonyController } from './testimony.controller.js';

@Module({
  imports: [IrregularitiesModule],
  controllers: [TestimonyController],
})
export class TestimonyModule {}
