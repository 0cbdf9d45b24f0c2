import { Module } from '@nestjs/common';
import { ExportCreationService } from './export-creation.service.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { FiguresController } from './figures.controller.js';
import { FiguresService } from './figures.service.js';
import { TablesOfReports } from './personal-tables.js';

@Module({ controllers: [ExportsController, FiguresController], providers: [TablesOfReports, ExportsService, ExportCreationService, FiguresService] })
export class ReportsModule {}
