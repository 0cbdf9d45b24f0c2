import { problem, TEXT } from '../common/problem.js';

export class JobHasNotFailed extends problem(409, 'job-not-failed', 'This job has not failed', { state: TEXT }) {
  constructor(state: string) {
    super({ extra: { state } });
  }
}

/** The queue cannot be asked; our own tables keep what it does not have. */
export class QueueDown extends problem(503, 'queue-down', 'The queue does not answer') {
  constructor() {
    super({ headers: { 'retry-after': '30' } });
  }
}
