import { OneOf, Optional, Whole } from '../common/input.js';
import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import { BFS_MAX } from './place.entity.js';

export const LEVELS = ['commune', 'citizens-commune', 'canton', 'federal'] as const;
export type Level = (typeof LEVELS)[number];
export const ORGANS = ['executive', 'assembly', 'parliament', 'commission', 'administration', 'court'] as const;
export type Organ = (typeof ORGANS)[number];

export class AuthorityInput {
  @OneOf(LEVELS)
  level: Level;

  /** Needed unless the level is federal. */
  @Optional()
  @OneOf(CANTON_CODES)
  canton?: CantonCode;

  /** Number of a commune (BFS) of that canton; one that has merged stands for its successor. */
  @Optional()
  @Whole(1, BFS_MAX)
  commune?: number;

  @Optional()
  @OneOf(ORGANS)
  organ?: Organ;
}

export interface Authority {
  level: Level;
  canton: CantonCode | null;
  commune: number | null;
  organ: Organ | null;
}
