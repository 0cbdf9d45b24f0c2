import { Module } from '@nestjs/common';
import { CasesModule } from '../../cases/cases.module.js';
import { PlacesModule } from '../../places/places.module.js';
import { CampaignsModule } from '../../campaigns/campaigns.module.js';
import { RequestsController } from './requests.controller.js';
import { TrackingController } from './tracking.controller.js';
import { HelpController } from './help.controller.js';
import { ReceiptLetter } from './receipt.letter.js';

@Module({
  imports: [CasesModule, PlacesModule, CampaignsModule],
  controllers: [RequestsController, TrackingController, HelpController],
  providers: [ReceiptLetter],
})
export class HelpModule {}
