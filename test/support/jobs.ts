import { newId } from '../../src/common/id.js';
import { QueueBackend } from '../../src/queue/backend.js';
import type { TestServer } from './test-server.js';

/** A job for which nobody has a handler, tried once and failed; `words` is what it failed with. */
export async function aFailedJob(
  server: TestServer,
  words = 'nobody knows how',
): Promise<{ queue: string; id: string }> {
  const backend = server.app.get(QueueBackend);
  const queue = backend.queue('mail');
  const id = `failing-${newId()}`;
  let failed: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (failed = resolve));
  const worker = backend.worker('mail', () => Promise.reject(new Error(words)), 1);
  worker.on('failed', (job) => job?.id === id && failed());
  await queue.add('nobody-handles-this', { what: 'Selam Tesfay' }, { jobId: id, attempts: 1 });
  await over;
  await worker.close();
  await queue.close();
  return { queue: 'mail', id };
}
