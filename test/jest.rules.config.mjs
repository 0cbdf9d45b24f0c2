// The unit tests of one room, without a database: what `npm run mutate` runs once per mutant. They lie beside the rules, or
// in test/rules where they need something of test/support.
import all from '../jest.config.mjs';

const room = process.env.MUTATED_ROOM;

export default {
  ...all,
  globalSetup: undefined,
  globalTeardown: undefined,
  maxWorkers: 1,
  rootDir: '..',
  roots: [`<rootDir>/src/${room}`, '<rootDir>/test/rules'],
  testRegex: `(\\.rules\\.test\\.ts|/test/rules/${room}\\.test\\.ts)$`,
};
