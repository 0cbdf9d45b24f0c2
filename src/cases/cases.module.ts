import { Module } from '@nestjs/common';
import { EligibilityModule } from '../eligibility/eligibility.module.js';
import { PeopleModule } from '../people/people.module.js';
import { PlacesModule } from '../places/places.module.js';
import { CasesOfAccount } from './account.participant.js';
import { AssessmentController } from './assessment.controller.js';
import { CaseAssessmentService } from './case-assessment.service.js';
import { CaseListService } from './case-list.service.js';
import { CaseCreationService } from './case-creation.service.js';
import { CaseMoveService } from './case-move.service.js';
import { CaseOpeningService } from './case-opening.service.js';
import { CaseTimelineService } from './case-timeline.service.js';
import { CaseViewService } from './case-view.service.js';
import { CaseWriter } from './case-writer.service.js';
import { CaseLifecycle } from './case-lifecycle.service.js';
import { CaseParticipants } from './case-participants.js';
import { CaseRepository } from './case.repository.js';
import { CaseLetters } from './case.letters.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { ChecklistService } from './checklist.service.js';
import { ReceivedLettersService } from './received-letters.service.js';
import { UndeliveredLetters } from './undelivered.letters.js';
import { WaitingCasesService } from './waiting-cases.service.js';
import { TablesOfCases } from './personal-tables.js';

@Module({
  imports: [PeopleModule, PlacesModule, EligibilityModule],
  controllers: [CasesController, AssessmentController],
  providers: [
    TablesOfCases,
    CasesService,
    CaseViewService,
    CaseTimelineService,
    CaseWriter,
    CaseRepository,
    CaseLifecycle,
    CaseParticipants,
    WaitingCasesService,
    CaseListService,
    CaseCreationService,
    CaseMoveService,
    CaseOpeningService,
    ChecklistService,
    CaseLetters,
    UndeliveredLetters,
    CasesOfAccount,
    CaseAssessmentService,
    ReceivedLettersService,
  ],
  exports: [
    CaseRepository,
    CaseLifecycle,
    CaseParticipants,
    CaseTimelineService,
    CaseOpeningService,
    CaseLetters,
    CaseMoveService,
    ReceivedLettersService,
  ],
})
export class CasesModule {}
