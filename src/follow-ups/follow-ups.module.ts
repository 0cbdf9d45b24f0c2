import { Module } from '@nestjs/common';
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
  imports: [CasesModule, DeadlinesModule, EligibilityModule],
  controllers: [FollowUpsController, CalendarController, AbsencePreviewController],
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
  ],
  exports: [FollowUpStore, RemindersService],
})
export class FollowUpsModule {}
