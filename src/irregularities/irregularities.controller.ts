import { Body, Controller, Get, Patch, Post, Put, Query } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Action, Creates, Id, IfMatch, IdempotencyKey, type IdempotentRequest } from '../common/http.js';
import { Lists, PageQuery, type Page } from '../common/page.js';
import { EvidenceAttachmentService } from './evidence-attachment.service.js';
import { IrregularityCreationService } from './irregularity-creation.service.js';
import { IrregularityMoveService } from './irregularity-move.service.js';
import { IrregularityUpdateService } from './irregularity-update.service.js';
import {
  IrregularityCounts,
  IrregularityDetail,
  IrregularityEventView,
  IrregularityView,
  SimilarView,
  TaxonomyView,
} from './irregularity.dto.js';
import { SimilarQuery, IrregularityQuery, IrregularityFilter } from './irregularity-query.dto.js';
import {
  AttachEvidence,
  AnswerQuestion,
  MoveIrregularity,
  UpdateIrregularity,
  CreateIrregularity,
} from './irregularity-input.dto.js';
import { ReviewService } from './review.service.js';
import { SimilarService } from './similar.service.js';
import { IrregularityListService } from './irregularity-list.service.js';
import { Forbidden } from '../common/problem.js';
import {
  CannotMove,
  NoQuestionPending,
  NotCorrectable,
  OwnIrregularity,
  PublishedIrregularity,
} from './irregularity.problems.js';
import { Problems } from '../common/declared-problems.js';

@Controller('api/irregularities')
export class IrregularitiesController {
  constructor(
    private readonly creation: IrregularityCreationService,
    private readonly updates: IrregularityUpdateService,
    private readonly moves: IrregularityMoveService,
    private readonly evidence: EvidenceAttachmentService,
    private readonly irregularityList: IrregularityListService,
    private readonly reviews: ReviewService,
    private readonly similarReports: SimilarService,
  ) {}

  /** The kinds of irregularities, with their legal basis and leading cases. */
  @Get('kinds')
  @Permit('irregularities.read')
  kinds(): TaxonomyView {
    return this.irregularityList.kinds();
  }

  /** Within sight, newest first. */
  @Get()
  @Permit('irregularities.read')
  @Lists(IrregularityView)
  list(@Me() me: Principal, @Query() query: IrregularityQuery): Promise<Page<IrregularityView>> {
    return this.irregularityList.list(me, query);
  }

  /** How many the same filter finds, leading cases left out. */
  @Get('counts')
  @Permit('irregularities.read')
  counts(@Me() me: Principal, @Query() filter: IrregularityFilter): Promise<IrregularityCounts> {
    return this.irregularityList.counts(me, filter);
  }

  /** How often the same was logged about the same commune or canton this year, shown before logging one. */
  @Get('similar')
  @Permit('irregularities.log')
  similar(@Me() me: Principal, @Query() query: SimilarQuery): Promise<SimilarView> {
    return this.similarReports.similar(me, query);
  }

  @Post()
  @Permit('irregularities.log')
  @Creates('/api/irregularities')
  create(
    @Me() me: Principal,
    @Body() input: CreateIrregularity,
    @IdempotencyKey() idempotencyKey: IdempotentRequest | null,
  ): Promise<IrregularityDetail> {
    return this.creation.create(me, input, idempotencyKey);
  }

  @Get(':id')
  @Permit('irregularities.read')
  view(@Me() me: Principal, @Id() id: string): Promise<IrregularityDetail> {
    return this.irregularityList.view(me, id);
  }

  /** Corrections by its author, or additions by staff. */
  @Patch(':id')
  @Permit('irregularities.log')
  @Problems(Forbidden, NotCorrectable, PublishedIrregularity)
  update(
    @Me() me: Principal,
    @Id() id: string,
    @Body() input: UpdateIrregularity,
    @IfMatch() version: number,
  ): Promise<IrregularityDetail> {
    return this.updates.update(me, id, input, version);
  }

  /** Moves it on; never one's own. */
  @Put(':id/status')
  @Permit('irregularities.review')
  @Problems(OwnIrregularity, CannotMove, PublishedIrregularity)
  move(
    @Me() me: Principal,
    @Id() id: string,
    @Body() input: MoveIrregularity,
    @IfMatch() version: number,
  ): Promise<IrregularityDetail> {
    return this.moves.move(me, id, input, version);
  }

  /** Answers what was asked back. */
  @Post(':id/answer')
  @Permit('irregularities.answer')
  @Action()
  @Problems(Forbidden, NoQuestionPending, PublishedIrregularity)
  answer(@Me() me: Principal, @Id() id: string, @Body() input: AnswerQuestion): Promise<IrregularityDetail> {
    return this.reviews.answer(me, id, input.text);
  }

  /** Notes where a piece of evidence is and who holds it; answers the irregularity. */
  @Post(':id/evidence')
  @Permit('irregularities.log')
  @Creates('/api/irregularities')
  @Problems(PublishedIrregularity)
  attach(
    @Me() me: Principal,
    @Id() id: string,
    @Body() input: AttachEvidence,
    @IdempotencyKey() idempotencyKey: IdempotentRequest | null,
  ): Promise<IrregularityDetail> {
    return this.evidence.attach(me, id, input, idempotencyKey);
  }

  /** What happened to it, oldest first. */
  @Get(':id/events')
  @Permit('irregularities.read')
  @Lists(IrregularityEventView)
  events(@Me() me: Principal, @Id() id: string, @Query() query: PageQuery): Promise<Page<IrregularityEventView>> {
    return this.reviews.events(me, id, query);
  }
}
