// The servers that are compared, each in a process of its own, and what is asked of them while they run.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts a script of this folder; resolves when it says where it listens. Whatever it needs is handed over as JSON. */
export async function startProcess(script, settings, env = {}) {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), [JSON.stringify(settings)], { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [first] = await Promise.race([once(child, 'message'), once(child, 'exit').then(([code]) => Promise.reject(new Error(`${script} ended (${code})`)))]);
  return {
    ...first,
    pid: child.pid,
    async ask(question) {
      const answered = once(child, 'message');
      child.send(question);
      return (await answered)[0];
    },
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What a child answers to every question: how much memory it takes now and took at most since it was asked last. */
export function answerForMemory() {
  let peak = 0;
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  setInterval(look, 10).unref();
  process.on('message', () => {
    look();
    process.send({ rss: process.memoryUsage.rss(), peak });
    peak = process.memoryUsage.rss();
  });
}
