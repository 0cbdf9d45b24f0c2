import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, OneOfColumn, UuidColumn, WholeColumn, RefersTo } from '../db/columns.js';

export const CAMPAIGN_STEPS = ['visit', 'check', 'request'] as const;
export type CampaignStep = (typeof CAMPAIGN_STEPS)[number];

@Entity('campaigns')
export class Campaign {
  @PrimaryColumn('text') source: string;
  /** Null for words from before they were created by staff. */
  @RefersTo('accounts') @UuidColumn({ nullable: true }) createdBy: string | null;
  @InstantColumn() createdAt: Date;
}

@Entity('campaign_counts')
export class CampaignCount {
  @PrimaryColumn('text') source: string;
  @PrimaryColumn('date') day: string;
  @OneOfColumn(CAMPAIGN_STEPS) @PrimaryColumn('text') step: CampaignStep;
  @WholeColumn() count: number;
}
