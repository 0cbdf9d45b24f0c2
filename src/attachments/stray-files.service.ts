import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock, realNow } from '../common/clock.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { FileStore } from '../files/file.store.js';
import { SweepService } from '../queue/sweep.service.js';
import { strayFiles } from './attachment.rules.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Rows without a file are marked, never deleted, since the folder may just not be mounted. */
@Injectable()
export class StrayFilesService implements OnModuleInit {
  private readonly logger = new Logger('Attachments');
  private last = 0;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly sweeps: SweepService,
  ) {}

  onModuleInit(): void {
    this.sweeps.every('attachments', async () => {
      const now = realNow().getTime();
      if (now - this.last < HOUR) return 0;
      this.last = now;
      return this.reconcile();
    });
  }

  async reconcile(): Promise<number> {
    const stored = await this.files.list();
    const rows = await this.db.rows<{ id: string; lost: boolean }>(
      sql`select id, lost_at is not null as lost from attachments`,
    );
    const before = realNow().getTime() - DAY;
    const settled = (stored ?? []).filter(({ at }) => at.getTime() < before);
    const { stray, suspicious } = strayFiles({
      settled: settled.flatMap(({ id }) => id ?? []),
      rows: new Set(rows.map(({ id }) => id)),
    });
    if (suspicious)
      this.logger.error('most files of the data folder belong to no attachment of this database: nothing was deleted');
    const unfinished = settled.filter(({ id }) => id === null).map(({ name }) => name);
    for (const name of [...stray, ...unfinished]) await this.files.remove(name);
    return (
      stray.length + unfinished.length + (await this.markLost(rows, new Set(stored?.flatMap(({ id }) => id ?? []))))
    );
  }

  private async markLost(rows: readonly { id: string; lost: boolean }[], stored: ReadonlySet<string>): Promise<number> {
    const [lost, restored]: [string[], string[]] = [[], []];
    for (const row of rows) {
      if (stored.has(row.id) !== row.lost) continue;
      // The listing is older than the table, so missing files are checked again.
      if (row.lost) restored.push(row.id);
      else if (!(await this.files.has(row.id))) lost.push(row.id);
    }
    if (lost.length > 0) this.logger.error(`the files of ${lost.length} attachments are missing from the data folder`);
    if (lost.length + restored.length > 0)
      await this.db.transaction((tx) =>
        tx.query(
          `update attachments set lost_at = case when id = any($1) then $3::timestamptz end where id = any($1) or id = any($2)`,
          [lost, restored, this.clock.now()],
        ),
      );
    return lost.length + restored.length;
  }
}
