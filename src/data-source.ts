import { DataSource, type DataSourceOptions } from 'typeorm';
import pg from 'pg';
import { Account, AccountLink } from './accounts/account.entity.js';
import { Foundation } from './db/migrations/0001-foundation.js';
import { SnakeNames } from './db/naming.js';
import { OutgoingMail } from './mail/mail.entity.js';

// A day is a text; a Date would drag a time zone in.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

export const entities = [Account, AccountLink, OutgoingMail];
export const migrations = [Foundation];

/** TypeORM on one PostgreSQL address. */
export function dataSourceOptions(url: string, connections = 12): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    migrations,
    namingStrategy: new SnakeNames(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    migrationsTransactionMode: 'each',
    logging: false,
    extra: { max: connections, keepAlive: true, connectionTimeoutMillis: 5000, statement_timeout: 60_000 },
    poolErrorHandler: () => undefined,
  };
}

/** For the command line and the tests. */
export function dataSource(url: string): DataSource {
  return new DataSource(dataSourceOptions(url, 4));
}
