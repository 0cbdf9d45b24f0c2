// The mail server of the storm: it counts what it was given, and has moods.
import { SMTPServer } from 'smtp-server';

export const MOODS = ['takes', 'refuses', 'puts off', 'hangs', 'drops'];
const LINK = /\/cases\/([0-9a-f-]{36})/g;

/** Milliseconds after which a hanging server gives up, too. */
const HANGS = 4_000;

/** What arrived, by Message-ID: how often, and about which cases. `mood` may be changed at any time. */
export async function startStormServer() {
  const arrived = new Map();
  const server = {
    mood: 'takes',
    arrived,
    /** How often each mood was met. */
    met: Object.fromEntries(MOODS.map((mood) => [mood, 0])),
  };
  const no = (code) => Object.assign(new Error('not now'), { responseCode: code });
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, done) => done(server.mood === 'refuses' ? no(421) : undefined),
    onRcptTo: (_address, _session, done) => done(server.mood === 'puts off' ? no(451) : undefined),
    onData(stream, session, done) {
      const { mood } = server;
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        server.met[mood]++;
        // Received, whatever it answers.
        note(arrived, Buffer.concat(parts).toString());
        if (mood === 'drops') return void cut(smtp, session.id);
        if (mood === 'hangs') return void setTimeout(() => cut(smtp, session.id), HANGS);
        done();
      });
    },
  });
  smtp.on('error', () => undefined);
  await new Promise((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  server.url = `smtp://127.0.0.1:${smtp.server.address().port}`;
  server.close = () => new Promise((resolve) => smtp.close(resolve));
  return server;
}

function note(arrived, text) {
  const id = /^Message-ID:\s*<([^>]+)>/im.exec(text)?.[1] ?? 'none';
  const readable = text.replace(/=\r\n/g, '');
  const before = arrived.get(id) ?? { times: 0, cases: new Set() };
  before.times++;
  for (const [, theCase] of readable.matchAll(LINK)) before.cases.add(theCase);
  arrived.set(id, before);
}

function cut(smtp, sessionId) {
  for (const connection of smtp.connections) if (connection.id === sessionId) connection._socket.destroy();
}
