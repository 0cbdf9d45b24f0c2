import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Action } from '../common/http.js';
import { CampaignQuery, CampaignsView, CampaignView, CreateCampaign } from './campaign.dto.js';
import { CampaignsService } from './campaigns.service.js';
import { TooManyCampaigns } from './campaign.problems.js';
import { Problems } from '../common/declared-problems.js';

@Controller('api/campaigns')
export class CampaignsController {
  constructor(private readonly campaigns: CampaignsService) {}

  /** What came of the words in the links of campaigns: visits, checks, requests; the most followed first. */
  @Get()
  @Permit('reports.read')
  list(@Query() query: CampaignQuery): Promise<CampaignsView> {
    return this.campaigns.list(query);
  }

  /** Makes a word for a link, which is counted by itself from now on; the same word again is the same. */
  @Post()
  @Permit('campaigns.make')
  @Action()
  @Problems(TooManyCampaigns)
  create(@Me() me: Principal, @Body() { source }: CreateCampaign): Promise<CampaignView> {
    return this.campaigns.create(me, source);
  }
}
