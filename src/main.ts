import { sentenceOf } from './common/cannot-start.js';
import { BadSettings, readConfig, type Config } from './config.js';
import type { Program } from './launch.js';
import { preflight } from './preflight.js';

/** Supervisors kill after ten seconds or more. */
const FORCED_EXIT_MS = 9500;
/** Ctrl-C under npm arrives twice. */
const SAME_PRESS = 1000;

let program: Program | null = null;
let stoppingSince: number | null = null;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stoppingSince !== null && performance.now() - stoppingSince < SAME_PRESS) return;
    if (stoppingSince !== null) process.exit(130);
    stoppingSince = performance.now();
    // While starting, transactions roll back and the embedded database notices its owner's end.
    if (!program) process.exit(0);
    setTimeout(() => {
      console.error(`Passerelle did not end within ${FORCED_EXIT_MS / 1000} s and is ended`);
      process.exit(1);
    }, FORCED_EXIT_MS).unref();
    program.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(`Passerelle did not end in order: ${sentenceOf(error)}`);
        process.exit(1);
      },
    );
  });
}

const config = settings();
try {
  // The database starts while the code is loaded.
  const [embedded, { launch }] = await Promise.all([preflight(config), import('./launch.js')]);
  program = await launch(config, embedded);
} catch (error) {
  console.error(`Passerelle cannot start: ${sentenceOf(error)}`);
  process.exit(1);
}

function settings(): Config {
  try {
    return readConfig();
  } catch (error) {
    const faults = error instanceof BadSettings ? `.\n${error.errors.map((line) => `  - ${line}`).join('\n')}` : '';
    console.error(`Passerelle cannot start: ${sentenceOf(error)}${faults}`);
    process.exit(1);
  }
}
