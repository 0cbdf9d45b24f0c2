// What the export is measured against: COPY ... TO STDOUT read by pg-copy-streams, and nothing else.
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';

const settings = JSON.parse(process.argv[2]);
const client = new pg.Client({ connectionString: settings.url });
await client.connect();

async function copy() {
  const began = performance.now();
  let bytes = 0;
  for await (const piece of client.query(copyStreams.to(settings.statement))) bytes += piece.length;
  return { bytes, seconds: (performance.now() - began) / 1000 };
}

process.on('message', () => void copy().then((result) => process.send(result)));
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send({});
