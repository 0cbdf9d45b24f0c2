/** Letters that are handed over at the same moment, each on a connection of the pool. */
export const MAIL_CONCURRENCY = 8;

/** A mail as it leaves. */
export interface Mail {
  /** The same for each try, so that a mail server or reader recognises a second copy. */
  messageId: string;
  to: string;
  /** Where a server returns what it cannot deliver; left out: the sender's address. */
  returnPath?: string;
  subject: string;
  text: string;
  html: string;
}

/** The server will never take this mail, however often one tries. */
export class Undeliverable extends Error {
  /** `status` is the enhanced status code of the answer (RFC 3463), such as `5.1.1`, where there is one. */
  constructor(
    message: string,
    readonly status: string | null = null,
  ) {
    super(message);
  }
}

/** The server cannot be reached or takes no mail at all, which says nothing about this one. */
export class ServerAway extends Error {}

/** The whole mail was handed over, but the server's answer never came: it may have left. */
export class MayHaveLeft extends Error {}

/** Hands mails to a mail server. Tests and the demonstration bring their own. */
export abstract class Transport {
  /** False: nothing leaves, mails are held. */
  abstract readonly leaves: boolean;
  /**
   * Resolves when handed over; throws {@link Undeliverable}, {@link ServerAway}, {@link MayHaveLeft}, or anything else
   * when trying this mail again may help.
   */
  abstract send(mail: Mail): Promise<void>;
  /** Ends idle connections. */
  close(): void {}
}

/** Without `SMTP_URL`: mails stay in the outbox, and the administrator sees that nothing leaves. */
export class HoldingTransport extends Transport {
  readonly leaves = false;
  send(): Promise<void> {
    return Promise.reject(new Error('nothing leaves'));
  }
}

/** Keeps the last mails in memory, for the demonstration and tests. */
export class MemoryTransport extends Transport {
  readonly leaves = true;
  readonly mails: Mail[] = [];
  send(mail: Mail): Promise<void> {
    this.mails.push(mail);
    if (this.mails.length > 200) this.mails.shift();
    return Promise.resolve();
  }
}
