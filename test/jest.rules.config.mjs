// The unit tests of the rules, without a database or a build: `npm run test:rules`. They lie beside the rules, or in test/rules
// where they need something of test/support.
import all from '../jest.config.mjs';

export default {
  ...all,
  globalSetup: undefined,
  globalTeardown: undefined,
  rootDir: '..',
  roots: ['<rootDir>/src', '<rootDir>/test/rules'],
  testRegex: '(\\.rules\\.test\\.ts|/test/rules/[\\w-]+\\.test\\.ts)$',
};
