// 200,000 irregularities as CSV over HTTP, against the same statement read by pg-copy-streams in a bare process; and what
// the export does to the program's memory.
import { request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { CODES } from '../dist/irregularities/taxonomy.js';
import { csvStatement } from '../dist/reports/export.rules.js';
import { heading, line, median, note, pairs } from './support/compare.mjs';
import { fillIrregularities, fillNetwork, signIn } from './support/fill.mjs';
import { sizeOf } from './support/size.mjs';
import { startProcess } from './support/processes.mjs';

const ROWS = sizeOf('BENCH_EXPORT', 200_000, 2_000);
const MB = 1024 * 1024;

export async function exports(databases) {
  const made = await databases.make('exports', async (client) => {
    const { cases } = await fillNetwork(client, 2_000);
    await fillIrregularities(client, cases, CODES, ROWS);
    return { cookie: await signIn(client, { name: 'staff', role: 'staff' }) };
  });
  const [program, bare] = [
    await startProcess('./program.mjs', { ...made, role: 'web' }),
    await startProcess('./bare-copy.mjs', { ...made, statement: csvStatement('full', {}) }),
  ];
  try {
    heading(`Export of ${ROWS.toLocaleString('en')} irregularities as CSV, everything that may leave: rows a second`);
    const asked = await fetch(`${program.address}/api/exports`, {
      method: 'POST',
      headers: { cookie: made.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ report: 'irregularities', format: 'csv', profile: 'full', reason: 'bench' }),
    });
    if (asked.status !== 201) throw new Error(`asking for the export: ${asked.status} ${await asked.text()}`);
    const { id, rows } = await asked.json();
    const file = () => read(`${program.address}/api/exports/${id}/file`, made.cookie);
    const alone = () => bare.ask('copy');
    const [first, same] = [await file(), await alone()];
    // A mark of three bytes stands before the file.
    if (first.bytes !== same.bytes + 3) throw new Error(`the export has ${first.bytes} bytes, COPY ${same.bytes}`);
    const grown = [];
    line(
      'over HTTP with session and audit line, against COPY alone',
      await pairs(
        async () => {
          const before = await program.ask('memory');
          const { seconds } = await file();
          grown.push(((await program.ask('memory')).peak - before.rss) / MB);
          return rows / seconds;
        },
        async () => rows / (await alone()).seconds,
      ),
      'at least 0.5',
      'rows/s',
    );
    note('the file', `${(first.bytes / MB).toFixed(0)} MB in ${rows.toLocaleString('en')} rows`);
    note(
      'memory of the program at its peak, above what it was before',
      `${median(grown).toFixed(0)} MB  (${Math.min(...grown).toFixed(0)} to ${Math.max(...grown).toFixed(0)})  aim: flat`,
    );
  } finally {
    await program.stop();
    await bare.stop();
  }
}

/** Fetches a file as fast as it comes and throws it away. */
function read(address, cookie) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let bytes = 0;
    const sent = request(address, { headers: { cookie } }, (response) => {
      if (response.statusCode !== 200) return void reject(new Error(`${address}: ${response.statusCode}`));
      response.on('data', (data) => (bytes += data.length));
      response.on('error', reject);
      response.on('end', () => resolve({ bytes, seconds: (performance.now() - began) / 1000 }));
    });
    sent.on('error', reject);
    sent.end();
  });
}
