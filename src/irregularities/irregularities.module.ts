import { Module } from '@nestjs/common';
import { IrregularitiesController } from './irregularities.controller.js';
import { IrregularitiesService } from './irregularities.service.js';
import { ReviewService } from './review.service.js';

@Module({ controllers: [IrregularitiesController], providers: [IrregularitiesService, ReviewService], exports: [IrregularitiesService] })
export class IrregularitiesModule {}
