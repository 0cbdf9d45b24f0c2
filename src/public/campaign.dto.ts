import { Day, Optional } from '../common/input.js';

export class CampaignQuery {
  @Optional() @Day()
  from?: string;

  @Optional() @Day()
  to?: string;
}

export class CampaignView {
  /** The word in the link. */
  source: string;
  /** How often the link was followed. */
  visits: number;
  /** How often the self-check was answered to its end afterwards. */
  checks: number;
  /** How often somebody asked for help afterwards. */
  requests: number;
}

export class CampaignsView {
  items: CampaignView[];
  next: string | null;
}
