import { OneOf, Optional, Whole } from '../common/input.js';
import { CANTON_CODES } from '../common/cantons.js';
import { AUTHORITY_LEVELS, ORGANS, type AuthorityLevel, type Organ } from './irregularity.entity.js';

/** The body that acts. */
export class AuthorityInput {
  @OneOf(AUTHORITY_LEVELS)
  level: AuthorityLevel;

  /** May be left out for a federal authority only. */
  @Optional() @OneOf(CANTON_CODES)
  canton?: string;

  /** Number of the commune (BFS); one that has merged becomes its successor. */
  @Optional() @Whole(1, 9999)
  commune?: number;

  @Optional() @OneOf(ORGANS)
  organ?: Organ;
}

export class AuthorityView {
  level: AuthorityLevel;
  canton: string | null;
  commune: number | null;
  communeName: string | null;
  organ: Organ | null;
}
