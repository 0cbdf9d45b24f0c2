import { Module } from '@nestjs/common';
import { PlacesModule } from '../places/places.module.js';
import { IrregularitiesController } from './irregularities.controller.js';
import { IrregularitiesService } from './irregularities.service.js';
import { IrregularityListService } from './irregularity-list.service.js';
import { ReviewService } from './review.service.js';
import { SimilarService } from './similar.service.js';
import { TestimonyService } from './testimony.service.js';
import { TablesOfIrregularities } from './personal-tables.js';

@Module({
  imports: [PlacesModule],
  controllers: [IrregularitiesController],
  providers: [
    TablesOfIrregularities,
    IrregularityListService,
    IrregularitiesService,
    ReviewService,
    SimilarService,
    TestimonyService,
  ],
  exports: [IrregularitiesService, TestimonyService],
})
export class IrregularitiesModule {}
