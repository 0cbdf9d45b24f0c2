import { Body, Controller, Delete, Post, Put } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { CreateAbsence } from '../advisers/adviser-input.dto.js';
import { AdviserView } from '../advisers/adviser.dto.js';
import { Action, Id } from '../common/http.js';
import { AbsencesService } from './absences.service.js';

@Controller('api/advisers/:id/absences')
export class AbsencesController {
  constructor(private readonly absences: AbsencesService) {}

  /** Days on which an adviser takes no new cases, and who covers; one's own, or of advisers in one's cantons. */
  @Post()
  @Permit('absences.write')
  @Action()
  create(@Me() me: Principal, @Id() id: string, @Body() input: CreateAbsence): Promise<AdviserView> {
    return this.absences.create(me, id, input);
  }

  /** Other days, or somebody else who covers; what is left out is open or nobody. */
  @Put(':absence')
  @Permit('absences.write')
  update(
    @Me() me: Principal,
    @Id() id: string,
    @Id('absence') absence: string,
    @Body() input: CreateAbsence,
  ): Promise<AdviserView> {
    return this.absences.update(me, id, absence, input);
  }

  /** Ends an absence, and with it what whoever covered could see. */
  @Delete(':absence')
  @Permit('absences.write')
  remove(@Me() me: Principal, @Id() id: string, @Id('absence') absence: string): Promise<AdviserView> {
    return this.absences.remove(me, id, absence);
  }
}
