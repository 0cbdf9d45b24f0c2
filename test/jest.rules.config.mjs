// The unit tests of one room, without a database: what `npm run mutate` runs once per mutant.
import all from '../jest.config.mjs';

export default {
  ...all,
  globalSetup: undefined,
  globalTeardown: undefined,
  maxWorkers: 1,
  rootDir: '..',
  roots: [`<rootDir>/src/${process.env.MUTATED_ROOM}`],
  testRegex: '\\.rules\\.test\\.ts$',
};
