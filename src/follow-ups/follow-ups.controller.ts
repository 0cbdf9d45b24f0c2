import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Action, Creates, Id, IfMatch, IdempotencyKey, type IdempotentRequest } from '../common/http.js';
import { Lists, type Page } from '../common/page.js';
import {
  CreateFollowUp,
  CaseFollowUpsQuery,
  UpdateFollowUp,
  FollowUpCountsQuery,
  FinishedView,
  FinishFollowUp,
  FollowUpCounts,
  FollowUpQuery,
  FollowUpView,
  SnoozeFollowUp,
} from './follow-up.dto.js';
import { FollowUpsService } from './follow-ups.service.js';
import { ReminderQuery, ReminderView } from './reminder.dto.js';
import { ReminderListService } from './reminder-list.service.js';
import { FollowUpListService } from './follow-up-list.service.js';
import { AlarmStands, CaseClosed, FollowUpEnded } from './follow-up.problems.js';
import { Problems } from '../common/declared-problems.js';

@Controller('api')
export class FollowUpsController {
  constructor(
    private readonly followUps: FollowUpsService,
    private readonly followUpList: FollowUpListService,
    private readonly reminders: ReminderListService,
  ) {}

  /** What is due on the cases in sight, by due day; open ones unless a state is asked for. */
  @Get('follow-ups')
  @Permit('follow-ups.read')
  @Lists(FollowUpView)
  list(@Me() me: Principal, @Query() query: FollowUpQuery): Promise<Page<FollowUpView>> {
    return this.followUpList.list(me, query);
  }

  @Get('follow-ups/counts')
  @Permit('follow-ups.read')
  counts(@Me() me: Principal, @Query() query: FollowUpCountsQuery): Promise<FollowUpCounts> {
    return this.followUpList.counts(me, query);
  }

  @Get('follow-ups/:id')
  @Permit('follow-ups.read')
  view(@Me() me: Principal, @Id() id: string): Promise<FollowUpView> {
    return this.followUpList.view(me, id);
  }

  /** Changes a follow-up made by hand; another due day replaces its reminders. */
  @Patch('follow-ups/:id')
  @Permit('follow-ups.write')
  @Problems(FollowUpEnded, AlarmStands, CaseClosed)
  update(
    @Me() me: Principal,
    @Id() id: string,
    @Body() input: UpdateFollowUp,
    @IfMatch() version: number,
  ): Promise<FollowUpView> {
    return this.followUps.update(me, id, input, version);
  }

  /** It is done; nothing more is sent about it. */
  @Post('follow-ups/:id/done')
  @Permit('follow-ups.write')
  @Action()
  @Problems(FollowUpEnded, AlarmStands, CaseClosed)
  finish(@Me() me: Principal, @Id() id: string, @Body() input: FinishFollowUp): Promise<FinishedView> {
    return this.followUps.finish(me, id, input);
  }

  /** Puts it off to a later day. */
  @Post('follow-ups/:id/snooze')
  @Permit('follow-ups.write')
  @Action()
  @Problems(FollowUpEnded, AlarmStands, CaseClosed)
  snooze(@Me() me: Principal, @Id() id: string, @Body() input: SnoozeFollowUp): Promise<FollowUpView> {
    return this.followUps.snooze(me, id, input);
  }

  /** It need not be done. */
  @Post('follow-ups/:id/cancel')
  @Permit('follow-ups.write')
  @Action()
  @Problems(FollowUpEnded, AlarmStands)
  cancel(@Me() me: Principal, @Id() id: string): Promise<FollowUpView> {
    return this.followUps.cancel(me, id);
  }

  @Get('cases/:id/follow-ups')
  @Permit('follow-ups.read')
  @Lists(FollowUpView)
  listOfCase(@Me() me: Principal, @Id() id: string, @Query() query: CaseFollowUpsQuery): Promise<Page<FollowUpView>> {
    return this.followUpList.listOfCase(me, id, query);
  }

  @Post('cases/:id/follow-ups')
  @Permit('follow-ups.write')
  @Creates('/api/follow-ups')
  @Problems(CaseClosed)
  create(
    @Me() me: Principal,
    @Id() id: string,
    @Body() input: CreateFollowUp,
    @IdempotencyKey() idempotencyKey: IdempotentRequest | null,
  ): Promise<FollowUpView> {
    return this.followUps.create(me, id, input, idempotencyKey);
  }

  /** The ledger: each planned message, by the moment it is planned for, and what became of it. */
  @Get('reminders')
  @Permit('reminders.read')
  @Lists(ReminderView)
  listReminders(@Me() me: Principal, @Query() query: ReminderQuery): Promise<Page<ReminderView>> {
    return this.reminders.list(me, query);
  }
}
