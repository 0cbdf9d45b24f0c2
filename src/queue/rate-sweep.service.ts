import { Injectable } from '@nestjs/common';
import { DailyCounts } from '../db/daily-counts.js';
import { Db } from '../db/db.js';
import { SharedRateStore } from '../db/rate.store.js';
import { SweepService } from './sweep.service.js';

/** Deletes the counts of windows that have ended and of days that are over. */
@Injectable()
export class RateSweep {
  constructor(sweep: SweepService, store: SharedRateStore, counts: DailyCounts, db: Db) {
    sweep.every('rate-limits', async () => {
      await store.forgetExpired();
      await db.transaction((tx) => counts.forgetPast(tx));
      // Nothing that anybody would want to read in the report of a sweep.
      return 0;
    });
  }
}
