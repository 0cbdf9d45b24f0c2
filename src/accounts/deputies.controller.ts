import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Action, Id } from '../common/http.js';
import { DeputiesService } from './deputies.service.js';
import { CoordinatorAbsencesView, CreateCoordinatorAbsence } from './deputy.dto.js';

@Controller('api/me/absences')
export class DeputiesController {
  constructor(private readonly deputies: DeputiesService) {}

  /** When a coordinator is away, and who stands in. */
  @Get()
  @Permit('deputies.name')
  list(@Me() me: Principal): Promise<CoordinatorAbsencesView> {
    return this.deputies.list(me);
  }

  /** Names a deputy for a time, who has one's cantons in it and gets one's letters. */
  @Post()
  @Permit('deputies.name')
  @Action()
  create(@Me() me: Principal, @Body() input: CreateCoordinatorAbsence): Promise<CoordinatorAbsencesView> {
    return this.deputies.create(me, input);
  }

  @Delete(':absence')
  @Permit('deputies.name')
  remove(@Me() me: Principal, @Id('absence') absence: string): Promise<CoordinatorAbsencesView> {
    return this.deputies.remove(me, absence);
  }
}
