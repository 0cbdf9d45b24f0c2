import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { Me, Permit } from '../../access/permit.js';
import type { Principal } from '../../access/principal.js';
import { CaseCannotMove } from '../../cases/case.problems.js';
import { Problems } from '../../common/declared-problems.js';
import { Action, Id } from '../../common/http.js';
import { Lists, PageQuery, type Page } from '../../common/page.js';
import { CaseClosed } from '../follow-up.problems.js';
import { CheckInSettingsView, CheckInView, SetCheckIns } from './check-in.dto.js';
import { CheckInDecided } from './check-in.problems.js';
import { CheckInsService } from './check-ins.service.js';

@Controller('api')
export class CheckInsController {
  constructor(private readonly checkIns: CheckInsService) {}

  /** Answers about which somebody must decide, on the cases in sight; the oldest first. */
  @Get('check-ins')
  @Permit('check-ins.read')
  @Lists(CheckInView)
  listUndecided(@Me() me: Principal, @Query() query: PageQuery): Promise<Page<CheckInView>> {
    return this.checkIns.listUndecided(me, query);
  }

  /** What the person of a case was asked and answered; the newest first. */
  @Get('cases/:id/check-ins')
  @Permit('check-ins.read')
  @Lists(CheckInView)
  listOfCase(@Me() me: Principal, @Id() id: string, @Query() query: PageQuery): Promise<Page<CheckInView>> {
    return this.checkIns.listOfCase(me, id, query);
  }

  /** Does what an answer proposes: makes a follow-up, opens the case again, or releases it for another adviser. */
  @Post('check-ins/:id/confirm')
  @Permit('check-ins.decide')
  @Action()
  @Problems(CheckInDecided, CaseClosed, CaseCannotMove)
  confirm(@Me() me: Principal, @Id() id: string): Promise<CheckInView> {
    return this.checkIns.confirm(me, id);
  }

  /** Does nothing about an answer. */
  @Post('check-ins/:id/dismiss')
  @Permit('check-ins.decide')
  @Action()
  @Problems(CheckInDecided)
  dismiss(@Me() me: Principal, @Id() id: string): Promise<CheckInView> {
    return this.checkIns.dismiss(me, id);
  }

  /** After how long a silence people are asked how it is going. */
  @Get('check-in-settings')
  @Permit('check-ins.set')
  settings(): Promise<CheckInSettingsView> {
    return this.checkIns.settings();
  }

  @Patch('check-in-settings')
  @Permit('check-ins.set')
  set(@Me() me: Principal, @Body() input: SetCheckIns): Promise<CheckInSettingsView> {
    return this.checkIns.set(me, input);
  }
}
