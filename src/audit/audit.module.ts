import { Global, Module } from '@nestjs/common';
import { AuditService } from './audit.service.js';
import { Sealer } from './sealer.js';

@Global()
@Module({ providers: [AuditService, Sealer], exports: [AuditService, Sealer] })
export class AuditModule {}
