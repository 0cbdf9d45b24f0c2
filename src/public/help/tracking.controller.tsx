import { Get, Param, Post } from '@nestjs/common';
import { TrustedOrigin } from '../../access/guard.js';
import { Open } from '../../access/permit.js';
import { CaseOpeningService, type RequestState } from '../../cases/case-opening.service.js';
import { NotFound } from '../../common/problem.js';
import { Pages } from '../pages/page.decorator.js';
import { TrackingPage } from './tracking.page.js';
import { CurrentPage, type PageAnswer, type PageRequest } from '../pages/page-request.js';

/** Open even where the public pages are not. */
@Pages()
export class TrackingController {
  constructor(
    private readonly opening: CaseOpeningService,
    private readonly origin: TrustedOrigin,
  ) {}

  @Get('requests/:tracking')
  @Open('requests.track')
  page(@CurrentPage() request: PageRequest, @Param('tracking') tracking: string): Promise<PageAnswer> {
    return this.show(request, this.opening.state(tracking));
  }

  @Post('requests/:tracking')
  @Open('requests.withdraw')
  withdraw(@CurrentPage() request: PageRequest, @Param('tracking') tracking: string): Promise<PageAnswer> {
    return this.show(request, this.opening.withdraw(tracking));
  }

  private async show(request: PageRequest, asked: Promise<RequestState>): Promise<PageAnswer> {
    const state = await asked.catch((error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    });
    return {
      status: state ? 200 : 404,
      page: () => (
        <TrackingPage
          request={request}
          tracked={state}
          link={`${this.origin.origin}${request.address}?lang=${request.texts.language}`}
        />
      ),
    };
  }
}
