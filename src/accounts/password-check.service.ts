import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { GuessableReason } from '../common/input-codes.js';
import { Unavailable } from '../common/problem.js';
import { WorkerThread, WorkerThreadError } from '../common/worker-thread.js';
import type { Holder } from './guessable.rules.js';
import type { Answer, Question } from './password-check.worker.js';

/** Milliseconds, loading included. An estimate takes a tenth of a second. */
const PATIENCE = 15_000;
/** Milliseconds without a question, after which the dictionaries are not worth their 100 MB any more. */
const IDLE = 60_000;
const MAX_WAITING = 100;

/** Estimates passwords in a thread of its own. */
@Injectable()
export class PasswordCheck implements OnApplicationShutdown {
  private readonly thread = new WorkerThread<Question, Answer>({
    file: 'accounts/password-check.worker.js',
    patience: PATIENCE,
    idle: IDLE,
    maxWaiting: MAX_WAITING,
  });

  /** Why the password could be guessed, or null. Throws Unavailable where that cannot be said. */
  async guessableReason(password: string, { name, email }: Holder): Promise<GuessableReason | null> {
    const answer = await this.thread.run({ password, holder: { name, email } }).catch((error: unknown) => {
      throw error instanceof WorkerThreadError ? new Unavailable() : error;
    });
    if ('failed' in answer) throw new Unavailable();
    return answer.reason;
  }

  onApplicationShutdown(): void {
    this.thread.close();
  }
}
