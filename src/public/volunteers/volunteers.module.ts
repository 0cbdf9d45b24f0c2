import { Module } from '@nestjs/common';
import { AdvisersModule } from '../../advisers/advisers.module.js';
import { PlacesModule } from '../../places/places.module.js';
import { VolunteerController } from './volunteer.controller.js';

/** Applications of people who want to advise. */
@Module({
  imports: [AdvisersModule, PlacesModule],
  controllers: [VolunteerController],
})
export class VolunteersModule {}
