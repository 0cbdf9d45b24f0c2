import { Body, Controller, Get, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Creates, Id, IdempotencyKey, type IdempotentRequest } from '../common/http.js';
import { Lists, PageQuery, type Page } from '../common/page.js';
import { ExportView, CreateExport } from './export.dto.js';
import { ExportCreationService } from './export-creation.service.js';
import { ExportsService } from './exports.service.js';
import { TooMany } from '../common/problem.js';
import { SignInAgain } from '../access/access.problems.js';
import { Problems } from '../common/declared-problems.js';

@Controller('api/exports')
export class ExportsController {
  constructor(
    private readonly exports: ExportsService,
    private readonly creation: ExportCreationService,
  ) {}

  /** Asks for a file; the full profile needs a reason and a sign-in (or its confirmation) of the last fifteen minutes, here and when it is fetched. */
  @Post()
  @Permit('exports.make')
  @Creates('/api/exports')
  @Problems(SignInAgain)
  create(
    @Me() me: Principal,
    @Body() input: CreateExport,
    @IdempotencyKey() idempotencyKey: IdempotentRequest | null,
  ): Promise<ExportView> {
    return this.creation.create(me, input, idempotencyKey);
  }

  /** One's own, newest first. */
  @Get()
  @Permit('exports.make')
  @Lists(ExportView)
  list(@Me() me: Principal, @Query() query: PageQuery): Promise<Page<ExportView>> {
    return this.exports.list(me, query);
  }

  @Get(':id')
  @Permit('exports.make')
  view(@Me() me: Principal, @Id() id: string): Promise<ExportView> {
    return this.exports.view(me, id);
  }

  @Get(':id/file')
  @Permit('exports.make')
  @ApiProduces('text/csv', 'application/json')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Problems(SignInAgain, TooMany)
  file(@Me() me: Principal, @Id() id: string): Promise<StreamableFile> {
    return this.exports.file(me, id);
  }
}
