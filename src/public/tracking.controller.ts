import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '../access/permit.js';
import { LINK_PAGE_CSP, localeOf } from '../accounts/link.page.js';
import { CaseOpeningService, type RequestState } from '../cases/case-opening.service.js';
import { NotFound } from '../common/problem.js';
import { trackingPage } from './tracking.page.js';

/** The page behind the link of a receipt. */
@ApiExcludeController()
@Controller('requests')
export class TrackingController {
  constructor(private readonly opening: CaseOpeningService) {}

  @Get(':tracking')
  @Open('requests.track')
  page(@Param('tracking') tracking: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return show(request, reply, this.opening.state(tracking));
  }

  @Post(':tracking')
  @Open('requests.withdraw')
  withdraw(@Param('tracking') tracking: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return show(request, reply, this.opening.withdraw(tracking));
  }
}

async function show(request: FastifyRequest, reply: FastifyReply, asked: Promise<RequestState>): Promise<string> {
  const state = await asked.catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  void reply
    .status(state ? 200 : 404)
    .headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': LINK_PAGE_CSP, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  return trackingPage(localeOf(request.headers['accept-language']), state);
}
