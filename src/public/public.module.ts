import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { RequestsController } from './requests.controller.js';

@Module({ imports: [CasesModule], controllers: [RequestsController] })
export class PublicModule {}
