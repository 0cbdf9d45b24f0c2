import { parentPort } from 'node:worker_threads';
import { guessableReason, type Holder } from './guessable.rules.js';
import { estimate } from './password-estimate.js';
import type { GuessableReason } from '../common/input-codes.js';

export interface Question {
  password: string;
  holder: Holder;
}
/** Nothing of the password comes back, not even in an error. */
export type Answer = { reason: GuessableReason | null } | { failed: true };

parentPort?.on('message', (question: Question) => {
  parentPort?.postMessage(answerTo(question));
});

function answerTo({ password, holder }: Question): Answer {
  try {
    return { reason: guessableReason(estimate, password, holder) };
  } catch {
    return { failed: true };
  }
}
