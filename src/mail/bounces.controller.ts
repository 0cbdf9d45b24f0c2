import { Controller, Headers, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { SignIn } from '../access/access.problems.js';
import { Open } from '../access/permit.js';
import { Action } from '../common/http.js';
import { checked } from '../common/validation.js';
import { sameText } from '../common/keys.js';
import { NotFound } from '../common/problem.js';
import { AddRouteConfig } from '../common/route-config.js';
import { BounceInput, BounceView } from './bounces.dto.js';
import { BouncesKey, BouncesService } from './bounces.service.js';
import { Problems } from '../common/declared-problems.js';

@Controller('api/mail')
export class BouncesController {
  constructor(
    private readonly bounces: BouncesService,
    private readonly key: BouncesKey,
  ) {}

  /**
   * Takes a returned letter: the message as it came, or what a provider of mail says of it. For programs, with
   * `Authorization: Bearer <MAIL_BOUNCES_KEY>`; without that setting it does not exist.
   */
  @Post('bounces')
  @Open('mail.bounces')
  @Action()
  @AddRouteConfig({ takesMessage: true })
  @ApiConsumes('application/json', 'message/rfc822')
  @ApiBody({ type: BounceInput })
  @ApiHeader({ name: 'authorization', required: false })
  @Problems(SignIn, NotFound)
  receive(@Req() { body }: FastifyRequest, @Headers('authorization') authorization = ''): Promise<BounceView> {
    if (this.key.key === null) throw new NotFound();
    if (!sameText(authorization, `Bearer ${this.key.key}`)) throw new SignIn();
    return Buffer.isBuffer(body)
      ? this.bounces.handleMessage(body)
      : this.bounces.handleReport(checked(BounceInput, body));
  }
}
