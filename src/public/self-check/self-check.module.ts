import { Module } from '@nestjs/common';
import { EligibilityModule } from '../../eligibility/eligibility.module.js';
import { PlacesModule } from '../../places/places.module.js';
import { CampaignsModule } from '../../campaigns/campaigns.module.js';
import { CheckController } from './check.controller.js';

@Module({
  imports: [EligibilityModule, PlacesModule, CampaignsModule],
  controllers: [CheckController],
})
export class SelfCheckModule {}
