import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Action, Creates, Id, IdempotencyKey, type IdempotentRequest } from '../common/http.js';
import { Lists, type Page } from '../common/page.js';
import {
  AcceptOffer,
  DeclineOffer,
  CreateOffer,
  OfferQuery,
  OfferView,
  SuggestionQuery,
  SuggestionsView,
} from './offer.dto.js';
import { OfferCreationService } from './offer-creation.service.js';
import { OfferListService } from './offer-list.service.js';
import { OffersService } from './offers.service.js';
import { SuggestionsService } from './suggestions.service.js';
import { SupplyQuery, SupplyView } from './supply.dto.js';
import { SupplyService } from './supply.service.js';
import { CaseEnded, HasAdviserAlready, NotWaiting } from '../cases/case.problems.js';
import {
  AdviserExcluded,
  AdviserWithoutAccount,
  AlreadyOffered,
  NotToOffer,
  OfferAnswered,
  OfferLapsed,
} from './matching.problems.js';
import { BeyondCapacity } from '../advisers/adviser.problems.js';
import { Problems } from '../common/declared-problems.js';

@Controller('api')
export class MatchingController {
  constructor(
    private readonly suggestions: SuggestionsService,
    private readonly offerCreation: OfferCreationService,
    private readonly offers: OffersService,
    private readonly offerList: OfferListService,
    private readonly map: SupplyService,
  ) {}

  /** Who fits, best first, with reasons; and why the others are left out. */
  @Get('cases/:id/suggestions')
  @Permit('matching.suggest')
  @Problems(NotWaiting)
  suggest(@Me() me: Principal, @Id() id: string, @Query() query: SuggestionQuery): Promise<SuggestionsView> {
    return this.suggestions.suggest(me, id, query.limit);
  }

  /** Who waits and who could help, by canton and commune, never finer. */
  @Get('matching/supply')
  @Permit('matching.supply')
  supply(@Me() me: Principal, @Query() query: SupplyQuery): Promise<SupplyView> {
    return this.map.supply(me, query.canton);
  }

  @Post('cases/:id/offers')
  @Permit('offers.make')
  @Creates('/api/offers')
  @Problems(
    NotToOffer,
    AdviserExcluded,
    AdviserWithoutAccount,
    AlreadyOffered,
    BeyondCapacity,
    HasAdviserAlready,
    CaseEnded,
  )
  create(
    @Me() me: Principal,
    @Id() id: string,
    @Body() input: CreateOffer,
    @IdempotencyKey() idempotencyKey: IdempotentRequest | null,
  ): Promise<OfferView> {
    return this.offerCreation.create(me, id, input, idempotencyKey);
  }

  /** One's own; coordinators also those of their cantons. */
  @Get('offers')
  @Permit('offers.read')
  @Lists(OfferView)
  list(@Me() me: Principal, @Query() query: OfferQuery): Promise<Page<OfferView>> {
    return this.offerList.list(me, query);
  }

  @Get('offers/:id')
  @Permit('offers.read')
  view(@Me() me: Principal, @Id() id: string): Promise<OfferView> {
    return this.offerList.view(me, id);
  }

  @Post('offers/:id/accept')
  @Permit('offers.answer')
  @Action()
  @Problems(OfferAnswered, OfferLapsed, AdviserExcluded, BeyondCapacity, HasAdviserAlready, CaseEnded)
  accept(@Me() me: Principal, @Id() id: string, @Body() input: AcceptOffer): Promise<OfferView> {
    return this.offers.accept(me, id, input);
  }

  @Post('offers/:id/decline')
  @Permit('offers.answer')
  @Action()
  @Problems(OfferAnswered, OfferLapsed)
  decline(@Me() me: Principal, @Id() id: string, @Body() input: DeclineOffer): Promise<OfferView> {
    return this.offers.decline(me, id, input);
  }

  @Post('offers/:id/withdraw')
  @Permit('offers.make')
  @Action()
  @Problems(OfferAnswered)
  withdraw(@Me() me: Principal, @Id() id: string): Promise<OfferView> {
    return this.offers.withdraw(me, id);
  }
}
