import { Global, Module } from '@nestjs/common';
import { AuditService } from './audit.service.js';
import { AuditLineWriter } from './audit-line-writer.js';
import { Sealer } from './sealer.js';
import { TablesOfAudit } from './personal-tables.js';

@Global()
@Module({ providers: [TablesOfAudit, AuditService, AuditLineWriter, Sealer], exports: [AuditService, Sealer] })
export class AuditModule {}
