import { Module } from '@nestjs/common';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { FollowUpsModule } from '../follow-ups/follow-ups.module.js';
import { PlacesModule } from '../places/places.module.js';
import { DemoController } from './demo.controller.js';
import { DemoLoader } from './demo.loader.js';
import { DemoService } from './demo.service.js';
import { DemoAdvisersLoader } from './demo-advisers.loader.js';
import { DemoCaseHistoryLoader } from './demo-case-history.loader.js';
import { DemoCasesLoader } from './demo-cases.loader.js';
import { DemoDeadlinesLoader } from './demo-deadlines.loader.js';
import { DemoIrregularitiesLoader } from './demo-irregularities.loader.js';
import { DemoTimeline } from './demo-timeline.js';

@Module({
  imports: [PlacesModule, DeadlinesModule, FollowUpsModule],
  controllers: [DemoController],
  providers: [
    DemoService,
    DemoLoader,
    DemoTimeline,
    DemoAdvisersLoader,
    DemoCasesLoader,
    DemoDeadlinesLoader,
    DemoCaseHistoryLoader,
    DemoIrregularitiesLoader,
  ],
})
export class DemoModule {}
