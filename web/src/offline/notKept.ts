import type { StoreResult } from './store';

/** There is no network, and the device did not store it: only the form still has what was typed. */
export class NotKeptError extends Error {
  constructor(readonly reason: Exclude<StoreResult, 'done'>) {
    super(reason);
  }
}
