import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { CaseEnded } from '../cases/case.problems.js';
import { Problems } from '../common/declared-problems.js';
import { Action, Id } from '../common/http.js';
import { CasePartService } from './case-part.service.js';
import { AddHelper, CasePart, HelpersOfCase, HelpingView } from './helper.dto.js';
import { HelpersService } from './helpers.service.js';

@Controller('api/cases')
export class HelpersController {
  constructor(
    private readonly helpers: HelpersService,
    private readonly parts: CasePartService,
  ) {}

  /** Cases of others on which one helps today. */
  @Get('helping')
  @Permit('cases.part')
  helping(@Me() me: Principal): Promise<HelpingView> {
    return this.parts.helping(me);
  }

  /** What an interpreter or a jurist sees of a case on which they help. */
  @Get(':id/part')
  @Permit('cases.part')
  part(@Me() me: Principal, @Id() id: string): Promise<CasePart> {
    return this.parts.view(me, id);
  }

  /** Who helps beside the adviser. */
  @Get(':id/helpers')
  @Permit('cases.helpers')
  list(@Me() me: Principal, @Id() id: string): Promise<HelpersOfCase> {
    return this.helpers.list(me, id);
  }

  /** Shows a part of the case to an interpreter or a jurist, for a time; by the adviser or a coordinator of the canton. */
  @Post(':id/helpers')
  @Permit('cases.helpers')
  @Action()
  @Problems(CaseEnded)
  add(@Me() me: Principal, @Id() id: string, @Body() input: AddHelper): Promise<HelpersOfCase> {
    return this.helpers.add(me, id, input);
  }

  @Delete(':id/helpers/:grant')
  @Permit('cases.helpers')
  remove(@Me() me: Principal, @Id() id: string, @Id('grant') grant: string): Promise<HelpersOfCase> {
    return this.helpers.remove(me, id, grant);
  }
}
