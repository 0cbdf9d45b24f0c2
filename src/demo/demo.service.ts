import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { auditSubjects, workContext } from '../common/context.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { DeliveryService } from '../mail/delivery.service.js';
import { MemoryTransport, Transport } from '../mail/transport.js';
import { SweepService } from '../queue/sweep.service.js';
import type { ClockView, DemoMail } from './demo.dto.js';
import { DemoLoader } from './demo.loader.js';
import { inputError } from '../common/input-codes.js';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const MAX_ADVANCE = 731 * DAY;

@Injectable()
export class DemoService implements OnApplicationBootstrap {
  private readonly logger = new Logger('Demo');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sweep: SweepService,
    private readonly delivery: DeliveryService,
    private readonly transport: Transport,
    private readonly loader: DemoLoader,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const [row] = await this.db.rows<{ offset: number }>(
      sql`select clock_offset_ms::float8 as offset from installation`,
    );
    this.clock.setOffset(row?.offset ?? 0);
    if (await this.loader.load()) this.logger.log('the demonstration network is there');
  }

  /** Day by day, so that everything happens on its day. */
  async advance(duration: string): Promise<ClockView> {
    const target = this.clock.getOffset() + milliseconds(duration);
    const done: Record<string, number> = {};
    while (this.clock.getOffset() < target) {
      const offset = Math.min(target, this.clock.getOffset() + DAY);
      await this.db.transaction(async (tx) => {
        auditSubjects(workContext()?.actor);
        await tx.query(`update installation set clock_offset_ms = $1`, [offset]);
      });
      this.clock.setOffset(offset);
      for (const [name, count] of Object.entries((await this.sweep.sweep()) ?? {}))
        done[name] = (done[name] ?? 0) + count;
      const delivered = await this.delivery.deliverDue(0);
      if (delivered > 0) done['mails'] = (done['mails'] ?? 0) + delivered;
    }
    return { now: this.clock.now(), today: this.clock.today(), did: done };
  }

  now(): ClockView {
    return { now: this.clock.now(), today: this.clock.today(), did: {} };
  }

  letters(): DemoMail[] {
    return this.transport instanceof MemoryTransport
      ? this.transport.mails.map(({ to, subject, text }) => ({ to, subject, text })).reverse()
      : [];
  }
}

function milliseconds(duration: string): number {
  const [, weeks = '0', days = '0', hours = '0', minutes = '0'] =
    /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? [];
  const total = (Number(weeks) * 7 + Number(days)) * DAY + (Number(hours) * 60 + Number(minutes)) * MINUTE;
  if (total === 0 || total > MAX_ADVANCE) throw new BadInput([inputError('/advance', 'advance-out-of-range')]);
  return total;
}
