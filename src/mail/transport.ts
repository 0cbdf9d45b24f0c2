import { createTransport, type Transporter } from 'nodemailer';

/** A mail as it leaves. */
export interface Mail {
  /** The same for each try, so that a mail server or reader recognises a second copy. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** The server will never take this mail, however often one tries. */
export class Undeliverable extends Error {}

/** Takes mails out of the house. Tests and the demonstration bring their own. */
export abstract class Transport {
  /** False: nothing leaves, mails are held. */
  abstract readonly leaves: boolean;
  /** Resolves when handed over; throws {@link Undeliverable}, or anything else when trying again may help. */
  abstract send(mail: Mail): Promise<void>;
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

export class SmtpTransport extends Transport {
  readonly leaves = true;
  private readonly transporter: Transporter;

  constructor(url: string, from: string) {
    super();
    this.transporter = createTransport(`${url}${url.includes('?') ? '&' : '?'}pool=true&maxConnections=4&connectionTimeout=10000&greetingTimeout=10000&socketTimeout=30000`, {
      from,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
  }

  async send(mail: Mail): Promise<void> {
    try {
      await this.transporter.sendMail(mail);
    } catch (error) {
      const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
      // Only what is said of this letter is final: a wrong password or a server that takes nothing is mended, and then it leaves.
      const final = responseCode >= 500 && responseCode < 600 && (code === 'EENVELOPE' || code === 'EMESSAGE');
      // Only the number: a server's words may repeat the address.
      throw final ? new Undeliverable(`refused by the mail server (${responseCode})`) : new Error(`mail server: ${responseCode || (code ?? 'no answer')}`);
    }
  }
}
