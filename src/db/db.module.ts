import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Keys } from '../common/keys.js';
import { RateLimit, RateStore } from '../common/rate.js';
import { DailyCounts } from './daily-counts.js';
import { Db } from './db.js';
import { PersonalData } from './personal-data.js';
import { TablesOfDb } from './personal-tables.js';
import { RateSettings, SharedRateStore } from './rate.store.js';

@Global()
@Module({})
export class DbModule {
  /** `redisUrl`: store of the rate limits; null: PostgreSQL. */
  static with(redisUrl: string | null): DynamicModule {
    return {
      module: DbModule,
      providers: [
        Db,
        PersonalData,
        TablesOfDb,
        DailyCounts,
        SharedRateStore,
        { provide: RateSettings, useValue: new RateSettings(redisUrl) },
        { provide: RateStore, useExisting: SharedRateStore },
        {
          provide: RateLimit,
          useFactory: (store: RateStore, keys: Keys) => new RateLimit(store, keys),
          inject: [RateStore, Keys],
        },
      ],
      exports: [Db, PersonalData, DailyCounts, SharedRateStore, RateLimit],
    };
  }
}
