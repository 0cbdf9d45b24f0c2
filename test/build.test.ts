import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

describe('A start', () => {
  let project: string;
  const at = (name: string): string => path.join(project, name);
  const write = (name: string, text: string, mode?: number): void => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text, { mode });
  };
  /** How often the server has been built so far; the stub of the compiler notes it. */
  const builds = (): number => (existsSync(at('built.log')) ? readFileSync(at('built.log'), 'utf8').length : 0);
  const run = (...args: string[]): number | null =>
    spawnSync(process.execPath, [at('src/build.mjs'), ...args], { cwd: project }).status;
  /** Whether the next start builds. */
  const builtAnew = (): boolean => {
    const before = builds();
    expect(run('--if-changed')).toBe(0);
    return builds() > before;
  };

  beforeAll(() => {
    project = mkdtempSync(path.join(os.tmpdir(), 'passerelle-build-'));
    write('package.json', '{"name":"server","private":true,"workspaces":["web"]}');
    for (const name of [
      'package-lock.json',
      'nest-cli.json',
      'tsconfig.json',
      'tsconfig.build.json',
      'web/tsconfig.json',
      'web/vite.config.ts',
    ])
      write(name, '{}');
    write(
      'web/package.json',
      `{"name":"web","version":"1.0.0","scripts":{"build":"mkdir -p dist && echo client > dist/index.html && test ! -e broken"}}`,
    );
    write('src/main.ts', 'main');
    write('src/rooms/room.ts', 'room');
    write('src/rooms/room.test.ts', 'test');
    write('web/src/app.tsx', 'app');
    // As Nest's compiler does: empties dist/, then fills it.
    write(
      'node_modules/.bin/nest',
      '#!/bin/sh\nrm -rf dist && mkdir dist && echo server > dist/main.js && printf x >> built.log\n',
      0o755,
    );
    write('node_modules/.bin/rolldown', '#!/bin/sh\nmkdir dist/joined && cp dist/main.js dist/joined\n', 0o755);
    write('rolldown.config.mjs', '');
    copyFileSync('src/build.mjs', at('src/build.mjs'));
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it('builds the first time, and not again while nothing has changed', () => {
    expect(builtAnew()).toBe(true);
    expect(builtAnew()).toBe(false);
    // Neither for a time that has changed, nor for a test.
    utimesSync(at('src/main.ts'), 1, 1);
    appendFileSync(at('src/rooms/room.test.ts'), '!');
    expect(builtAnew()).toBe(false);
  });

  it.each<[what: string, change: () => void]>([
    ['a source that was edited', () => appendFileSync(at('src/main.ts'), '!')],
    ['a source that was added', () => write('src/rooms/other.ts', 'other')],
    ['a source that was deleted', () => rmSync(at('src/rooms/room.ts'))],
    ['the lock file', () => appendFileSync(at('package-lock.json'), ' ')],
    ['the configuration of a compiler', () => appendFileSync(at('tsconfig.json'), ' ')],
    ['the configuration of the build', () => appendFileSync(at('nest-cli.json'), ' ')],
    ['how the program is joined', () => appendFileSync(at('rolldown.config.mjs'), ' ')],
    ['a joined program that was deleted', () => rmSync(at('dist/joined'), { recursive: true })],
    ['a source of the client', () => appendFileSync(at('web/src/app.tsx'), '!')],
    ['the configuration of the client', () => appendFileSync(at('web/vite.config.ts'), ' ')],
    ['a client that was deleted', () => rmSync(at('web/dist'), { recursive: true })],
    ['a file of the server that was deleted', () => rmSync(at('dist/main.js'))],
  ])('builds after a change of %s', (_, change) => {
    change();
    expect(builtAnew()).toBe(true);
    expect(builtAnew()).toBe(false);
  });

  it('does not take a build that failed in the middle for one', () => {
    write('web/broken', '');
    appendFileSync(at('src/main.ts'), '!');
    expect(run('--if-changed')).not.toBe(0);
    expect(existsSync(at('dist/main.js'))).toBe(true);
    rmSync(at('web/broken'));
    expect(builtAnew()).toBe(true);
  });

  it('builds always when that is what was asked for', () => {
    const before = builds();
    expect(run()).toBe(0);
    expect(builds()).toBe(before + 1);
  });
});
