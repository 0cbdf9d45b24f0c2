import { Get, Param, Post } from '@nestjs/common';
import { TrustedOrigin } from '../access/guard.js';
import { Open } from '../access/permit.js';
import { CaseOpeningService, type RequestState } from '../cases/case-opening.service.js';
import { NotFound } from '../common/problem.js';
import { Pages } from './page.reply.js';
import { trackingPage } from './pages/tracking.page.js';
import { Here, type PageAnswer, type Visit } from './visit.js';

/** The page behind the link of a receipt; it stays open whatever happens to the rest. */
@Pages()
export class TrackingController {
  constructor(
    private readonly opening: CaseOpeningService,
    private readonly origin: TrustedOrigin,
  ) {}

  @Get('requests/:tracking')
  @Open('requests.track')
  page(@Here() visit: Visit, @Param('tracking') tracking: string): Promise<PageAnswer> {
    return this.show(visit, this.opening.state(tracking));
  }

  @Post('requests/:tracking')
  @Open('requests.withdraw')
  withdraw(@Here() visit: Visit, @Param('tracking') tracking: string): Promise<PageAnswer> {
    return this.show(visit, this.opening.withdraw(tracking));
  }

  private async show(visit: Visit, asked: Promise<RequestState>): Promise<PageAnswer> {
    const state = await asked.catch((error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    });
    return {
      status: state ? 200 : 404,
      page: () => trackingPage(visit, state, `${this.origin.origin}${visit.address}?lang=${visit.texts.language}`),
    };
  }
}
