import { parentPort } from 'node:worker_threads';
import { guessableReason, type Holder } from './guessable.rules.js';
import { estimate } from './password-estimate.js';
import type { GuessableReason } from '../common/input-codes.js';

export interface Question {
  id: number;
  password: string;
  holder: Holder;
}
/** Nothing of the password comes back, not even in an error. */
export type Answer = { id: number; reason: GuessableReason | null } | { id: number; failed: true };

parentPort?.on('message', ({ id, password, holder }: Question) => {
  parentPort?.postMessage(answerTo(id, password, holder));
});

function answerTo(id: number, password: string, holder: Holder): Answer {
  try {
    return { id, reason: guessableReason(estimate, password, holder) };
  } catch {
    return { id, failed: true };
  }
}
