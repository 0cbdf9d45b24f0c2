import { Module } from '@nestjs/common';
import { PlacesModule } from '../../places/places.module.js';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { InformationController } from './information.controller.js';

/** What anybody may read: start, about, data, questions, and the quick exit. */
@Module({
  imports: [PlacesModule, CampaignsModule],
  controllers: [InformationController],
})
export class InformationModule {}
