import { problem, WHOLE } from '../common/problem.js';

export class TooManyCampaigns extends problem(
  409,
  'too-many-campaigns',
  'There are too many words of campaigns already',
  { most: WHOLE },
) {
  constructor(most: number) {
    super({ extra: { most } });
  }
}
