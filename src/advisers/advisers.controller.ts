import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Action, Creates, Id, IfMatch, IdempotencyKey, type IdempotentRequest } from '../common/http.js';
import { Lists, type Page } from '../common/page.js';
import { AdviserQuery, AdviserView } from './adviser.dto.js';
import {
  AcceptUndertaking,
  InviteAdviser,
  CreateAdviser,
  UpdateAdviser,
  UpdateOwnProfile,
} from './adviser-input.dto.js';
import { AdvisersService } from './advisers.service.js';
import { AdviserCreationService } from './adviser-creation.service.js';
import { AdviserListService } from './adviser-list.service.js';
import {
  AdviserAddressTaken,
  BeyondCapacity,
  NoAdviser,
  OutsideTerritory,
  StillHasCases,
  UndertakingMissing,
  UndertakingOutdated,
} from './adviser.problems.js';
import { AddressTaken, AdviserHasAccount } from '../accounts/account.problems.js';
import { Problems } from '../common/declared-problems.js';

@Controller('api/advisers')
export class AdvisersController {
  constructor(
    private readonly advisers: AdvisersService,
    private readonly creation: AdviserCreationService,
    private readonly adviserList: AdviserListService,
  ) {}

  /** One's own profile. */
  @Get('me')
  @Permit('advisers.self')
  @Problems(NoAdviser)
  viewOwn(@Me() me: Principal): Promise<AdviserView> {
    return this.adviserList.viewOwn(me);
  }

  @Patch('me')
  @Permit('advisers.self')
  @Problems(NoAdviser, UndertakingMissing, BeyondCapacity)
  updateOwnProfile(
    @Me() me: Principal,
    @Body() input: UpdateOwnProfile,
    @IfMatch() version: number,
  ): Promise<AdviserView> {
    return this.advisers.updateOwnProfile(me, input, version);
  }

  /** Accepts the undertaking on confidentiality. */
  @Post('me/undertaking')
  @Permit('advisers.self')
  @Action()
  @Problems(NoAdviser, UndertakingOutdated)
  acceptUndertaking(@Me() me: Principal, @Body() input: AcceptUndertaking): Promise<AdviserView> {
    return this.advisers.acceptUndertaking(me, input);
  }

  /** Those who serve one of the coordinator's cantons. */
  @Get()
  @Permit('advisers.read')
  @Lists(AdviserView)
  list(@Me() me: Principal, @Query() query: AdviserQuery): Promise<Page<AdviserView>> {
    return this.adviserList.list(me, query);
  }

  @Post()
  @Permit('advisers.write')
  @Creates('/api/advisers')
  @Problems(AdviserAddressTaken, OutsideTerritory, UndertakingMissing)
  create(
    @Me() me: Principal,
    @Body() input: CreateAdviser,
    @IdempotencyKey() idempotencyKey: IdempotentRequest | null,
  ): Promise<AdviserView> {
    return this.creation.create(me, input, idempotencyKey);
  }

  @Get(':id')
  @Permit('advisers.read')
  view(@Me() me: Principal, @Id() id: string): Promise<AdviserView> {
    return this.adviserList.view(me, id);
  }

  @Patch(':id')
  @Permit('advisers.write')
  @Problems(AdviserAddressTaken, OutsideTerritory, UndertakingMissing, StillHasCases, BeyondCapacity)
  update(
    @Me() me: Principal,
    @Id() id: string,
    @Body() input: UpdateAdviser,
    @IfMatch() version: number,
  ): Promise<AdviserView> {
    return this.advisers.update(me, id, input, version);
  }

  /** Gives an adviser an account. */
  @Post(':id/invite')
  @Permit('advisers.invite')
  @Action()
  @Problems(OutsideTerritory, AddressTaken, AdviserHasAccount)
  invite(@Me() me: Principal, @Id() id: string, @Body() input: InviteAdviser): Promise<AdviserView> {
    return this.advisers.invite(me, id, input);
  }
}
