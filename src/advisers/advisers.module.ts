import { Module } from '@nestjs/common';
import { PlacesModule } from '../places/places.module.js';
import { AdviserCreationService } from './adviser-creation.service.js';
import { AdviserListService } from './adviser-list.service.js';
import { AdvisersController } from './advisers.controller.js';
import { AdvisersService } from './advisers.service.js';
import { VolunteersService } from './volunteers.service.js';
import { TablesOfAdvisers } from './personal-tables.js';

@Module({
  imports: [PlacesModule],
  controllers: [AdvisersController],
  providers: [TablesOfAdvisers, AdviserListService, AdviserCreationService, AdvisersService, VolunteersService],
  exports: [AdviserListService, AdvisersService, VolunteersService],
})
export class AdvisersModule {}
