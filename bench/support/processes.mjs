// The servers that are compared, each in a process of its own, and what is asked of them while they run.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

/** Milliseconds between two looks at the event loop. */
const RESOLUTION = 5;

/** Starts a script of this folder; resolves when it says where it listens. Whatever it needs is handed over as JSON. */
export async function startProcess(script, settings, env = {}) {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), [JSON.stringify(settings)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [first] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${script} ended (${code})`))),
  ]);
  return {
    ...first,
    pid: child.pid,
    async ask(question) {
      const answered = once(child, 'message');
      child.send(question);
      return (await answered)[0];
    },
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * What a child answers to every question: how much memory it takes now and took at most since it was asked last, and how
 * long its event loop stood still meanwhile (99th percentile and longest, milliseconds).
 */
export function answerForMemory() {
  let peak = 0;
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  setInterval(look, 10).unref();
  process.on('message', () => {
    look();
    const beyond = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
    process.send({
      rss: process.memoryUsage.rss(),
      peak,
      stall: { p99: beyond(delay.percentile(99)), longest: beyond(delay.max) },
    });
    delay.reset();
    peak = process.memoryUsage.rss();
  });
}
