import { Problem } from '../common/problem.js';

export class JobHasNotFailed extends Problem {
  constructor(state: string) {
    super(409, 'job-not-failed', 'This job has not failed', undefined, { state });
  }
}

/** The queue cannot be asked; our own tables keep what it does not have. */
export class QueueDown extends Problem {
  constructor() {
    super(503, 'queue-down', 'The queue does not answer', undefined, {}, { 'retry-after': '30' });
  }
}
