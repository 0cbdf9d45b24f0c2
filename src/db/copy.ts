import { to as copyTo } from 'pg-copy-streams';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Longer than the pool's statement timeout, since it depends on the reader. */
const TIMEOUT = '15min';

/** `COPY (...) TO STDOUT`, with back-pressure. Cannot be cancelled: when the reader stops, it closes its connection. */
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

/** COPY takes no parameters. Letters, digits, dash and underscore only; throws for anything else. */
export function literal(value: string): string {
  if (!/^[\w-]+$/.test(value)) throw new Error('not a value that may stand in a statement');
  return `'${value}'`;
}
