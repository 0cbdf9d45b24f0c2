import { Module } from '@nestjs/common';
import { PlacesModule } from '../places/places.module.js';
import { AdvisersController } from './advisers.controller.js';
import { AdvisersService } from './advisers.service.js';
import { VolunteersService } from './volunteers.service.js';

@Module({
  imports: [PlacesModule],
  controllers: [AdvisersController],
  providers: [AdvisersService, VolunteersService],
  exports: [AdvisersService, VolunteersService],
})
export class AdvisersModule {}
