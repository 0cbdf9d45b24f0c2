import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { ThrottledLogger } from '../common/throttled-logger.js';
import { Db, databaseIsGone } from '../db/db.js';
import { SystemSettings } from './system.settings.js';
import { orderInWords, orderLine, type Trouble } from './trouble.rules.js';
import { TroublesService } from './troubles.service.js';

const EVERY = 60_000;
/** Milliseconds until a lasting trouble is announced again. */
const REPEAT_AFTER = 24 * 3_600_000;
const TIMEOUT_MS = 5000;

interface Announcement {
  installation: string;
  at: Date;
  troubles: Trouble[];
  ended: string[];
  order: ReturnType<typeof orderLine>;
}

/** Every process checks, since others may have stopped; the table `troubles` decides which one announces. */
@Injectable()
export class AlarmService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Installation');
  private readonly log = new ThrottledLogger('Installation');
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> = Promise.resolve();
  /** Without a database each process announces once. */
  private saidDatabase = false;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly troubles: TroublesService,
    private readonly settings: SystemSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking = this.announce().catch((error: unknown) => this.log.warn('alarm', error));
    }, EVERY);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  async announce(): Promise<void> {
    try {
      await this.announceChanges(await this.troubles.readTroubles());
      if (this.saidDatabase) await this.post([], ['database']);
      this.saidDatabase = false;
    } catch (error) {
      if (!databaseIsGone(error)) throw error;
      if (this.saidDatabase) return;
      await this.post([{ code: 'database', since: null }], []);
      this.saidDatabase = true;
    }
  }

  /** Claims are committed only after the webhook answered. */
  private async announceChanges(current: Trouble[]): Promise<void> {
    const now = this.clock.now();
    const codes = current.map(({ code }) => code);
    await this.db.transaction(async (tx) => {
      await tx.query(
        `insert into troubles (code, since) select code, $2 from unnest($1::text[]) as t (code) order by code on conflict (code) do nothing`,
        [codes, now],
      );
      const claimed = await tx.query<{ code: string; since: Date; isOver: boolean }[]>(
        `select code, since, code <> all($1) as "isOver" from troubles
         where code <> all($1) or announced_at is null or announced_at < $2 order by code for update skip locked`,
        [codes, new Date(now.getTime() - REPEAT_AFTER)],
      );
      if (claimed.length === 0) return;
      const ended = claimed.filter(({ isOver }) => isOver).map(({ code }) => code);
      const lasting = claimed.filter(({ isOver }) => !isOver);
      await this.post(
        current.map(({ code, since }) => ({
          code,
          since: since ?? lasting.find((row) => row.code === code)?.since ?? null,
        })),
        ended,
      );
      await tx.query(`delete from troubles where code = any($1)`, [ended]);
      await tx.query(`update troubles set announced_at = $2 where code = any($1)`, [
        lasting.map(({ code }) => code),
        now,
      ]);
    });
  }

  private async post(troubles: Trouble[], ended: string[]): Promise<void> {
    this.logger.warn(orderInWords(troubles));
    const { alertWebhookUrl: address, url } = this.settings.config;
    if (address === null) return;
    const body: Announcement = { installation: url, at: this.clock.now(), troubles, ended, order: orderLine(troubles) };
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`);
  }
}
