import { Module } from '@nestjs/common';
import { PlacesModule } from '../../places/places.module.js';
import { CampaignsModule } from '../../campaigns/campaigns.module.js';
import { InformationController } from './information.controller.js';

@Module({
  imports: [PlacesModule, CampaignsModule],
  controllers: [InformationController],
})
export class InformationModule {}
