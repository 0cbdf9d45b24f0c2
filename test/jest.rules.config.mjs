// The unit tests of one room, without a database: what `npm run mutate` runs once per mutant.
import all from '../jest.config.mjs';

const { globalSetup: _, globalTeardown: __, maxWorkers: ___, ...config } = all;

export default {
  ...config,
  rootDir: '..',
  roots: [`<rootDir>/src/${process.env.MUTATED_ROOM}`],
  testRegex: '\\.rules\\.test\\.ts$',
};
