import pg from 'pg';

/** Nobody listens to errors between statements of a transaction, and an unhandled one ends the process. */
export class ResilientClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
