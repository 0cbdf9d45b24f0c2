import { Injectable } from '@nestjs/common';
import { SharedRateStore } from '../db/rate.store.js';
import { SweepService } from './sweep.service.js';

/** Deletes the counts of rate limits whose window has ended. */
@Injectable()
export class RateSweep {
  constructor(sweep: SweepService, store: SharedRateStore) {
    sweep.every('rate-limits', async () => {
      await store.forgetExpired();
      // Nothing that anybody would want to read in the report of a sweep.
      return 0;
    });
  }
}
