import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RateLimit } from '../src/common/rate.js';
import { TooMany } from '../src/common/problem.js';
import { asOwner, makeDatabase, type TestDatabase } from './support/database.js';
import { TestServer } from './support/test-server.js';

const REDIS = process.env['REDIS_URL'] ?? null;

/** What came of so many requests under a key, in their order: true where one was let in. */
async function consume(
  server: TestServer,
  key: string,
  times: number,
  most: number,
  seconds = 600,
): Promise<boolean[]> {
  const limit = server.app.get(RateLimit);
  const taken: boolean[] = [];
  for (let i = 0; i < times; i++) {
    const refusal = await limit.consume(key, most, seconds).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal === null || refusal instanceof TooMany).toBe(true);
    taken.push(refusal === null);
  }
  return taken;
}

describe.each([null, ...(REDIS === null ? [] : [REDIS])])(
  'two processes that share their counts (Redis: %s)',
  (redisUrl) => {
    let database: TestDatabase;
    const servers: TestServer[] = [];
    beforeAll(async () => {
      database = await makeDatabase();
      const secret = `the secret of both ${Math.random()}`;
      for (let i = 0; i < 2; i++) servers.push(await TestServer.open({ database, config: { redisUrl, secret } }));
    });
    afterAll(async () => {
      await servers[0]?.app.close();
      await servers[1]?.close();
    });

    it('let in together what one would let in, and say when to come back', async () => {
      expect(await consume(servers[0], 'shared', 3, 5)).toEqual([true, true, true]);
      expect(await consume(servers[1], 'shared', 4, 5)).toEqual([true, true, false, false]);
      expect(await consume(servers[0], 'shared', 2, 5)).toEqual([false, false]);
      const error = await servers[0].app
        .get(RateLimit)
        .consume('shared', 5, 600)
        .catch((refusal: unknown) => refusal);
      expect(error).toMatchObject({ status: 429, slug: 'too-many' });
      const wait = Number((error as TooMany).headers['retry-after']);
      expect(wait).toBeGreaterThan(500);
      expect(wait).toBeLessThanOrEqual(600);
    });

    it('decide together who was the last when many come at once', async () => {
      const limits = servers.map((server) => server.app.get(RateLimit));
      const all = await Promise.allSettled(
        Array.from({ length: 40 }, (_, i) => limits[i % 2].consume('at once', 10, 600)),
      );
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    });

    it('open again when the window has ended', async () => {
      expect(await consume(servers[0], 'short', 3, 2, 1)).toEqual([true, true, false]);
      await new Promise((resolve) => setTimeout(resolve, 1100));
      expect(await consume(servers[1], 'short', 1, 2, 1)).toEqual([true]);
    });
  },
);

describe('counts in PostgreSQL', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.open();
  });
  afterAll(() => server.close());
  const counted = (): Promise<{ key: string; points: number }[]> =>
    server.rows(`select key, points from rate_limits order by points desc`);
  const rights = (words: string): Promise<void> =>
    asOwner(server.database.name, async (client) => void (await client.query(words)));

  it('do not grow in a flood: who is beyond the limit is refused without asking the database', async () => {
    const taken = await consume(server, 'flood', 50, 5);
    expect(taken.filter(Boolean)).toHaveLength(5);
    expect((await counted())[0].points).toBe(5);
  });

  it('hold no address and no name of a limit', async () => {
    await server.anybody.post('/api/auth/sign-in/email', {
      email: 'nobody@example.org',
      password: 'wrong-wrong-wrong',
    });
    const keys = (await counted()).map(({ key }) => key);
    expect(keys.length).toBeGreaterThan(1);
    for (const key of keys) expect(key).toMatch(/^rate:k0\.[\w-]{22}$/);
  });

  it('are deleted by the sweep when their window has ended', async () => {
    await consume(server, 'past', 1, 5, 1);
    const before = await counted();
    expect(await server.tick()).toEqual({});
    expect(await counted()).toHaveLength(before.length);
    server.clock.setRealOffset({ seconds: 2 });
    expect(await server.tick()).toEqual({});
    server.clock.setRealOffset({});
    expect(await counted()).toHaveLength(before.length - 1);
  });

  it('are kept in the process while the table cannot be written, and no request fails for it', async () => {
    await rights('revoke all on rate_limits from passerelle');
    try {
      expect(await consume(server, 'away', 4, 3)).toEqual([true, true, true, false]);
      expect(
        (
          await server.anybody.post('/api/auth/sign-in/email', {
            email: 'nobody@example.org',
            password: 'wrong-wrong-wrong',
          })
        ).status,
      ).toBe(401);
    } finally {
      await rights('grant select, insert, update, delete on rate_limits to passerelle');
    }
  });
});

describe('counts in a Redis that is away', () => {
  let server: TestServer;
  beforeAll(async () => {
    // Nobody listens on port 1.
    server = await TestServer.open({ config: { redisUrl: 'redis://127.0.0.1:1' } });
  });
  afterAll(() => server.close());

  it('are kept in the process, and no request fails for it', async () => {
    expect(await consume(server, 'away', 4, 3)).toEqual([true, true, true, false]);
    expect(
      (
        await server.anybody.post('/api/auth/sign-in/email', {
          email: 'nobody@example.org',
          password: 'wrong-wrong-wrong',
        })
      ).status,
    ).toBe(401);
  });
});
