import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, OneOfColumn, UuidColumn, WholeColumn } from '../../db/columns.js';

/** How far somebody came who followed the link of a campaign. */
export const CAMPAIGN_STEPS = ['visit', 'check', 'request'] as const;
export type CampaignStep = (typeof CAMPAIGN_STEPS)[number];

/** A word that staff have made for a link. */
@Entity('campaigns')
export class Campaign {
  @PrimaryColumn('text') source: string;
  /** The account; null for words from before staff made them. */
  @UuidColumn({ nullable: true }) createdBy: string | null;
  @InstantColumn() createdAt: Date;
}

/** A word in a link, and how often it was followed on a day. Nothing of who followed it. */
@Entity('campaign_counts')
export class CampaignCount {
  @PrimaryColumn('text') source: string;
  @PrimaryColumn('date') day: string;
  @OneOfColumn(CAMPAIGN_STEPS) @PrimaryColumn('text') step: CampaignStep;
  @WholeColumn() count: number;
}
