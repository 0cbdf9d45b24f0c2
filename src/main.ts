import { BadSettings, readConfig, type Config } from './config.js';
import { launch } from './launch.js';

let config: Config;
try {
  config = readConfig();
} catch (error) {
  if (!(error instanceof BadSettings)) throw error;
  console.error(`Passerelle cannot start: ${error.message}.\n${error.errors.map((line) => `  - ${line}`).join('\n')}`);
  process.exit(1);
}

try {
  const program = await launch(config);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A second signal means it: leave at once.
      if (stopping) process.exit(130);
      stopping = true;
      program.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  console.error(`Passerelle cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
