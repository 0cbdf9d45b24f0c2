import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { VirusScanner } from '../files/virus-scanner.js';
import { MailServerService } from '../mail/mail-server.service.js';
import { Transport } from '../mail/transport.js';
import { QueueService } from '../queue/queue.service.js';
import { SweepService } from '../queue/sweep.service.js';
import { ReadinessService } from './readiness.service.js';
import { troublesOf, type Trouble } from './trouble.rules.js';

const CACHE_MS = 10_000;

interface Counted {
  oldestDueAt: Date | null;
  held: number;
}

@Injectable()
export class TroublesService {
  private readonly startedAt: Date;
  private last: { troubles: Promise<Trouble[]>; until: number } | null = null;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queue: QueueService,
    private readonly sweep: SweepService,
    private readonly transport: Transport,
    private readonly mailServer: MailServerService,
    private readonly ready: ReadinessService,
    private readonly scanner: VirusScanner,
  ) {
    this.startedAt = clock.now();
  }

  /** At most ten seconds old. Throws when the database cannot be read. */
  current(): Promise<Trouble[]> {
    if (!this.last || this.last.until < performance.now()) {
      const troubles = this.readTroubles();
      this.last = { troubles, until: performance.now() + CACHE_MS };
      troubles.catch(() => (this.last = null));
    }
    return this.last.troubles;
  }

  async readTroubles(): Promise<Trouble[]> {
    const [faults, disk, queue, failed, absence, counted, rooms, isScannerUp] = await Promise.all([
      this.ready.faults(),
      this.ready.disk(),
      this.queue.isAvailable(),
      this.queue.failed(1).catch(() => null),
      this.mailServer.getAbsence(),
      this.countMails(),
      this.db.rows<{ room: string; at: Date | null }>(sql`select room, at from sweep_rounds`),
      this.scanner.isUp(),
    ]);
    const sweptAt = this.sweep.sweeperNames.map((room) => rooms.find((each) => each.room === room)?.at ?? null);
    return troublesOf({
      now: this.clock.now(),
      startedAt: this.startedAt,
      faults,
      freeBytes: disk.totalBytes > 0 ? disk.freeBytes : Infinity,
      sweptAt,
      queue: queue ? 'up' : 'down',
      scanner: isScannerUp === null ? null : isScannerUp ? 'up' : 'down',
      lastFailedJobAt: failed?.[0]?.failedAt ?? null,
      mail: { leaves: this.transport.leaves, awaySince: absence?.since ?? null, ...counted },
    });
  }

  private async countMails(): Promise<Counted> {
    const [row] = await this.db.rows<Counted>(sql`
      select (select min(try_at) from outgoing_mails where state = 'queued') as "oldestDueAt",
        (select count(*)::integer from outgoing_mails where state = 'held') as held`);
    return row;
  }
}
