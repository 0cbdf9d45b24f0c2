// Jest on Node 20 has no require(esm), and Nest 12 is ESM only. So swc turns every ES module into CommonJS, those in
// node_modules included; Jest caches the result.
import fs from 'node:fs';
import os from 'node:os';

function esmPackages(dir = 'node_modules', found = new Set()) {
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
    const path = `${dir}/${entry.name}`;
    const manifest = `${path}/package.json`;
    if (entry.name.startsWith('@') && !fs.existsSync(manifest)) {
      esmPackages(path, found);
      continue;
    }
    if (fs.existsSync(manifest) && isEsm(JSON.parse(fs.readFileSync(manifest, 'utf8'))))
      found.add(path.slice(path.lastIndexOf('node_modules/') + 13));
    if (fs.existsSync(`${path}/node_modules`)) esmPackages(`${path}/node_modules`, found);
  }
  return [...found];
}
const isEsm = ({ type, main }) => type === 'module' || /\.mjs$/.test(main ?? '');

const esm = esmPackages()
  .map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
  .join('|');

const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: false, decorators: true, dynamicImport: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
    keepClassNames: true,
    experimental: { keepImportAttributes: false },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  swcrc: false,
};

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testRegex: '\\.test\\.tsx?$',
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', swc],
    '^.+\\.tsx$': ['@swc/jest', { ...swc, jsc: { ...swc.jsc, parser: { ...swc.jsc.parser, tsx: true } } }],
    '^.+\\.m?js$': [
      '@swc/jest',
      { ...swc, sourceMaps: false, jsc: { ...swc.jsc, parser: { syntax: 'ecmascript' }, transform: {} } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${esm})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testTimeout: 60_000,
  // Much of what a test does is to wait for a database, a browser or a process.
  maxWorkers: os.availableParallelism() + 1,
};
