import { type ChildProcess, spawn } from 'node:child_process';
import type { ProcessOwner } from './postgres-programs.js';
import path from 'node:path';
import { CannotStart } from '../common/cannot-start.js';

/** PostgreSQL gets SIGINT when its stdin closes, also after `kill -9` of this process. */
const DIE_WITH_PARENT =
  'exec 3<&0 </dev/null; p=$$; (read -r _ <&3; kill -INT $p 2>/dev/null; exit 0) & exec 3<&-; exec "$@"';

export function start(
  runner: ProcessOwner,
  program: string,
  args: string[],
  cwd: string,
  server = false,
): ChildProcess {
  let argv = runner.command ? [runner.command, ...runner.prefix, program, ...args] : [program, ...args];
  if (server) argv = ['/bin/sh', '-c', DIE_WITH_PARENT, 'sh', ...argv];
  return spawn(argv[0], argv.slice(1), {
    cwd,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...runner.spawnAs,
    // Its own process group, so that Ctrl-C reaches Node only, which stops PostgreSQL last.
    detached: true,
    stdio: [server ? 'pipe' : 'ignore', 'pipe', 'pipe'],
  });
}

export async function run(runner: ProcessOwner, program: string, args: string[], cwd: string): Promise<void> {
  const child = start(runner, program, args, cwd);
  let output = '';
  child.stdout?.on('data', (data) => (output += data));
  child.stderr?.on('data', (data) => (output += data));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code !== 0)
    throw new CannotStart(`${path.basename(program)} did not make a database: ${lastWords(output) || `code ${code}`}`);
}

export function lastWords(output: string): string {
  const lines = output.split('\n').filter((line) => /(FATAL|PANIC|error):/.test(line));
  return (lines[0] ?? '').replace(/^.*?(FATAL|PANIC|error): */, '').slice(0, 300);
}
