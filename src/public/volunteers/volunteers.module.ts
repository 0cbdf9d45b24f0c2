import { Module } from '@nestjs/common';
import { AdvisersModule } from '../../advisers/advisers.module.js';
import { VolunteerController } from './volunteer.controller.js';

/** Applications of people who want to advise. */
@Module({
  imports: [AdvisersModule],
  controllers: [VolunteerController],
})
export class VolunteersModule {}
