import { Module } from '@nestjs/common';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsService } from './campaigns.service.js';
import { TablesOfCampaigns } from './personal-tables.js';

@Module({
  controllers: [CampaignsController],
  providers: [TablesOfCampaigns, CampaignsService],
  exports: [CampaignsService],
})
export class CampaignsModule {}
