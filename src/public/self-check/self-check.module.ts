import { Module } from '@nestjs/common';
import { EligibilityModule } from '../../eligibility/eligibility.module.js';
import { PlacesModule } from '../../places/places.module.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { CheckController } from './check.controller.js';

/** The questions, the exact count of years, and where somebody stands. */
@Module({
  imports: [EligibilityModule, PlacesModule, CampaignsModule],
  controllers: [CheckController],
})
export class SelfCheckModule {}
