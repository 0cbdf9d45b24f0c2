import { Controller, Get, Query } from '@nestjs/common';
import { Permit } from '../access/permit.js';
import { Lists, type Page } from '../common/page.js';
import { AuditLineView, AuditQuery } from './audit-log.dto.js';
import { AuditLogService } from './audit-log.service.js';

@Controller('api/audit')
export class AuditLogController {
  constructor(private readonly log: AuditLogService) {}

  /** Who read or changed what, by subject, by account, by time. */
  @Get()
  @Permit('audit.read')
  @Lists(AuditLineView)
  list(@Query() query: AuditQuery): Promise<Page<AuditLineView>> {
    return this.log.list(query);
  }
}
