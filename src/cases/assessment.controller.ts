import { Controller, Get, Post, Query } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Action, Id } from '../common/http.js';
import { Lists, PageQuery, type Page } from '../common/page.js';
import { CaseAssessmentView, ChangedCase } from './assessment.dto.js';
import { CaseAssessmentService } from './case-assessment.service.js';

@Controller('api')
export class AssessmentController {
  constructor(private readonly assessments: CaseAssessmentService) {}

  /** Where the person stands today by the facts of the case, and whether the rules it was judged by said otherwise. */
  @Get('cases/:id/assessment')
  @Permit('cases.notes')
  view(@Me() me: Principal, @Id() id: string): Promise<CaseAssessmentView> {
    return this.assessments.view(me, id);
  }

  /** Judges the case by the rules in force, which it keeps from now on. */
  @Post('cases/:id/assessment')
  @Permit('cases.write')
  @Action()
  reassess(@Me() me: Principal, @Id() id: string): Promise<CaseAssessmentView> {
    return this.assessments.reassess(me, id);
  }

  /** The open cases whose answer a changed rule has changed since they were judged, by id. */
  @Get('eligibility/changes')
  @Permit('cases.read')
  @Lists(ChangedCase)
  listChanges(@Me() me: Principal, @Query() query: PageQuery): Promise<Page<ChangedCase>> {
    return this.assessments.listChanges(me, query);
  }
}
