import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { RateLimit } from '../common/rate.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import type { CampaignsView, CampaignQuery } from './campaign.dto.js';
import type { CampaignStep } from './campaign.entity.js';

/** A robot that makes words up must not fill the table. */
const MOST_WORDS_A_DAY = 200;

export function isSource(word: string | undefined): word is string {
  return word !== undefined && /^[a-z0-9-]{1,40}$/.test(word);
}

/** Counts how often the links of a campaign are followed, and how far; never by whom. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly rate: RateLimit,
  ) {}

  /** Adds one; a word that is none, or one too many of somebody, is left out in silence. */
  async count(source: string | undefined, step: CampaignStep, ip: string): Promise<void> {
    if (!isSource(source)) return;
    try {
      await this.rate.take(`campaign ${this.rate.clientKey(ip)}`, 60, 600);
    } catch {
      return;
    }
    const today = this.clock.today();
    await this.db.rows(sql`
      insert into campaign_counts (source, day, step, count)
      select ${source}, ${today}::date, ${step}, 1
      where exists(select from campaign_counts where source = ${source}) or (select count(distinct source) from campaign_counts where day = ${today}::date) < ${MOST_WORDS_A_DAY}
      on conflict (source, day, step) do update set count = campaign_counts.count + 1`);
  }

  /** What came of each word between two days, the most followed first. */
  async list({ from, to }: CampaignQuery): Promise<CampaignsView> {
    const items = await this.db.rows<CampaignsView['items'][number]>(sql`
      select source, coalesce(sum(count) filter (where step = 'visit'), 0)::integer as visits, coalesce(sum(count) filter (where step = 'check'), 0)::integer as checks,
        coalesce(sum(count) filter (where step = 'request'), 0)::integer as requests
      from campaign_counts where day >= ${from ?? '1900-01-01'}::date and day <= ${to ?? '2200-12-31'}::date
      group by source order by visits desc, source limit 200`);
    return { items, next: null };
  }
}
