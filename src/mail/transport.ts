/** Parallel deliveries, one connection each. */
export const MAIL_CONCURRENCY = 8;

export interface Mail {
  /** The same for each attempt, so that copies are recognised. */
  messageId: string;
  to: string;
  returnPath?: string;
  subject: string;
  text: string;
  html: string;
}

export class Undeliverable extends Error {
  constructor(
    message: string,
    readonly status: string | null = null,
  ) {
    super(message);
  }
}

/** Unreachable or accepting no mail at all. */
export class ServerAway extends Error {}

/** Sent completely, without an answer. */
export class MayHaveLeft extends Error {}

export abstract class Transport {
  /** False: mails are held. */
  abstract readonly leaves: boolean;
  /** Throws {@link Undeliverable}, {@link ServerAway}, {@link MayHaveLeft}, or another error that a retry may solve. */
  abstract send(mail: Mail): Promise<void>;
  close(): void {}
}

/** Without `SMTP_URL`: mails stay in the outbox. */
export class HoldingTransport extends Transport {
  readonly leaves = false;
  send(): Promise<void> {
    return Promise.reject(new Error('nothing leaves'));
  }
}

export class MemoryTransport extends Transport {
  readonly leaves = true;
  readonly mails: Mail[] = [];
  send(mail: Mail): Promise<void> {
    this.mails.push(mail);
    if (this.mails.length > 200) this.mails.shift();
    return Promise.resolve();
  }
}
