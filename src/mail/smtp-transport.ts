import { createTransport, type Transporter } from 'nodemailer';
import { PassThrough } from 'node:stream';
import { MAIL_CONCURRENCY, MayHaveLeft, ServerAway, Transport, Undeliverable, type Mail } from './transport.js';

const TIMEOUTS = 'connectionTimeout=10000&greetingTimeout=10000&socketTimeout=20000&dnsTimeout=10000';

interface Progress {
  messageSent: boolean;
}

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

export class SmtpTransport extends Transport {
  readonly leaves = true;
  private readonly transporter: Transporter;

  constructor(url: string, from: string) {
    super();
    const pool = `pool=true&maxConnections=${MAIL_CONCURRENCY}&${TIMEOUTS}`;
    this.transporter = createTransport(`${url}${url.includes('?') ? '&' : '?'}${pool}`, {
      from,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
    this.transporter.use('stream', (mail, done) => {
      const { progress } = mail.data as { progress: Progress };
      mail.message.transform(() => watched(progress));
      done();
    });
  }

  async send({ returnPath, ...mail }: Mail): Promise<void> {
    const progress: Progress = { messageSent: false };
    const envelope = returnPath ? { envelope: { from: returnPath, to: mail.to } } : {};
    // The library passes additional fields to its plugins.
    const watchedMail = { ...mail, ...envelope, progress };
    try {
      await this.transporter.sendMail(watchedMail);
    } catch (error) {
      throw failureOfSending(error as SmtpError, progress);
    }
  }

  override close(): void {
    this.transporter.close();
  }
}

/** Records when the message was sent completely; refuses a second connection. */
function watched(progress: Progress): PassThrough {
  const stream = new PassThrough({
    flush(done) {
      progress.messageSent = true;
      done();
    },
  });
  if (progress.messageSent) stream.destroy(new Error('sent already'));
  return stream;
}

/** Only the code is kept, since answers may repeat the address. */
function failureOfSending({ code, command, responseCode = 0, response }: SmtpError, { messageSent }: Progress): Error {
  const words = `mail server: ${responseCode || (code ?? 'no answer')}`;
  const isAnswer = responseCode >= 400 && responseCode < 600 && responseCode !== 421;
  // Other failures concern sender, password or connection.
  const isAboutLetter = isAnswer && (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM';
  if (isAboutLetter && responseCode < 500) return new Error(words);
  if (isAboutLetter) return new Undeliverable(`refused by the mail server (${responseCode})`, statusIn(response));
  if (!responseCode && (code === 'EENVELOPE' || code === 'EMESSAGE'))
    return new Undeliverable('the address cannot be used');
  return messageSent && !isAnswer ? new MayHaveLeft(words) : new ServerAway(words);
}

function statusIn(response: string | undefined): string | null {
  return /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1] ?? null;
}
