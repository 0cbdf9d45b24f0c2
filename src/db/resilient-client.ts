import pg from 'pg';

/**
 * A client whose lost connection does not end the process: between statements of a transaction nobody listens to its
 * error event, and an unhandled one is fatal.
 */
export class ResilientClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
