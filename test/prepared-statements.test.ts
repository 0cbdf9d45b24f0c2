import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAX_PREPARED } from '../src/db/db.js';
import { literalNumber, sql } from '../src/db/sql.js';
import { TestServer } from './support/test-server.js';

describe('statements that are planned once', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.open();
  });
  afterAll(() => server.close());

  /** How many the connection that answers has kept. */
  const kept = async (): Promise<number> =>
    (await server.db.rows<{ n: number }>(sql`select count(*)::integer as n from pg_prepared_statements`))[0].n;

  it('are kept by a connection, and answer with other values', async () => {
    const before = await kept();
    for (const value of [1, 2, 3])
      expect(await server.db.preparedRows(sql`select ${value}::integer as value`)).toEqual([{ value }]);
    expect(await kept()).toBe(before + 1);
  });

  it('are so many and no more, whoever makes up others: those run all the same', async () => {
    for (let n = 0; n < MAX_PREPARED + 20; n++)
      expect(await server.db.preparedRows(sql`select ${literalNumber(n)} as n`)).toEqual([{ n }]);
    expect(await kept()).toBeGreaterThan(MAX_PREPARED / 2);
    expect(await kept()).toBeLessThanOrEqual(MAX_PREPARED);
  });
});
