import { Module, type DynamicModule } from '@nestjs/common';
import { AdvisersModule } from '../advisers/advisers.module.js';
import { CasesModule } from '../cases/cases.module.js';
import type { Config } from '../config.js';
import { EligibilityModule } from '../eligibility/eligibility.module.js';
import { IrregularitiesModule } from '../irregularities/irregularities.module.js';
import { PlacesModule } from '../places/places.module.js';
import { AnswersCookie } from './answers.cookie.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsService } from './campaigns.service.js';
import { CheckController } from './check.controller.js';
import { DayPromisesService } from './day-promises.service.js';
import { HelpController } from './help.controller.js';
import { PageFilter, PageInterceptor } from './page.reply.js';
import { PagesController } from './pages.controller.js';
import { ReceiptLetter } from './receipt.letter.js';
import { RequestsController } from './requests.controller.js';
import { StyleController } from './style.controller.js';
import { TellMeController } from './tell-me.controller.js';
import { TestimonyController } from './testimony.controller.js';
import { TrackingController } from './tracking.controller.js';
import { Trap } from './trap.js';
import { PublicSettings, PageRequests } from './page-request.js';
import { VolunteerController } from './volunteer.controller.js';

@Module({})
export class PublicModule {
  static with({ controller, demo }: Pick<Config, 'controller' | 'demo'>): DynamicModule {
    return {
      module: PublicModule,
      imports: [CasesModule, PlacesModule, EligibilityModule, IrregularitiesModule, AdvisersModule],
      controllers: [
        RequestsController,
        TrackingController,
        StyleController,
        CheckController,
        HelpController,
        TellMeController,
        TestimonyController,
        VolunteerController,
        CampaignsController,
        PagesController,
      ],
      providers: [
        { provide: PublicSettings, useValue: new PublicSettings(controller, demo) },
        PageRequests,
        AnswersCookie,
        PageInterceptor,
        PageFilter,
        Trap,
        CampaignsService,
        DayPromisesService,
        ReceiptLetter,
      ],
    };
  }
}
