import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { RequestsController } from './requests.controller.js';
import { TrackingController } from './tracking.controller.js';

@Module({ imports: [CasesModule], controllers: [RequestsController, TrackingController] })
export class PublicModule {}
