import { CANTON_CODES } from '../common/cantons.js';
import { OneOf, Optional } from '../common/input.js';

export class SupplyQuery {
  /** One canton; without it, the whole territory. */
  @Optional()
  @OneOf(CANTON_CODES)
  canton?: string;
}

export class CantonSupply {
  canton: string;
  /** As many as `GET /api/cases?waiting=true&canton=` lists: those snoozed are left out. */
  waiting: number;
  longestWaitingSince: Date | null;
  /** Active advisers who serve the canton; those who serve several are counted in each. */
  advisers: number;
  /** What they could still take on, those away today left out. */
  freePlaces: number;
}

/** The same for a commune: nothing finer is ever answered. */
export class CommuneSupply {
  /** Number of the Federal Statistical Office. */
  commune: number;
  name: string;
  canton: string;
  waiting: number;
  /** Active advisers who have named it as one of their communes and serve its canton. */
  advisers: number;
}

export class SupplyView {
  /** Each canton of the territory, also one in which nobody waits. */
  cantons: CantonSupply[];
  /** Only those in which somebody waits or an adviser is at home. */
  communes: CommuneSupply[];
}
