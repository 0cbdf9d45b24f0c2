import { Controller, Delete, Get, Headers, Ip, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Me, Open, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Action, CacheFor } from '../common/http.js';
import { digest } from '../common/keys.js';
import { RateLimit } from '../common/rate.js';
import { CalendarAddress, CalendarState } from './calendar.dto.js';
import { CalendarService } from './calendar.service.js';
import { TooMany } from '../common/problem.js';
import { NoCasesOfOnesOwn } from './follow-up.problems.js';
import { Problems } from '../common/declared-problems.js';

@Controller('api')
export class CalendarController {
  constructor(
    private readonly calendars: CalendarService,
    private readonly rate: RateLimit,
  ) {}

  /** Makes an address for one's calendar; one there was before leads nowhere from now on. It is told only here. */
  @Post('me/calendar')
  @Permit('follow-ups.read')
  @Action()
  @Problems(NoCasesOfOnesOwn)
  create(@Me() me: Principal): Promise<CalendarAddress> {
    return this.calendars.create(me);
  }

  @Get('me/calendar')
  @Permit('follow-ups.read')
  state(@Me() me: Principal): Promise<CalendarState> {
    return this.calendars.state(me);
  }

  @Delete('me/calendar')
  @Permit('follow-ups.read')
  @Action()
  end(@Me() me: Principal): Promise<CalendarState> {
    return this.calendars.end(me);
  }

  /** What is due on the holder's cases, without names, as a calendar to subscribe to. */
  @Get('calendar/:token.ics')
  @Open('calendar.read')
  @CacheFor(900, 'private')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  @Problems(TooMany)
  async feed(
    @Param('token') token: string,
    @Headers('if-none-match') known: string | undefined,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    // Large services fetch the calendars of many people from one place.
    await this.rate.consume(`calendar ${this.rate.clientKey(ip)}`, 1000, 600);
    await this.rate.consume(`calendar ${digest(token)}`, 30, 600);
    const feed = await this.calendars.feed(token, known);
    if (!feed) return void reply.status(304);
    void reply.headers({ 'content-type': 'text/calendar; charset=utf-8', etag: feed.tag });
    return feed.body;
  }
}
