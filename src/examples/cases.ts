import { completed } from './generated-cases.js';
import type { ExampleCase } from './shapes.js';
import { STORIES_OF_THE_EAST_AND_CENTRE, STORIES_OF_ZURICH } from './stories-alemannic.js';
import { STORIES_OF_LAUSANNE } from './stories-lausanne.js';
import { STORIES_OF_ROMANDIE } from './stories-romandie.js';
import { STORIES_OF_THE_SOUTH, STORIES_THAT_ENDED } from './stories-south.js';

/** The people written by hand, each with an arc; tests and examples speak of these. */
export const STORIES: readonly ExampleCase[] = [
  ...STORIES_OF_LAUSANNE,
  ...STORIES_OF_ROMANDIE,
  ...STORIES_OF_ZURICH,
  ...STORIES_OF_THE_EAST_AND_CENTRE,
  ...STORIES_OF_THE_SOUTH,
  ...STORIES_THAT_ENDED,
];

/** All 160 cases of the demonstration; the stories come first. */
export const CASES: readonly ExampleCase[] = completed(STORIES);
