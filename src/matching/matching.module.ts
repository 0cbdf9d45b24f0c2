import { Module, type DynamicModule } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { OffersOfCase } from './case.participant.js';
import { MatchingController } from './matching.controller.js';
import { OfferLetters } from './offer.letters.js';
import { OfferListService } from './offer-list.service.js';
import { OfferCreationService, OfferDays } from './offer-creation.service.js';
import { OfferLifecycle } from './offer-lifecycle.service.js';
import { OffersService } from './offers.service.js';
import { SuggestionsService } from './suggestions.service.js';
import { SupplyService } from './supply.service.js';
import { TablesOfMatching } from './personal-tables.js';

@Module({})
export class MatchingModule {
  static with(offerDays: number): DynamicModule {
    return {
      module: MatchingModule,
      imports: [CasesModule],
      controllers: [MatchingController],
      providers: [
        TablesOfMatching,
        SuggestionsService,
        SupplyService,
        OfferListService,
        OfferLetters,
        OffersOfCase,
        OfferLifecycle,
        OfferCreationService,
        OffersService,
        { provide: OfferDays, useValue: new OfferDays(offerDays) },
      ],
      exports: [OffersService, SuggestionsService],
    };
  }
}
