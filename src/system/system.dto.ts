import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '../access/permissions.js';
import { LOCALES, type Locale } from '../texts/languages.js';
import type { Protection } from '../db/prepare.js';
import { FAULTS, type Fault } from './readiness.rules.js';
import { orderLine, TROUBLES, type Order, type Trouble, type TroubleCode } from './trouble.rules.js';
import { QUEUES, type QueueName } from '../queue/job.js';

const ORDERS = ['ok', 'bad', 'unknown'];

export class Health {
  status: 'up';
}

export class Readiness {
  /** Empty: it can do its work. Otherwise `/api/health/ready` is 503, and this says why. */
  @ApiProperty({ enum: [...FAULTS], isArray: true })
  faults: Fault[];
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

export class QueueView {
  @ApiProperty({ enum: [...QUEUES] })
  name: QueueName;
  waiting: number;
  /** Due later. */
  delayed: number;
  active: number;
  failed: number;
}

export class FailedJobView {
  @ApiProperty({ enum: [...QUEUES] })
  queue: QueueName;
  id: string;
  /** What kind of job. */
  name: string;
  failedAt: Date;
  /** A word for what went wrong, such as `not-found`, `sql-23505`, `econnrefused` or `error`; the log has the rest. */
  error: string;
  attempts: number;
}

export class SweepRoomView {
  room: string;
  at: Date;
  tookMs: number;
  /** How much it did; 0 when there was nothing. */
  did: number;
  /** A word for what went wrong. */
  error: string | null;
}

export class SweepView {
  /** Null: never. Older than a few minutes: no worker runs. */
  lastRunAt: Date | null;
  rooms: SweepRoomView[];
}

export class JobReportView {
  id: string;
  job: string;
  at: Date;
  /** How much, by room. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  did: Record<string, number>;
}

export class MailCounts {
  queued: number;
  held: number;
  sent: number;
  failed: number;
  cancelled: number;
  /** How long the one that waits the longest has been due. */
  oldestQueuedSeconds: number;
}

export class DiskView {
  freeBytes: number;
  totalBytes: number;
}

export class TroubleView {
  /** `mail-stuck`: a letter has been due for more than a quarter of an hour. */
  @ApiProperty({ enum: [...TROUBLES] })
  code: TroubleCode;
  since: Date | null;
}

export class SystemChecksView {
  @ApiProperty({ enum: ORDERS })
  mail: Order;
  @ApiProperty({ enum: ORDERS })
  copy: Order;
  @ApiProperty({ enum: ORDERS })
  disk: Order;
  @ApiProperty({ enum: ORDERS })
  queue: Order;
}

export class TroublesView {
  items: TroubleView[];
  next: string | null;
  order: SystemChecksView;

  static of(troubles: Trouble[]): TroublesView {
    return { items: troubles, next: null, order: orderLine(troubles) };
  }
}

/** State of the installation: counts, codes and times, no personal data. */
export class SystemState extends Readiness {
  version: string;
  /** Whether mail, copies, disk and queue are in order. */
  order: SystemChecksView;
  /** Of the process that answers. */
  uptimeSeconds: number;
  /** Whether the process that answers also works off jobs. */
  works: boolean;
  /** Where the data lie; with a PostgreSQL of one's own, where the program does. */
  disk: DiskView;
  /** Null: the queue does not answer. */
  @ApiProperty({ type: () => QueueView, isArray: true, nullable: true })
  queues: QueueView[] | null;
  /** Due, and not yet handed over to the queue. */
  notHandedOver: number;
  /** The last 50, newest first; null: the queue does not answer. */
  @ApiProperty({ type: () => FailedJobView, isArray: true, nullable: true })
  failedJobs: FailedJobView[] | null;
  sweep: SweepView;
  /** The last 20 runs that did something, newest first. */
  reports: JobReportView[];
  mails: MailCounts;
  /** Lines of the audit log without a seal. */
  auditUnsealed: number;
}

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
