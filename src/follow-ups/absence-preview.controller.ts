import { Controller, Get, Query } from '@nestjs/common';
import { Me, Permit } from '../access/permit.js';
import type { Principal } from '../access/principal.js';
import { Id } from '../common/http.js';
import { AbsencePreview, AbsencePreviewQuery } from './absence-preview.dto.js';
import { AbsencePreviewService } from './absence-preview.service.js';

@Controller('api/advisers/:id/absences')
export class AbsencePreviewController {
  constructor(private readonly previews: AbsencePreviewService) {}

  /** What falls due while an adviser is away, and who could cover; to be read before the absence is saved. */
  @Get('preview')
  @Permit('absences.write')
  preview(@Me() me: Principal, @Id() id: string, @Query() query: AbsencePreviewQuery): Promise<AbsencePreview> {
    return this.previews.preview(me, id, query);
  }
}
