import { Module } from '@nestjs/common';
import { FollowUpsModule } from '../../follow-ups/follow-ups.module.js';
import { CheckInController } from './check-in.controller.js';

@Module({
  imports: [FollowUpsModule],
  controllers: [CheckInController],
})
export class CheckInModule {}
