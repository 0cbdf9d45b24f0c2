import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { AlarmsService } from './alarms/alarms.service.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarService } from './calendar.service.js';
import { PeopleModule } from '../people/people.module.js';
import { PlacesModule } from '../places/places.module.js';
import { CheckInsOfCase } from './check-ins/case.participant.js';
import { CheckInAnswersService } from './check-ins/check-in-answers.service.js';
import { CheckInPlanService } from './check-ins/check-in-plan.service.js';
import { CheckInLetters } from './check-ins/check-in.letters.js';
import { CheckInsController } from './check-ins/check-ins.controller.js';
import { CheckInsService } from './check-ins/check-ins.service.js';
import { FollowUpsOfCase } from './case.participant.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { FollowUpsProcessor } from './follow-ups.processor.js';
import { FollowUpListService } from './follow-up-list.service.js';
import { FollowUpStore } from './follow-up-store.js';
import { FollowUpsService } from './follow-ups.service.js';
import { ReminderListService } from './reminder-list.service.js';
import { RemindersService } from './reminders.service.js';
import { TablesOfFollowUps } from './personal-tables.js';

@Module({
  imports: [CasesModule, PeopleModule, PlacesModule, AttachmentsModule],
  controllers: [FollowUpsController, CalendarController, CheckInsController],
  providers: [
    TablesOfFollowUps,
    FollowUpListService,
    FollowUpStore,
    FollowUpsOfCase,
    FollowUpsService,
    RemindersService,
    ReminderListService,
    AlarmsService,
    CalendarService,
    FollowUpsProcessor,
    CheckInsService,
    CheckInPlanService,
    CheckInLetters,
    CheckInAnswersService,
    CheckInsOfCase,
  ],
  exports: [FollowUpStore, RemindersService, CheckInAnswersService],
})
export class FollowUpsModule {}
