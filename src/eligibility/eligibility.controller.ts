import { Body, Controller, Ip, Post } from '@nestjs/common';
import { Open } from '../access/permit.js';
import { Action } from '../common/http.js';
import { RateLimit } from '../common/rate.js';
import { AssessInput, AssessmentsView, DeadlineInput, DeadlineView } from './eligibility.dto.js';
import { EligibilityService } from './eligibility.service.js';

/** Facts in, answers with reasons out; nothing is kept, written down or logged. */
@Controller('api/eligibility')
export class EligibilityController {
  constructor(
    private readonly eligibility: EligibilityService,
    private readonly rate: RateLimit,
  ) {}

  /** Assesses the three procedures, with reasons: likely, not yet, ask, or another procedure; never no. */
  @Post('assess')
  @Open('eligibility.assess')
  @Action()
  async assess(@Body() input: AssessInput, @Ip() ip: string): Promise<AssessmentsView> {
    // An information stand or a school class shares one address.
    await this.rate.consume(`eligibility ${this.rate.clientKey(ip)}`, 600, 60);
    return this.eligibility.assess(input);
  }

  /** The last day of a term, the safe day first, with each step of the computation. */
  @Post('deadline')
  @Open('eligibility.deadline')
  @Action()
  async deadline(@Body() input: DeadlineInput, @Ip() ip: string): Promise<DeadlineView> {
    await this.rate.consume(`eligibility ${this.rate.clientKey(ip)}`, 600, 60);
    return this.eligibility.deadline(input);
  }
}
