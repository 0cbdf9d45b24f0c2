import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '../access/permit.js';
import { sendLinkPage } from '../accounts/link-frame.js';
import { localeOf } from '../accounts/link.page.js';
import { NotFound } from '../common/problem.js';
import { AcknowledgementLinks, type LinkedDeadline } from './acknowledgement-links.service.js';
import { acknowledgementPage } from './acknowledgement.page.js';

@Controller('acknowledge')
export class AcknowledgementController {
  constructor(private readonly links: AcknowledgementLinks) {}

  /** Opening it does nothing, since mail servers open links too. */
  @Get(':token')
  @ApiExcludeEndpoint()
  @Open('deadlines.acknowledge')
  page(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(request, reply, this.links.open(token));
  }

  @Post(':token')
  @ApiExcludeEndpoint()
  @Open('deadlines.acknowledge')
  press(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(request, reply, this.links.acknowledge(token));
  }

  private async send(request: FastifyRequest, reply: FastifyReply, deadline: Promise<LinkedDeadline>): Promise<void> {
    const found = await deadline.catch((error: unknown) => {
      if (error instanceof NotFound) return null;
      throw error;
    });
    const locale = localeOf(request.headers['accept-language']);
    await sendLinkPage(reply, found ? 200 : 410, acknowledgementPage(locale, found));
  }
}
