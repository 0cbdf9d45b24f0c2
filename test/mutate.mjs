// Which changes of the rules no unit test notices: Stryker over `src/**/*.rules.ts`, room by room, each with the tests of
// that room only. In one run, Jest would look for the tests of each of some thousand mutants among all files anew.
// `npm run mutate` runs all rooms, `npm run mutate -- mail queue` some. Figures and survivors: docs/mutations.md.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const COUNTED = ['Killed', 'Timeout', 'Survived', 'NoCoverage'];
const isRule = (name) => name.endsWith('.rules.ts');
const roomsWithRules = readdirSync(path.join(ROOT, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((room) => readdirSync(path.join(ROOT, 'src', room), { recursive: true }).some(isRule));
const wanted = process.argv.slice(2);
const rooms = wanted.length > 0 ? roomsWithRules.filter((room) => wanted.includes(room)) : roomsWithRules;
const folder = path.join(ROOT, 'reports');

const percent = ({ Killed = 0, Timeout = 0, Survived = 0, NoCoverage = 0 }) =>
  `${((100 * (Killed + Timeout)) / (Killed + Timeout + Survived + NoCoverage)).toFixed(1)} %`;
const total = {};
const left = [];
for (const room of rooms) {
  const file = path.join(folder, `mutations-${room}.json`);
  rmSync(file, { force: true });
  const config = path.join(ROOT, `stryker-${room}.tmp.json`);
  writeFileSync(config, JSON.stringify(configOf(room, file)));
  const { status } = spawnSync(path.join(ROOT, 'node_modules/.bin/stryker'), ['run', config], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, MUTATED_ROOM: room },
  });
  rmSync(config, { force: true });
  if (status !== 0 || !existsSync(file)) throw new Error(`Stryker did not get through ${room}`);
  const found = {};
  for (const [name, { mutants }] of Object.entries(JSON.parse(readFileSync(file, 'utf8')).files))
    for (const { status: state, mutatorName, replacement, location } of mutants) {
      if (!COUNTED.includes(state)) continue;
      found[state] = (found[state] ?? 0) + 1;
      total[state] = (total[state] ?? 0) + 1;
      if (state === 'Survived' || state === 'NoCoverage')
        left.push(`${name}:${location.start.line} ${state} ${mutatorName} ${(replacement ?? '').slice(0, 80)}`);
    }
  console.log(`${room}: ${percent(found)} ${JSON.stringify(found)}`);
}
writeFileSync(path.join(folder, 'survivors.txt'), `${left.sort().join('\n')}\n`);
console.log(`all: ${percent(total)} killed ${JSON.stringify(total)}; survivors in reports/survivors.txt`);

function configOf(room, file) {
  return {
    mutate: [`src/${room}/**/*.rules.ts`],
    testRunner: 'jest',
    jest: { configFile: 'test/jest.rules.config.mjs', enableFindRelatedTests: false },
    coverageAnalysis: 'perTest',
    concurrency: 2,
    timeoutMS: 15_000,
    reporters: ['json'],
    jsonReporter: { fileName: file },
    tempDirName: '.stryker-tmp',
    warnings: { slow: false },
    ignorePatterns: ['/dist', '/web', '/data', '/bench', '/docs', '/screenshots', '/reports', '/test/*.ts'],
  };
}
