import { Module } from '@nestjs/common';
import { AdvisersModule } from '../../advisers/advisers.module.js';
import { VolunteerController } from './volunteer.controller.js';

@Module({
  imports: [AdvisersModule],
  controllers: [VolunteerController],
})
export class VolunteersModule {}
