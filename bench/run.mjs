// `npm run bench`: every line is a ratio of two things taken in turn on this machine in this run, with its range and the
// aim beside it. Nothing is asserted. `npm run bench -- lists start` measures only these; see README.md.
import { performance } from 'node:perf_hooks';
import { client } from './client.mjs';
import { eligibility } from './eligibility.mjs';
import { exports } from './export.mjs';
import { lists } from './lists.mjs';
import { plans } from './plans.mjs';
import { publicPages } from './public.mjs';
import { reminders } from './reminders.mjs';
import { serve } from './serve.mjs';
import { start } from './start.mjs';
import { storm } from './storm.mjs';
import { SMALLEST } from './support/size.mjs';
import { worst } from './worst.mjs';
import { beginPart, endPart } from './support/baseline.mjs';
import { startDatabases } from './support/database.mjs';

const LINES = {
  lists,
  reminders,
  export: exports,
  start,
  public: publicPages,
  client,
  eligibility,
  worst,
  ...(SMALLEST ? { storm } : {}),
};
const asked = process.argv.slice(2);
/** Only when asked for. */
const OTHERS = { plans, serve, storm };
const unknown = asked.filter((name) => !(name in LINES) && !(name in OTHERS));
if (unknown.length > 0)
  throw new Error(`${unknown.join(', ')}: there are ${[...Object.keys(LINES), ...Object.keys(OTHERS)].join(', ')}`);

const databases = await startDatabases();
try {
  for (const name of asked.length > 0 ? asked : Object.keys(LINES)) {
    const began = performance.now();
    beginPart(name);
    await (LINES[name] ?? OTHERS[name])(databases);
    endPart(name);
    console.log(`(${name}: ${Math.round((performance.now() - began) / 1000)} s)`);
  }
} finally {
  await databases.stop();
}
