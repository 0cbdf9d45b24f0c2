import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Permit } from '../access/permit.js';
import { Creates, Id, IfMatch, IdempotencyKey, type IdempotentRequest } from '../common/http.js';
import { Lists, type Page } from '../common/page.js';
import {
  UpdateOrganisation,
  CreateOrganisation,
  OrganisationPage,
  OrganisationQuery,
  OrganisationView,
} from './organisation.dto.js';
import { OrganisationsService } from './organisations.service.js';
import { OrganisationExists } from './organisation.problems.js';
import { Problems } from '../common/declared-problems.js';

@Controller('api/organisations')
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  /** By name. */
  @Get()
  @Permit('organisations.read')
  @ApiOkResponse({ type: OrganisationPage })
  @Lists(OrganisationView)
  list(@Query() query: OrganisationQuery): Promise<Page<OrganisationView>> {
    return this.organisations.list(query);
  }

  @Post()
  @Permit('organisations.write')
  @Creates('/api/organisations')
  @Problems(OrganisationExists)
  create(
    @Body() input: CreateOrganisation,
    @IdempotencyKey() idempotencyKey: IdempotentRequest | null,
  ): Promise<OrganisationView> {
    return this.organisations.create(input, idempotencyKey);
  }

  @Get(':id')
  @Permit('organisations.read')
  view(@Id() id: string): Promise<OrganisationView> {
    return this.organisations.view(id);
  }

  @Patch(':id')
  @Permit('organisations.write')
  @Problems(OrganisationExists)
  update(@Id() id: string, @Body() input: UpdateOrganisation, @IfMatch() version: number): Promise<OrganisationView> {
    return this.organisations.update(id, input, version);
  }
}
