import { createPostgresBackend, Queue, Worker, type ConnectionOptions, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { ThrottledLogger } from '../common/throttled-logger.js';
import { within } from '../common/within.js';
import { ResilientClient } from '../db/resilient-client.js';
import type { QueueName } from './job.js';

const TIMEOUT_MS = 2000;

export interface QueueSettings {
  redisUrl: string | null;
  databaseUrl: string;
  /** More than workers, since each listens on one. */
  connections?: number;
}

/** One pool of PostgreSQL or one Redis connection, duplicated. BullMQ's types know Redis only, hence the casts. */
export class QueueBackend {
  private readonly log = new ThrottledLogger('Queue');
  private readonly connections: Redis[] = [];
  private readonly pool: pg.Pool | null = null;
  private readonly redis: Redis | null = null;

  constructor(settings: QueueSettings) {
    if (settings.redisUrl) {
      this.redis = new Redis(settings.redisUrl, {
        maxRetriesPerRequest: null,
        lazyConnect: true,
        enableOfflineQueue: true,
      });
      this.redis.on('error', (error) => this.report(error));
    } else {
      this.pool = new pg.Pool({
        Client: ResilientClient,
        connectionString: settings.databaseUrl,
        max: settings.connections ?? 8,
        options: '-c search_path=bullmq',
        keepAlive: true,
      });
      this.pool.on('error', (error) => this.report(error));
    }
  }

  get kind(): 'redis' | 'postgres' {
    return this.redis ? 'redis' : 'postgres';
  }

  queue(name: QueueName): Queue {
    const queue = this.redis
      ? new Queue(name, { connection: this.withoutOfflineQueue(this.redis) })
      : new Queue(name, { connection: this.pool as unknown as ConnectionOptions }, createPostgresBackend as never);
    queue.on('error', (error) => this.report(error));
    return queue;
  }

  /** Fails at once while Redis is away; jobs wait in our table. */
  private withoutOfflineQueue(redis: Redis): Redis {
    const connection = new Redis({
      ...redis.options,
      maxRetriesPerRequest: 1,
      enableOfflineQueue: false,
      lazyConnect: false,
    });
    connection.on('error', (error) => this.report(error));
    this.connections.push(connection);
    return connection;
  }

  worker(name: QueueName, work: (job: Job) => Promise<void>, concurrency: number): Worker {
    const worker = this.redis
      ? new Worker(name, work, { connection: this.redis, concurrency })
      : new Worker(
          name,
          work,
          { connection: this.pool as unknown as ConnectionOptions, concurrency },
          createPostgresBackend as never,
        );
    worker.on('error', (error) => this.report(error));
    return worker;
  }

  async ping(): Promise<boolean> {
    try {
      if (this.redis) return this.redis.status === 'ready' && (await within(TIMEOUT_MS, this.redis.ping()));
      return await within(TIMEOUT_MS, this.pool!.query('select 1'));
    } catch {
      return false;
    }
  }

  async connect(): Promise<void> {
    if (this.redis?.status === 'wait')
      await within(
        TIMEOUT_MS,
        this.redis.connect().catch((error: unknown) => this.report(error)),
      );
  }

  async close(): Promise<void> {
    for (const connection of this.connections) connection.disconnect();
    this.redis?.disconnect();
    await this.pool?.end();
  }

  private report(error: unknown): void {
    this.log.warn(this.kind, error);
  }
}
