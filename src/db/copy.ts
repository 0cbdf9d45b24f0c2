import { to as copyTo } from 'pg-copy-streams';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Far longer than the pool allows a statement: it lasts as long as the slowest reader takes to fetch it. */
const TIMEOUT = '15min';

/**
 * What a `COPY (...) TO STDOUT` writes, piece by piece, on a connection of its own; days are written `2026-03-02`. The
 * database is asked when the first piece is fetched and writes no faster than the pieces are taken, so that memory stays
 * flat whatever the size. The connection goes back to the pool after the last piece, and is closed when the reader leaves
 * before: COPY can only be stopped by hanging up.
 */
export async function* copyOut(source: DataSource, statement: string): AsyncGenerator<Buffer> {
  const [client, release] = (await (source.driver as PostgresDriver).obtainMasterConnection()) as [
    PoolClient,
    (error?: Error) => void,
  ];
  let complete = false;
  try {
    await client.query(
      `begin transaction read only; set local statement_timeout = '${TIMEOUT}'; set local datestyle = iso`,
    );
    yield* client.query(copyTo(statement)) as AsyncIterable<Buffer>;
    await client.query('commit');
    complete = true;
  } finally {
    release(complete ? undefined : new Error('left before the end'));
  }
}

/**
 * A value inside a statement that takes no parameters, which COPY is. For words of closed lists, days and codes: letters,
 * digits, dash and underscore. Anything else is a fault of the program and is refused, so that nothing has to be escaped.
 */
export function literal(value: string): string {
  if (!/^[\w-]+$/.test(value)) throw new Error('not a value that may stand in a statement');
  return `'${value}'`;
}
