import { Controller, Get, Query } from '@nestjs/common';
import { Permit } from '../access/permit.js';
import { CampaignQuery, CampaignsView } from './campaign.dto.js';
import { CampaignsService } from './campaigns.service.js';

@Controller('api/campaigns')
export class CampaignsController {
  constructor(private readonly campaigns: CampaignsService) {}

  /** What came of the words in the links of campaigns: visits, checks, requests; the most followed first. */
  @Get()
  @Permit('reports.read')
  list(@Query() query: CampaignQuery): Promise<CampaignsView> {
    return this.campaigns.list(query);
  }
}
