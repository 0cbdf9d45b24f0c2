import { Module } from '@nestjs/common';
import { FollowUpsModule } from '../follow-ups/follow-ups.module.js';
import { PlacesModule } from '../places/places.module.js';
import { DemoController } from './demo.controller.js';
import { DemoLoader } from './demo.loader.js';
import { DemoService } from './demo.service.js';

@Module({
  imports: [PlacesModule, FollowUpsModule],
  controllers: [DemoController],
  providers: [DemoService, DemoLoader],
})
export class DemoModule {}
