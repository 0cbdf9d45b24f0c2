import { Body, Controller, Get, Headers, Ip, Param, Post } from '@nestjs/common';
import { Open } from '../../access/permit.js';
import { CaseOpeningService, type RequestState } from '../../cases/case-opening.service.js';
import { Action, Creates, IdempotencyKey, type IdempotentRequest } from '../../common/http.js';
import { RateLimit } from '../../common/rate.js';
import { bestOf } from '../../texts/languages.js';
import { CreateHelpRequest, RequestMade, TrackedRequest } from './request.dto.js';
import { OFFERED, textsOf } from '../../texts/texts.js';
import { CaseCannotMove } from '../../cases/case.problems.js';
import { ConsentTwice, HelpConsentMissing } from '../../people/person.problems.js';
import { Problems } from '../../common/declared-problems.js';

@Controller('api/requests')
export class RequestsController {
  constructor(
    private readonly opening: CaseOpeningService,
    private readonly rate: RateLimit,
  ) {}

  /** Asks for help. The answer holds the token by which the request is followed; a receipt goes to the person. */
  @Post()
  @Open('requests.make')
  @Creates('/api/requests', 'tracking')
  @Problems(HelpConsentMissing, ConsentTwice)
  async ask(
    @Body() asked: CreateHelpRequest,
    @IdempotencyKey() idempotencyKey: IdempotentRequest | null,
    @Ip() ip: string,
  ): Promise<RequestMade> {
    // A collective centre shares one address.
    const client = this.rate.clientKey(ip);
    await this.rate.consume(`request ${client}`, 60, 600);
    return this.opening.request(CreateHelpRequest.asRequest(asked), idempotencyKey, client);
  }

  /** How it stands, in plain words, no names. */
  @Get(':tracking')
  @Open('requests.track')
  async state(
    @Param('tracking') tracking: string,
    @Headers('accept-language') languages?: string,
  ): Promise<TrackedRequest> {
    return inWords(await this.opening.state(tracking), languages);
  }

  /** Withdraws the request and its consents. */
  @Post(':tracking/withdraw')
  @Open('requests.withdraw')
  @Action()
  @Problems(CaseCannotMove)
  async withdraw(
    @Param('tracking') tracking: string,
    @Headers('accept-language') languages?: string,
  ): Promise<TrackedRequest> {
    return inWords(await this.opening.withdraw(tracking), languages);
  }
}

function inWords(state: RequestState, languages: string | undefined): TrackedRequest {
  return { ...state, text: textsOf(bestOf(languages, OFFERED)).t(`tracking.${state.state}`) };
}
