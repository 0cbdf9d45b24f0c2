import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Permit } from '../access/permit.js';
import { Action, Id } from '../common/http.js';
import { Lists, type Page } from '../common/page.js';
import { OutboxQuery, OutboxView, RetriedView, RetryAllInput } from './outbox.dto.js';
import { OutboxService } from './outbox.service.js';
import { NotToRetry } from './mail.problems.js';
import { Problems } from '../common/declared-problems.js';

@Controller('api/outbox')
export class OutboxController {
  constructor(private readonly outbox: OutboxService) {}

  /** Mails, newest first: kind, state, masked address, error; never a body or a link. */
  @Get()
  @Permit('outbox.read')
  @Lists(OutboxView)
  list(@Query() query: OutboxQuery): Promise<Page<OutboxView>> {
    return this.outbox.list(query);
  }

  /** Sends all held or all failed mails after all, but those that may have left already. */
  @Post('retry')
  @Permit('outbox.retry')
  @Action()
  retryAll(@Body() { state }: RetryAllInput): Promise<RetriedView> {
    return this.outbox.retryAll(state);
  }

  /** Sends a held or failed mail after all. */
  @Post(':id/retry')
  @Permit('outbox.retry')
  @Action()
  @Problems(NotToRetry)
  retry(@Id() id: string): Promise<OutboxView> {
    return this.outbox.retry(id);
  }
}
