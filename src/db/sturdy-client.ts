import pg from 'pg';

/**
 * A connection whose end is no end of the program. A client tells by an event that its server has gone, besides failing
 * the statement that runs; a pool listens to the idle ones only, and nobody to one that is between two statements. An
 * error event without a listener ends the process: seen when PostgreSQL was killed under load.
 */
export class SturdyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
