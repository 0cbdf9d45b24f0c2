// What the reminders are measured against: BullMQ on the same backend, as many at once, each job one update by its id.
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { QueueBackend } from '../../dist/queue/backend.js';

const settings = JSON.parse(process.argv[2]);
const pool = new pg.Pool({ connectionString: settings.url, max: 12, keepAlive: true });
const backend = new QueueBackend({ redisUrl: settings.redisUrl, databaseUrl: settings.url });
await backend.connect();
const queue = backend.queue('bare');
let left = 0;
let finished = () => undefined;
const worker = backend.worker(
  'bare',
  async (job) => void (await pool.query('update bare_jobs set done = true where id = $1', [job.data.id])),
  10,
);
worker.on('completed', () => {
  if (--left === 0) finished();
});

let round = 0;
async function run() {
  await pool.query('delete from bare_jobs');
  await pool.query('insert into bare_jobs select n, false from generate_series(1, $1::integer) n', [settings.count]);
  const jobs = Array.from({ length: settings.count }, (_, i) => ({
    name: 'bare',
    data: { id: i + 1 },
    opts: { jobId: `bare-${round}-${i + 1}`, removeOnComplete: { age: 3600 } },
  }));
  round++;
  left = settings.count;
  const done = new Promise((resolve) => (finished = resolve));
  const began = performance.now();
  // As `enqueueDue` does, 500 at a time.
  for (let i = 0; i < jobs.length; i += 500) await queue.addBulk(jobs.slice(i, i + 500));
  await done;
  return { seconds: (performance.now() - began) / 1000 };
}

process.on('message', () => void run().then((result) => process.send(result)));
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send({});
