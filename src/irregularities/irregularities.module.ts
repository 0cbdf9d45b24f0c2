import { Module } from '@nestjs/common';
import { PlacesModule } from '../places/places.module.js';
import { IrregularitiesController } from './irregularities.controller.js';
import { EvidenceAttachmentService } from './evidence-attachment.service.js';
import { IrregularityChecks } from './irregularity-checks.service.js';
import { IrregularityCreationService } from './irregularity-creation.service.js';
import { IrregularityListService } from './irregularity-list.service.js';
import { IrregularityMoveService } from './irregularity-move.service.js';
import { IrregularityUpdateService } from './irregularity-update.service.js';
import { IrregularityLetters } from './irregularity.letters.js';
import { IrregularityRepository } from './irregularity.repository.js';
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
    IrregularityRepository,
    IrregularityChecks,
    IrregularityLetters,
    IrregularityCreationService,
    IrregularityUpdateService,
    IrregularityMoveService,
    EvidenceAttachmentService,
    ReviewService,
    SimilarService,
    TestimonyService,
  ],
  exports: [IrregularityRepository, TestimonyService],
})
export class IrregularitiesModule {}
