import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { GuessableReason } from '../common/input-codes.js';
import { Unavailable } from '../common/problem.js';
import type { Answer, Question } from './password-check.worker.js';
import type { Holder } from './guessable.rules.js';

/** The compiled file: also for the joined program, which is in `dist/joined`, and for tests, which run `src`. */
const WORKER = path.resolve(import.meta.dirname, '../../dist/accounts/password-check.worker.js');
/** Milliseconds, loading included. An estimate takes a tenth of a second. */
const PATIENCE = 15_000;
/** Milliseconds without a question, after which the dictionaries are not worth their 100 MB any more. */
const IDLE = 60_000;

interface Pending {
  resolve: (reason: GuessableReason | null) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

/** Estimates passwords in a thread of its own, which is started for the first and ends when nobody sets one. */
@Injectable()
export class PasswordCheck implements OnApplicationShutdown {
  private worker: Worker | null = null;
  private idle: NodeJS.Timeout | null = null;
  private last = 0;
  private readonly pending = new Map<number, Pending>();

  /** Why the password could be guessed, or null. Throws Unavailable where that cannot be said. */
  guessableReason(password: string, holder: Holder): Promise<GuessableReason | null> {
    if (this.idle) clearTimeout(this.idle);
    const worker = (this.worker ??= this.start());
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.end(worker), PATIENCE);
      this.pending.set(id, { resolve, reject, timer });
      worker.postMessage({ id, password, holder: { name: holder.name, email: holder.email } } satisfies Question);
    });
  }

  onApplicationShutdown(): void {
    if (this.worker) this.end(this.worker);
  }

  private start(): Worker {
    // Knows nothing of the settings, and does not keep the process alive.
    const worker = new Worker(WORKER, { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 512 } });
    worker.unref();
    worker.on('message', (answer: Answer) => this.settle(answer));
    worker.on('error', () => this.end(worker));
    worker.on('exit', () => this.end(worker));
    return worker;
  }

  private settle(answer: Answer): void {
    const pending = this.pending.get(answer.id);
    if (!pending) return;
    this.pending.delete(answer.id);
    clearTimeout(pending.timer);
    if ('failed' in answer) pending.reject(new Unavailable());
    else pending.resolve(answer.reason);
    if (this.pending.size > 0) return;
    const { worker } = this;
    this.idle = setTimeout(() => worker && this.end(worker), IDLE).unref();
  }

  /** What it was asked and did not answer is refused; the next question starts another. */
  private end(worker: Worker): void {
    if (worker !== this.worker) return;
    this.worker = null;
    if (this.idle) clearTimeout(this.idle);
    void worker.terminate();
    for (const { reject, timer } of this.pending.values()) {
      clearTimeout(timer);
      reject(new Unavailable());
    }
    this.pending.clear();
  }
}
