import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '../access/permissions.js';
import { LOCALES, type Locale } from '../accounts/account.entity.js';
import type { Protection } from '../db/prepare.js';

export class Health {
  status: 'up';
}

export class Readiness {
  database: 'up' | 'down';
  queue: 'up' | 'down';
  queueBackend: string;
  /** `held`: no mail server is set, nothing leaves. */
  mail: 'leaves' | 'held';
  /** `triggers`: the program's database role could do more than append to the audit log. */
  auditProtection: Protection | null;
  /** False: names in other scripts cannot be searched on this server. */
  everyScript: boolean | null;
}

/** Somebody invented whom a visitor of the demonstration can be. */
export class DemoAccount {
  email: string;
  name: string;
  @ApiProperty({ enum: [...ROLES] })
  role: Role;
}

export class Installation {
  demo: boolean;
  @ApiProperty({ enum: [...LOCALES], isArray: true })
  locales: Locale[];
  /** In the demonstration only. */
  accounts?: DemoAccount[];
  /** Of all of them, in the demonstration only. */
  password?: string;
}
