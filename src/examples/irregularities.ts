import { IRREGULARITIES_OF_THE_EAST_AND_CENTRE, IRREGULARITIES_OF_ZURICH } from './irregularities-alemannic.js';
import { IRREGULARITIES_OF_ROMANDIE } from './irregularities-romandie.js';
import { IRREGULARITIES_OF_THE_SOUTH } from './irregularities-south.js';
import type { ExampleIrregularity } from './shapes.js';

/** What the advisers of the demonstration have logged: sixty, all invented, half of them confirmed. */
export const IRREGULARITIES: readonly ExampleIrregularity[] = [
  ...IRREGULARITIES_OF_ROMANDIE,
  ...IRREGULARITIES_OF_ZURICH,
  ...IRREGULARITIES_OF_THE_EAST_AND_CENTRE,
  ...IRREGULARITIES_OF_THE_SOUTH,
];
