import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Permit } from '../access/permit.js';
import { Creates, Id, IfMatch, OnceKey, type OnceRequest } from '../common/http.js';
import { Lists, type Page } from '../common/page.js';
import {
  ChangeOrganisation,
  MakeOrganisation,
  OrganisationPage,
  OrganisationQuery,
  OrganisationView,
} from './organisation.dto.js';
import { OrganisationsService } from './organisations.service.js';

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
  make(@Body() input: MakeOrganisation, @OnceKey() idempotencyKey: OnceRequest | null): Promise<OrganisationView> {
    return this.organisations.make(input, idempotencyKey);
  }

  @Get(':id')
  @Permit('organisations.read')
  view(@Id() id: string): Promise<OrganisationView> {
    return this.organisations.view(id);
  }

  @Patch(':id')
  @Permit('organisations.write')
  change(@Id() id: string, @Body() input: ChangeOrganisation, @IfMatch() version: number): Promise<OrganisationView> {
    return this.organisations.change(id, input, version);
  }
}
