import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { Day, Optional } from '../common/input.js';
import { failsWith } from '../common/constraint.js';

export class CampaignQuery {
  @Optional()
  @Day()
  from?: string;

  @Optional()
  @Day()
  to?: string;
}

export class CreateCampaign {
  /** The word in the link; `other` stands for all that nobody has made. */
  @Matches(/^(?!other$)[a-z0-9-]{1,40}$/, failsWith('not-a-campaign-word'))
  @ApiProperty({ pattern: '^(?!other$)[a-z0-9-]{1,40}$', maxLength: 40, example: 'tram-poster' })
  source: string;
}

export class CampaignView {
  /** The word in the link; `other`: words that staff have not made, together. */
  source: string;
  visits: number;
  /** How often the self-check was answered to its end afterwards. */
  checks: number;
  requests: number;
}

export class CampaignsView {
  items: CampaignView[];
  next: string | null;
}
