import { MemoryTransport, type Mail } from '../../src/mail/transport.js';

/** A mail server with moods: `mood` may throw what a server does, or take its time; without one every mail is taken. */
export class FickleTransport extends MemoryTransport {
  /** Every mail that was handed over or tried, in order. */
  readonly tried: Mail[] = [];
  mood: ((mail: Mail) => Promise<void> | void) | null = null;

  override async send(mail: Mail): Promise<void> {
    this.tried.push(mail);
    await this.mood?.(mail);
    await super.send(mail);
  }
}
