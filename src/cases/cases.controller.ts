import { ApiCreatedResponse, ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { Body, Controller, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Action, Creates, Id, IfMatch, IdempotencyKey, type IdempotentRequest } from '../common/http.js';
import { Lists, PageQuery, type Page } from '../common/page.js';
import { CaseListService } from './case-list.service.js';
import { CaseTimelineService } from './case-timeline.service.js';
import { CaseViewService } from './case-view.service.js';
import { CaseCreationService } from './case-creation.service.js';
import { CaseMoveService } from './case-move.service.js';
import { CaseOpeningService } from './case-opening.service.js';
import { CaseForStaff, CaseView, DeclineLetterView } from './case.dto.js';
import { EventView } from './case-event.dto.js';
import { CaseCounts, CaseItem } from './case-list.dto.js';
import { CaseFilter, CaseQuery } from './case-query.dto.js';
import { UpdateCase, UpdateWaiting, MoveCase, CreateNote, CreateCase, ReleaseCase } from './case-input.dto.js';
import { CasesService } from './cases.service.js';
import { ChecklistItemInput, ChecklistItemView, ChecklistView } from './checklist.dto.js';
import { ChecklistService } from './checklist.service.js';
import {
  CaseCannotMove,
  CaseEnded,
  DeadlineOpen,
  HasNoAdviser,
  LettersNotHeld,
  NoDecisionYet,
  NotWaiting,
  StageNotInProcedure,
} from './case.problems.js';
import { BeyondCapacity } from '../advisers/adviser.problems.js';
import { ConsentTwice, HelpConsentMissing } from '../people/person.problems.js';
import { Problems } from '../common/declared-problems.js';

const SEEN = { oneOf: [{ $ref: getSchemaPath(CaseView) }, { $ref: getSchemaPath(CaseForStaff) }] };

@Controller('api/cases')
export class CasesController {
  constructor(
    private readonly cases: CasesService,
    private readonly views: CaseViewService,
    private readonly timeline: CaseTimelineService,
    private readonly lists: CaseListService,
    private readonly opening: CaseOpeningService,
    private readonly creation: CaseCreationService,
    private readonly moves: CaseMoveService,
    private readonly checklists: ChecklistService,
  ) {}

  /** Newest first; with `waiting` longest first, with `due` soonest first. */
  @Get()
  @Permit('cases.read')
  @Lists(CaseItem)
  list(@Me() me: Principal, @Query() query: CaseQuery): Promise<Page<CaseItem>> {
    return this.lists.list(me, query);
  }

  @Get('counts')
  @Permit('cases.read')
  counts(@Me() me: Principal, @Query() filter: CaseFilter): Promise<CaseCounts> {
    return this.lists.counts(me, filter);
  }

  /** Creates a case of one's own or of an adviser. Repeated, it answers what the caller may see of it now. */
  @Post()
  @Permit('cases.open')
  @Creates('/api/cases')
  @ApiCreatedResponse({ schema: SEEN })
  @Problems(CaseCannotMove, BeyondCapacity, HelpConsentMissing, ConsentTwice)
  create(
    @Me() me: Principal,
    @Body() input: CreateCase,
    @IdempotencyKey() idempotencyKey: IdempotentRequest | null,
  ): Promise<CaseView | CaseForStaff> {
    return this.creation.create(me, input, idempotencyKey);
  }

  /** Staff get it without name, contact, facts and notes. */
  @Get(':id')
  @Permit('cases.read')
  @ApiExtraModels(CaseView, CaseForStaff)
  @ApiOkResponse({ schema: SEEN })
  view(@Me() me: Principal, @Id() id: string): Promise<CaseView | CaseForStaff> {
    return this.views.view(me, id);
  }

  @Patch(':id')
  @Permit('cases.write')
  @Problems(StageNotInProcedure, NoDecisionYet)
  update(
    @Me() me: Principal,
    @Id() id: string,
    @Body() input: UpdateCase,
    @IfMatch() version: number,
  ): Promise<CaseView> {
    return this.cases.update(me, id, input, version);
  }

  /** What happened: a letter came, an interview, a decision. */
  @Put(':id/stage')
  @Permit('cases.write')
  @Problems(CaseCannotMove, DeadlineOpen)
  move(@Me() me: Principal, @Id() id: string, @Body() input: MoveCase, @IfMatch() version: number): Promise<CaseView> {
    return this.moves.move(me, id, input, version);
  }

  /** Snoozes a waiting case, or declines it with an honest letter. */
  @Put(':id/waiting')
  @Permit('cases.wait')
  @Problems(NotWaiting, DeadlineOpen)
  wait(
    @Me() me: Principal,
    @Id() id: string,
    @Body() input: UpdateWaiting,
    @IfMatch() version: number,
  ): Promise<CaseView> {
    return this.cases.wait(me, id, input, version);
  }

  /** What the person would read if it were declined now. */
  @Get(':id/waiting/letter')
  @Permit('cases.wait')
  @Problems(NotWaiting)
  declineLetter(@Me() me: Principal, @Id() id: string): Promise<DeclineLetterView> {
    return this.views.declineLetter(me, id);
  }

  /** Lets the letters go that wait because one client had asked for so much on a day: the request is one. */
  @Post(':id/release-letters')
  @Permit('cases.release-letters')
  @Action()
  @Problems(LettersNotHeld)
  releaseLetters(@Me() me: Principal, @Id() id: string): Promise<CaseView> {
    return this.opening.releaseLetters(me, id);
  }

  /** Ends the match; the case waits again. */
  @Post(':id/release')
  @Permit('cases.release')
  @Action()
  @Problems(CaseEnded, HasNoAdviser, DeadlineOpen)
  release(@Me() me: Principal, @Id() id: string, @Body() input: ReleaseCase): Promise<CaseView> {
    return this.cases.release(me, id, input);
  }

  /** The timeline, newest first. */
  @Get(':id/events')
  @Permit('cases.notes')
  @Lists(EventView)
  events(@Me() me: Principal, @Id() id: string, @Query() query: PageQuery): Promise<Page<EventView>> {
    return this.timeline.list(me, id, query);
  }

  @Get(':id/events/:event')
  @Permit('cases.notes')
  event(@Me() me: Principal, @Id() id: string, @Id('event') event: string): Promise<EventView> {
    return this.timeline.view(me, id, event);
  }

  @Post(':id/notes')
  @Permit('cases.notes')
  @Creates('/api/cases/:id/events')
  addNote(
    @Me() me: Principal,
    @Id() id: string,
    @Body() input: CreateNote,
    @IdempotencyKey() idempotencyKey: IdempotentRequest | null,
  ): Promise<EventView> {
    return this.timeline.addNote(me, id, input, idempotencyKey);
  }

  /** Documents the procedure needs in this canton, and what must be asked or avoided first. */
  @Get(':id/checklist')
  @Permit('cases.notes')
  checklist(@Me() me: Principal, @Id() id: string): Promise<ChecklistView> {
    return this.checklists.view(me, id);
  }

  /** Takes `If-Match` with the version of the item, `"0"` for the first word about it. */
  @Put(':id/checklist/:item')
  @Permit('cases.write')
  setItem(
    @Me() me: Principal,
    @Id() id: string,
    @Param('item') item: string,
    @Body() input: ChecklistItemInput,
    @IfMatch() version: number,
  ): Promise<ChecklistItemView> {
    return this.checklists.set(me, id, item, input, version);
  }
}
