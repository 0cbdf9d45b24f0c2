import { afterEach, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { SmtpTransport, Undeliverable, type Mail } from './transport.js';

const MAIL: Mail = { messageId: '<1@passerelle>', to: 'selam@example.org', subject: 'Bonjour', text: 'Bonjour', html: '<p>Bonjour</p>' };

/** What a mail server says when it says no. */
function no(responseCode: number): Error {
  return Object.assign(new Error('no'), { responseCode });
}

describe('handing a mail over', () => {
  let server: SMTPServer;
  async function handOver(options: SMTPServerOptions, mail = MAIL): Promise<unknown> {
    server = new SMTPServer({ closeTimeout: 100, authOptional: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true, ...options });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    return new SmtpTransport(`smtp://user:password@127.0.0.1:${port}`, 'Passerelle <network@passerelle.example>').send(mail).then(() => 'sent', (error: unknown) => error);
  }
  const welcome: SMTPServerOptions['onAuth'] = (_auth, _session, done) => done(null, { user: 'user' });
  const take: SMTPServerOptions['onData'] = (stream, _session, done) => void stream.resume().on('end', () => done());
  afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

  it('is done when the server has taken it', async () => {
    expect(await handOver({ onAuth: welcome, onData: take })).toBe('sent');
  });

  it('is final when the server refuses the recipient', async () => {
    const error = await handOver({ onAuth: welcome, onData: take, onRcptTo: (_address, _session, done) => done(no(550)) });
    expect(error).toBeInstanceOf(Undeliverable);
    expect((error as Error).message).toBe('refused by the mail server (550)');
  });

  it('is final when the server refuses what the letter says', async () => {
    expect(await handOver({ onAuth: welcome, onData: (stream, _session, done) => void stream.resume().on('end', () => done(no(554))) })).toBeInstanceOf(Undeliverable);
  });

  it('is tried again when the server asks to come later', async () => {
    const error = await handOver({ onAuth: welcome, onData: take, onRcptTo: (_address, _session, done) => done(no(451)) });
    expect(error).toEqual(new Error('mail server: 451'));
    expect(error).not.toBeInstanceOf(Undeliverable);
  });

  it('is tried again when it is our password that is wrong, since that says nothing about the letter', async () => {
    const error = await handOver({ onAuth: (_auth, _session, done) => done(no(535)), onData: take });
    expect(error).toEqual(new Error('mail server: 535'));
    expect(error).not.toBeInstanceOf(Undeliverable);
  });
});
