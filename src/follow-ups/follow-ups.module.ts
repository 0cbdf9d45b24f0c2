import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { AbsencePreviewController } from './absence-preview.controller.js';
import { AbsencePreviewService } from './absence-preview.service.js';
import { DeadlinesModule } from '../deadlines/deadlines.module.js';
import { EligibilityModule } from '../eligibility/eligibility.module.js';
import { AlarmFactsService } from './alarms/alarm-facts.service.js';
import { AlarmSweepService } from './alarms/alarm-sweep.service.js';
import { AlarmsService } from './alarms/alarms.service.js';
import { WaysService } from './alarms/ways.service.js';
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
import { DigestLetters } from './digest/digest-letters.service.js';
import { DigestService } from './digest/digest.service.js';
import { LedgerLines } from './ledger-lines.service.js';
import { ReminderLetters } from './reminder-letters.service.js';
import { ReminderHandOver } from './reminder-hand-over.service.js';
import { RemindersService } from './reminders.service.js';
import { TablesOfFollowUps } from './personal-tables.js';

@Module({
  imports: [CasesModule, DeadlinesModule, EligibilityModule, PeopleModule, PlacesModule, AttachmentsModule],
  controllers: [FollowUpsController, CalendarController, AbsencePreviewController, CheckInsController],
  providers: [
    TablesOfFollowUps,
    FollowUpListService,
    FollowUpStore,
    FollowUpsOfCase,
    FollowUpsService,
    RemindersService,
    LedgerLines,
    DigestService,
    DigestLetters,
    ReminderLetters,
    ReminderHandOver,
    ReminderListService,
    WaysService,
    AlarmFactsService,
    AlarmsService,
    AlarmSweepService,
    CalendarService,
    AbsencePreviewService,
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
