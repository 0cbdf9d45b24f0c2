import { Problem } from '../common/problem.js';

export class TooManyCampaigns extends Problem {
  constructor(most: number) {
    super(409, 'too-many-campaigns', 'There are too many words of campaigns already', undefined, { most });
  }
}
