// Keeps a filled database running, for what reads the same rows from outside (Directus), until it is interrupted.
import { once } from 'node:events';
import { clearInterval, setInterval } from 'node:timers';
import { fillNetwork } from './support/fill.mjs';
import { sizeOf } from './support/size.mjs';

export async function serve(databases) {
  const count = sizeOf('BENCH_ROWS', 100_000, 2_000);
  const { ownerUrl } = await databases.make('served', (client) => fillNetwork(client, count));
  console.log(`${count.toLocaleString('en')} cases until Ctrl+C: ${ownerUrl}`);
  // Neither a signal that is waited for nor PostgreSQL, which is detached, keeps Node running.
  const running = setInterval(() => {}, 60_000);
  await once(process, 'SIGINT');
  clearInterval(running);
}
