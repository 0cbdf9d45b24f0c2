// `npm run build` always, `npm start` and `npm run demo` (--if-changed) only when sources changed; --check only tells.
// Compares contents, since checkouts change times only. The stamp in dist/ covers the outputs and is written last, so
// that an interrupted build does not count.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const STAMP = path.join(ROOT, 'dist/.built');
const SOURCES = [
  'src',
  'web',
  'package.json',
  'package-lock.json',
  'nest-cli.json',
  'rolldown.config.mjs',
  'tsconfig.json',
  'tsconfig.build.json',
];
const LEFT_OUT = /(^|\/)(node_modules|dist|\.vite)(\/|$)|\.test\.tsx?$|\.tsbuildinfo$|^src\/metadata\.ts$/;

function filesOf(paths, leftOut) {
  const found = [];
  const walk = (name) => {
    if (leftOut?.test(name)) return;
    const stat = statSync(path.join(ROOT, name), { throwIfNoEntry: false });
    if (stat?.isDirectory()) for (const entry of readdirSync(path.join(ROOT, name)).sort()) walk(`${name}/${entry}`);
    else if (stat) found.push(name);
  };
  for (const name of paths) walk(name);
  return found;
}

function digestOfSources() {
  const hash = createHash('sha256');
  for (const name of filesOf(SOURCES, LEFT_OUT)) {
    const bytes = readFileSync(path.join(ROOT, name));
    hash.update(`\n${name} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

function digestOfResult() {
  const hash = createHash('sha256');
  for (const name of filesOf(['dist', 'web/dist'], /^dist\/\.built$/))
    hash.update(`${name} ${statSync(path.join(ROOT, name)).size}\n`);
  return hash.digest('hex');
}

function isBuilt(sources, node = process.version) {
  if (!existsSync(STAMP)) return false;
  const [builtBy, ...digests] = readFileSync(STAMP, 'utf8').trimEnd().split('\n');
  return builtBy === (node ?? builtBy) && digests.join() === [sources, digestOfResult()].join();
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' });
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

// Before the build, so that edits during it trigger the next one.
const sources = digestOfSources();
if (process.argv.includes('--check')) process.exit(isBuilt(sources, null) ? 0 : 1);
if (!process.argv.includes('--if-changed') || !isBuilt(sources)) {
  rmSync(STAMP, { force: true });
  run(path.join(ROOT, 'node_modules/.bin/nest'), ['build']);
  run(path.join(ROOT, 'node_modules/.bin/rolldown'), ['--config']);
  run('npm', ['run', 'build', '-w', 'web']);
  writeFileSync(STAMP, `${process.version}\n${sources}\n${digestOfResult()}\n`);
}
