// The unit tests of the rules, without a database or a build: `npm run test:rules`, and what `npm run mutate` runs once per
// mutant, for one room. They lie beside the rules, or in test/rules where they need something of test/support.
import all from '../jest.config.mjs';

const room = process.env.MUTATED_ROOM;

export default {
  ...all,
  globalSetup: undefined,
  globalTeardown: undefined,
  maxWorkers: room ? 1 : all.maxWorkers,
  setupFilesAfterEnv: room ? ['<rootDir>/test/support/fewer-runs.ts'] : [],
  rootDir: '..',
  roots: [room ? `<rootDir>/src/${room}` : '<rootDir>/src', '<rootDir>/test/rules'],
  testRegex: `(\\.rules\\.test\\.ts|/test/rules/${room ?? '[\\w-]+'}\\.test\\.ts)$`,
};
