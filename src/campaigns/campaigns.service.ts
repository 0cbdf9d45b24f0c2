import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { RateLimit } from '../common/rate.js';
import { Db } from '../db/db.js';
import { sql, where } from '../db/sql.js';
import type { CampaignQuery, CampaignsView, CampaignView } from './campaign.dto.js';
import type { CampaignStep } from './campaign.entity.js';
import { TooManyCampaigns } from './campaign.problems.js';

/** Words that staff have not created are counted together, so that made-up words cannot fill the table. */
export const OTHER = 'other';
const MAX_WORDS = 1000;

export function isSource(word: string | undefined): word is string {
  return word !== undefined && /^[a-z0-9-]{1,40}$/.test(word);
}

@Injectable()
export class CampaignsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly rate: RateLimit,
  ) {}

  /** Ignores unknown words and more than a client may add. */
  async count(source: string | undefined, step: CampaignStep, ip: string): Promise<void> {
    if (!isSource(source)) return;
    try {
      await this.rate.consume(`campaign ${this.rate.clientKey(ip)}`, 60, 600);
    } catch {
      return;
    }
    const today = this.clock.today();
    await this.db.write(sql`
      insert into campaign_counts (source, day, step, count)
      select coalesce((select source from campaigns where source = ${source}), ${OTHER}), ${today}::date, ${step}, 1
      on conflict (source, day, step) do update set count = campaign_counts.count + 1`);
  }

  async create(who: Principal, source: string): Promise<CampaignView> {
    await this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('campaigns', 7))`);
      const [{ full }] = await tx.query<[{ full: boolean }]>(
        `select count(*) >= $2 and not exists(select from campaigns where source = $1) as full from campaigns`,
        [source, MAX_WORDS],
      );
      if (full) throw new TooManyCampaigns(MAX_WORDS);
      await tx.query(
        `insert into campaigns (source, created_by, created_at) values ($1, $2, $3) on conflict (source) do nothing`,
        [source, who.id, this.clock.now()],
      );
    });
    const { items } = await this.list({}, source);
    return items[0];
  }

  async list({ from, to }: CampaignQuery, only: string | null = null): Promise<CampaignsView> {
    const items = await this.db.rows<CampaignsView['items'][number]>(sql`
      select source, coalesce(sum(count) filter (where step = 'visit'), 0)::integer as visits, coalesce(sum(count) filter (where step = 'check'), 0)::integer as checks,
        coalesce(sum(count) filter (where step = 'request'), 0)::integer as requests
      from (select source, step, count from campaign_counts where day >= ${from ?? '1900-01-01'}::date and day <= ${to ?? '2200-12-31'}::date
        union all select source, null, 0 from campaigns) c
      ${where(only !== null && sql`source = ${only}`)}
      group by source order by visits desc, source limit 1001`);
    return { items, next: null };
  }
}
