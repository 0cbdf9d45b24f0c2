import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { CaseCannotMove, CaseEnded, DeadlineOpen } from '../cases/case.problems.js';
import { Problems } from '../common/declared-problems.js';
import { Action, Creates, Id, IdempotencyKey, type IdempotentRequest } from '../common/http.js';
import { Lists, type Page } from '../common/page.js';
import {
  AcknowledgeDeadline,
  CaseDeadlineView,
  DeadlineCounts,
  DeadlineCountsQuery,
  DeadlineQuery,
  ExtendDeadline,
  LetterEventView,
  MeetDeadline,
  MissDeadline,
  ReceiveLetter,
  WaiveDeadline,
} from './deadline.dto.js';
import { DeadlineListService } from './deadline-list.service.js';
import { DeadlineEnded, NothingToConfirm, OwnDeadline } from './deadline.problems.js';
import { DeadlinesService } from './deadlines.service.js';
import { LettersService } from './letters.service.js';

@Controller('api')
export class DeadlinesController {
  constructor(
    private readonly deadlines: DeadlinesService,
    private readonly lists: DeadlineListService,
    private readonly letters: LettersService,
  ) {}

  /** A letter of an authority came, or one was never fetched. With the deadline it starts; moves the case where `stage` says so. */
  @Post('cases/:id/letters')
  @Permit('deadlines.write')
  @Creates('/api/cases/:id/events')
  @Problems(CaseEnded, CaseCannotMove, DeadlineOpen)
  receive(
    @Me() me: Principal,
    @Id() id: string,
    @Body() input: ReceiveLetter,
    @IdempotencyKey() idempotencyKey: IdempotentRequest | null,
  ): Promise<LetterEventView> {
    return this.letters.receive(me, id, input, idempotencyKey);
  }

  /** All of a case, the open ones first. */
  @Get('cases/:id/deadlines')
  @Permit('deadlines.read')
  @Lists(CaseDeadlineView)
  listOfCase(@Me() me: Principal, @Id() id: string): Promise<Page<CaseDeadlineView>> {
    return this.lists.listOfCase(me, id);
  }

  /** Soonest first; those without a day before. */
  @Get('deadlines')
  @Permit('deadlines.read')
  @Lists(CaseDeadlineView)
  list(@Me() me: Principal, @Query() query: DeadlineQuery): Promise<Page<CaseDeadlineView>> {
    return this.lists.list(me, query);
  }

  @Get('deadlines/counts')
  @Permit('deadlines.read')
  counts(@Me() me: Principal, @Query() query: DeadlineCountsQuery): Promise<DeadlineCounts> {
    return this.lists.counts(me, query);
  }

  @Get('deadlines/:id')
  @Permit('deadlines.read')
  view(@Me() me: Principal, @Id() id: string): Promise<CaseDeadlineView> {
    return this.lists.view(me, id);
  }

  /** It was sent, with the number or the photo of the receipt. */
  @Post('deadlines/:id/met')
  @Permit('deadlines.write')
  @Action()
  @Problems(DeadlineEnded)
  meet(@Me() me: Principal, @Id() id: string, @Body() input: MeetDeadline): Promise<CaseDeadlineView> {
    return this.deadlines.meet(me, id, input);
  }

  /** The authority gave another day: this deadline ends, and one to that day begins. */
  @Post('deadlines/:id/extended')
  @Permit('deadlines.write')
  @Action()
  @Problems(DeadlineEnded)
  extend(@Me() me: Principal, @Id() id: string, @Body() input: ExtendDeadline): Promise<CaseDeadlineView> {
    return this.deadlines.extend(me, id, input);
  }

  /** The person decided not to use it. */
  @Post('deadlines/:id/waived')
  @Permit('deadlines.write')
  @Action()
  @Problems(DeadlineEnded)
  waive(@Me() me: Principal, @Id() id: string, @Body() input: WaiveDeadline): Promise<CaseDeadlineView> {
    return this.deadlines.waive(me, id, input);
  }

  @Post('deadlines/:id/missed')
  @Permit('deadlines.write')
  @Action()
  @Problems(DeadlineEnded)
  miss(@Me() me: Principal, @Id() id: string, @Body() input: MissDeadline): Promise<CaseDeadlineView> {
    return this.deadlines.miss(me, id, input);
  }

  /** Whoever answers for it knows of it. Repeated, nothing changes. */
  @Post('deadlines/:id/acknowledge')
  @Permit('deadlines.write')
  @Action()
  @Problems(DeadlineEnded)
  acknowledge(@Me() me: Principal, @Id() id: string, @Body() input: AcknowledgeDeadline): Promise<CaseDeadlineView> {
    return this.deadlines.acknowledge(me, id, input);
  }

  /** A second person has looked at the proof of an appeal. */
  @Post('deadlines/:id/confirm')
  @Permit('deadlines.confirm')
  @Action()
  @Problems(NothingToConfirm, OwnDeadline)
  confirm(@Me() me: Principal, @Id() id: string): Promise<CaseDeadlineView> {
    return this.deadlines.confirm(me, id);
  }
}
