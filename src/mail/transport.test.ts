import { afterEach, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { SmtpTransport } from './smtp-transport.js';
import { MayHaveLeft, ServerAway, Undeliverable, type Mail } from './transport.js';

const MAIL: Mail = {
  messageId: '<1@passerelle>',
  to: 'selam@example.org',
  subject: 'Bonjour',
  text: 'Bonjour',
  html: '<p>Bonjour</p>',
};

/** What a mail server says when it says no. */
function no(responseCode: number): Error {
  return Object.assign(new Error('no'), { responseCode });
}

describe('handing a mail over', () => {
  let server: SMTPServer;
  async function handOver(options: SMTPServerOptions, mail = MAIL): Promise<unknown> {
    server = new SMTPServer({
      closeTimeout: 100,
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      ...options,
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    return new SmtpTransport(`smtp://user:password@127.0.0.1:${port}`, 'Passerelle <network@passerelle.example>')
      .send(mail)
      .then(
        () => 'sent',
        (error: unknown) => error,
      );
  }
  /** Ends a connection as a cable does. */
  function cut(id: string): void {
    for (const connection of server.connections as Set<{ id: string; _socket: { destroy(): void } }>)
      if (connection.id === id) connection._socket.destroy();
  }
  const welcome: SMTPServerOptions['onAuth'] = (_auth, _session, done) => done(null, { user: 'user' });
  const take: SMTPServerOptions['onData'] = (stream, _session, done) => void stream.resume().on('end', () => done());
  afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

  it('is done when the server has taken it', async () => {
    expect(await handOver({ onAuth: welcome, onData: take })).toBe('sent');
  });

  it('is final when the server refuses the recipient', async () => {
    const error = await handOver({
      onAuth: welcome,
      onData: take,
      onRcptTo: (_address, _session, done) => done(no(550)),
    });
    expect(error).toBeInstanceOf(Undeliverable);
    expect((error as Error).message).toBe('refused by the mail server (550)');
  });

  it('is final when the server refuses what the letter says', async () => {
    expect(
      await handOver({
        onAuth: welcome,
        onData: (stream, _session, done) => void stream.resume().on('end', () => done(no(554))),
      }),
    ).toBeInstanceOf(Undeliverable);
  });

  it('is tried again when the server asks to come later', async () => {
    const error = await handOver({
      onAuth: welcome,
      onData: take,
      onRcptTo: (_address, _session, done) => done(no(451)),
    });
    expect(error).toEqual(new Error('mail server: 451'));
    expect(error).not.toBeInstanceOf(Undeliverable);
  });

  it('is tried again when it is our password that is wrong, since that says nothing about the letter', async () => {
    const error = await handOver({ onAuth: (_auth, _session, done) => done(no(535)), onData: take });
    expect(error).toEqual(new ServerAway('mail server: 535'));
    expect(error).toBeInstanceOf(ServerAway);
  });

  it("is the server's trouble, not the letter's, when it does not take our sender or has too much to do", async () => {
    const denied: SMTPServerOptions = {
      onAuth: welcome,
      onData: take,
      onMailFrom: (_address, _session, done) => done(no(553)),
    };
    expect(await handOver(denied)).toBeInstanceOf(ServerAway);
  });

  it("is the server's trouble when nobody listens, or when it hangs up before it has the letter", async () => {
    expect(await handOver({ onConnect: (_session, done) => done(no(421)) })).toBeInstanceOf(ServerAway);
    await new Promise<void>((resolve) => server.close(() => resolve()));
    const early = await handOver({ onAuth: welcome, onRcptTo: (_address, session) => cut(session.id) });
    expect(early).toBeInstanceOf(ServerAway);
  });

  it('may have happened when the server hangs up after it has the whole letter', async () => {
    const error = await handOver({
      onAuth: welcome,
      onData: (stream, session) => void stream.resume().on('end', () => cut(session.id)),
    });
    expect(error).toBeInstanceOf(MayHaveLeft);
  });

  it('returns what cannot be delivered to the address of that letter', async () => {
    let sender = '';
    const mail = { ...MAIL, returnPath: 'bounces+0123@passerelle.example' };
    const noted: SMTPServerOptions['onMailFrom'] = ({ address }, _session, done) => ((sender = address), done());
    expect(await handOver({ onAuth: welcome, onData: take, onMailFrom: noted }, mail)).toBe('sent');
    expect(sender).toBe('bounces+0123@passerelle.example');
  });

  it('names the kind of refusal by its code', async () => {
    const refusal = Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 });
    const error = await handOver({
      onAuth: welcome,
      onData: take,
      onRcptTo: (_address, _session, done) => done(refusal),
    });
    expect(error).toMatchObject({ status: '5.1.1' });
    expect((error as Error).message).not.toContain('mailbox');
  });
});
