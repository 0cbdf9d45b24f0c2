import { Logger } from '@nestjs/common';
import path from 'node:path';
import { Worker, type Transferable } from 'node:worker_threads';

/** The compiled files: also for the joined program, which is in `dist/joined`, and for tests, which run `src`. */
const COMPILED = path.resolve(import.meta.dirname, '../../dist');

export interface WorkerThreadSettings {
  /** Below `dist`, such as `files/file-cleaning.worker.js`. Answers each message with one. */
  file: string;
  /** Milliseconds for one job, loading of libraries included. */
  patience: number;
  /** Milliseconds without a job, after which what is loaded is not worth its memory any more. */
  idle: number;
  /** Jobs beside the one that runs; more are refused. */
  maxWaiting: number;
}

/** `too-long`, `out-of-memory`: because of the job; `ended`: of the thread or the program; `busy`: too many jobs wait. */
export class WorkerThreadError extends Error {
  constructor(readonly reason: 'too-long' | 'out-of-memory' | 'ended' | 'busy') {
    super(`worker thread: ${reason}`);
  }
}

interface Waiting<Job, Result> {
  job: Job;
  transfer: readonly Transferable[];
  resolve: (result: Result) => void;
  reject: (error: WorkerThreadError) => void;
}

/**
 * A thread that does one job after the other. It is started for the first, ends when none comes, and is started anew after
 * a job that it could not end. It knows none of the settings, writes nothing, and does not keep the process alive.
 */
export class WorkerThread<Job, Result> {
  private readonly logger = new Logger('WorkerThread');
  private worker: Worker | null = null;
  private idle: NodeJS.Timeout | null = null;
  private running: (Waiting<Job, Result> & { timer: NodeJS.Timeout }) | null = null;
  private readonly waiting: Waiting<Job, Result>[] = [];

  constructor(private readonly settings: WorkerThreadSettings) {}

  /** `transfer`: buffers that the thread takes over. Throws {@link WorkerThreadError}, nothing else. */
  run(job: Job, transfer: readonly Transferable[] = []): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.waiting.length >= this.settings.maxWaiting) return reject(new WorkerThreadError('busy'));
      this.waiting.push({ job, transfer, resolve, reject });
      this.next();
    });
  }

  /** What waits is refused. */
  close(): void {
    for (const { reject } of this.waiting.splice(0)) reject(new WorkerThreadError('ended'));
    this.end(this.worker, 'ended');
  }

  private next(): void {
    if (this.running) return;
    if (this.idle) clearTimeout(this.idle);
    const waiting = this.waiting.shift();
    const { worker } = this;
    if (!waiting) {
      if (worker) this.idle = setTimeout(() => this.end(worker, 'ended'), this.settings.idle).unref();
      return;
    }
    const active = worker ?? this.start();
    const timer = setTimeout(() => this.end(active, 'too-long'), this.settings.patience);
    this.running = { ...waiting, timer };
    active.postMessage(waiting.job, waiting.transfer);
  }

  private start(): Worker {
    const worker = new Worker(path.join(COMPILED, this.settings.file), {
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    this.worker = worker;
    worker.unref();
    worker.stdout.resume();
    worker.stderr.resume();
    worker.on('message', (result: Result) => worker === this.worker && this.settle(({ resolve }) => resolve(result)));
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      // The message may hold what was read.
      if (!isFull) this.logger.error(`${this.settings.file} has ended: ${error.code ?? error.name}`);
      this.end(worker, isFull ? 'out-of-memory' : 'ended');
    });
    worker.on('exit', () => this.end(worker, 'ended'));
    return worker;
  }

  private settle(how: (running: Waiting<Job, Result>) => void): void {
    const { running } = this;
    this.running = null;
    if (running) {
      clearTimeout(running.timer);
      how(running);
    }
    this.next();
  }

  /** The job that runs is refused; the next one starts another thread. */
  private end(worker: Worker | null, reason: WorkerThreadError['reason']): void {
    if (worker === null || worker !== this.worker) return;
    this.worker = null;
    void worker.terminate();
    this.settle(({ reject }) => reject(new WorkerThreadError(reason)));
  }
}
