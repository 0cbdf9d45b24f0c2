import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../../config.js';
import { PlacesModule } from '../../places/places.module.js';
import { AnswersCookie } from './answers.cookie.js';
import { FormsService } from './forms.service.js';
import { PageCache } from './page.cache.js';
import { PageFilter } from './page.filter.js';
import { PageInterceptor } from './page.interceptor.js';
import { PageRequests, PublicSettings } from './page-request.js';
import { SpamGuard } from './spam-guard.js';
import { StyleController } from './style.controller.js';

const SHARED = [PageRequests, AnswersCookie, PageCache, PageInterceptor, PageFilter, SpamGuard, FormsService];

@Module({})
export class PagesModule {
  static with({ controller, demo }: Pick<Config, 'controller' | 'demo'>): DynamicModule {
    return {
      module: PagesModule,
      global: true,
      imports: [PlacesModule],
      controllers: [StyleController],
      providers: [{ provide: PublicSettings, useValue: new PublicSettings(controller, demo) }, ...SHARED],
      exports: SHARED,
    };
  }
}
