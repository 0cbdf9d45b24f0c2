import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Redis } from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
  RLWrapperTimeouts,
  type IRateLimiterStoreOptions,
  type RateLimiterStoreAbstract,
} from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { realNow } from '../common/clock.js';
import { RateStore } from '../common/rate.js';
import { ThrottledLogger } from '../common/throttled-logger.js';

const TIMEOUT_MS = 2000;

interface Limiter {
  shared: RLWrapperTimeouts;
  insurance: RateLimiterMemory;
}

export class RateSettings {
  constructor(readonly redisUrl: string | null) {}
}

/** Reached limits are cached, so that floods do not reach the store; while it is away, each process counts alone. */
@Injectable()
export class SharedRateStore extends RateStore implements OnModuleDestroy {
  private readonly log = new ThrottledLogger('Rate limits');
  private readonly limiters = new Map<string, Limiter>();
  private readonly redis: Redis | null;

  constructor(
    { redisUrl }: RateSettings,
    @InjectDataSource() private readonly source: DataSource,
  ) {
    super();
    this.redis =
      redisUrl === null
        ? null
        : new Redis(redisUrl, { maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: 5000 });
    this.redis?.on('error', (error) => this.log.warn('redis', error));
  }

  async count(key: string, most: number, seconds: number): Promise<number> {
    const { shared, insurance } = this.limiter(most, seconds);
    try {
      try {
        await shared.consume(key);
      } catch (error) {
        if (error instanceof RateLimiterRes) throw error;
        this.log.warn('counted in this process alone', error);
        await insurance.consume(key);
      }
      return 0;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
      throw refusal;
    }
  }

  /** Redis deletes ended windows itself. */
  async deleteExpired(): Promise<void> {
    if (this.redis) return;
    await this.source.transaction((tx) => tx.query(`delete from rate_limits where expire < $1`, [realNow().getTime()]));
  }

  onModuleDestroy(): void {
    this.redis?.disconnect();
  }

  private limiter(most: number, seconds: number): Limiter {
    const name = `${most}/${seconds}`;
    let limiter = this.limiters.get(name);
    if (!limiter) {
      const window = { points: most, duration: seconds };
      limiter = {
        shared: new RLWrapperTimeouts({
          limiter: this.sharedLimiter({ ...window, keyPrefix: 'rate', inMemoryBlockOnConsumed: most }),
          timeoutMs: TIMEOUT_MS,
        }),
        insurance: new RateLimiterMemory(window),
      };
      this.limiters.set(name, limiter);
    }
    return limiter;
  }

  private sharedLimiter(options: Omit<IRateLimiterStoreOptions, 'storeClient'>): RateLimiterStoreAbstract {
    if (this.redis) return new RateLimiterRedis({ ...options, storeClient: this.redis, rejectIfRedisNotReady: true });
    return new RateLimiterPostgres({
      ...options,
      storeClient: this.source,
      storeType: 'typeorm',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
    });
  }
}
