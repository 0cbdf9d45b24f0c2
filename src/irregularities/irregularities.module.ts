import { Module } from '@nestjs/common';
import { PlacesModule } from '../places/places.module.js';
import { IrregularitiesController } from './irregularities.controller.js';
import { IrregularitiesService } from './irregularities.service.js';
import { ReviewService } from './review.service.js';

@Module({ imports: [PlacesModule], controllers: [IrregularitiesController], providers: [IrregularitiesService, ReviewService], exports: [IrregularitiesService] })
export class IrregularitiesModule {}
