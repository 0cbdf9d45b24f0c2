import { Injectable } from '@nestjs/common';
import { DailyCounts } from '../db/daily-counts.js';
import { Db } from '../db/db.js';
import { SharedRateStore } from '../db/rate.store.js';
import { SweepService } from './sweep.service.js';

@Injectable()
export class RateSweep {
  constructor(sweep: SweepService, store: SharedRateStore, counts: DailyCounts, db: Db) {
    sweep.every('rate-limits', async () => {
      await store.deleteExpired();
      await db.transaction((tx) => counts.deletePast(tx));
      return 0;
    });
  }
}
