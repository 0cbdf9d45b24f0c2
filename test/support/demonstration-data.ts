import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { RunningProgram, until } from './program.js';

/**
 * Fills an empty data folder with the demonstration as it is after its first start. It is loaded once per run, by
 * whoever needs it first, and copied from then on: loading takes nine seconds, copying a fifth of one.
 */
export async function copyDemonstration(folder: string): Promise<void> {
  const run = process.env['PASSERELLE_TEST_DIR'];
  if (!run) throw new Error('the test database is not up: run with npm test');
  const data = path.join(run, 'demonstration');
  const isLoading = path.join(run, 'demonstration-loading');
  if (!existsSync(data)) {
    if (isFirst(isLoading)) await load(data, isLoading);
    else
      await until(
        'the demonstration has been loaded',
        () => {
          if (!existsSync(data) && !existsSync(isLoading)) throw new Error('loading failed');
          return existsSync(data);
        },
        100,
      );
  }
  // Owners are kept: started by root, PostgreSQL runs under an account of its own.
  execFileSync('cp', ['-a', `${data}/.`, folder]);
}

/** Two workers may want it at the same moment. */
function isFirst(isLoading: string): boolean {
  try {
    mkdirSync(isLoading);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function load(data: string, loading: string): Promise<void> {
  try {
    const program = await RunningProgram.start({ PASSERELLE_DATA: path.join(loading, 'data') }, ['--demo']);
    await program.ready();
    await program.kill('SIGTERM');
    renameSync(path.join(loading, 'data'), data);
  } finally {
    rmSync(loading, { recursive: true, force: true });
  }
}
