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
