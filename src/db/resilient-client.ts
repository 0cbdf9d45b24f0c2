import pg from 'pg';

/**
 * Between statements of a transaction nobody listens to the client's error event, and an unhandled one ends the
 * process.
 */
export class ResilientClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
