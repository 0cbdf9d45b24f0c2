import { Module } from '@nestjs/common';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';
import { TablesOfReports } from './personal-tables.js';

@Module({ controllers: [ExportsController, FiguresController], providers: [TablesOfReports, ExportsService, FiguresService] })
export class ReportsModule {}
