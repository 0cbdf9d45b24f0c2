import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import PostalMime from 'postal-mime';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Client } from './support/client.js';
import { asOwner, makeDatabase, type TestDatabase } from './support/database.js';
import { selam } from './support/network.js';
import { RunningProgram, until } from './support/program.js';

/** A mail server that keeps what it is given. */
class Letterbox {
  readonly letters: { to: string; subject: string; messageId: string }[] = [];
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
          const [to] = session.envelope.rcptTo;
          this.letters.push({ to: to?.address ?? '', subject: mail.subject ?? '', messageId: mail.messageId ?? '' });
          done();
        });
      });
    },
  });
  open(): Promise<string> {
    // A worker that is killed resets its connection.
    this.server.on('error', () => undefined);
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () =>
        resolve(`smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`),
      );
    });
  }
  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

describe('two web and two worker processes on one database', () => {
  let database: TestDatabase;
  const letterbox = new Letterbox();
  let env: Record<string, string>;
  const running: RunningProgram[] = [];
  const start = async (role: string): Promise<RunningProgram> => {
    const program = await RunningProgram.start({ ...env, PASSERELLE_ROLE: role });
    running.push(program);
    return program;
  };
  /** Everybody asks from a place of their own: of one, no more than five a day are written to. */
  const from = (i: number): { headers: Record<string, string> } => ({
    headers: { 'x-forwarded-for': `10.0.${i >> 8}.${i & 255}` },
  });
  const rows = <T>(statement: string): Promise<T[]> =>
    asOwner(database.name, async (client) => (await client.query(statement)).rows as T[]);

  beforeAll(async () => {
    database = await makeDatabase(null);
    env = {
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      PASSERELLE_SECRET: randomBytes(32).toString('base64url'),
      PASSERELLE_DATA: '/nonexistent',
      SMTP_URL: await letterbox.open(),
      MAIL_FROM: 'Passerelle <passerelle@passerelle.example>',
      TRUST_PROXY: 'true',
    };
  });
  afterAll(async () => {
    await Promise.all(running.map((program) => program.kill('SIGKILL')));
    await letterbox.close();
    await database.drop();
  });

  it('start together on an empty database, lose nothing when one is killed, and send each letter once', async () => {
    const [first, second, doomed, other] = await Promise.all([
      start('web'),
      start('web'),
      start('worker'),
      start('worker'),
    ]);
    await Promise.all([first.ready(), second.ready()]);
    await until('workers are up', () => doomed.said.includes('works on jobs') && other.said.includes('works on jobs'));
    const clients = [new Client(first.url), new Client(second.url)];
    const made: string[] = [];
    let killedAt = '';
    for (let i = 0; i < 30; i++) {
      const answer = await clients[i % 2].post(
        '/api/requests',
        selam({ firstName: `Nr. ${i}`, contact: { email: `person-${i}@example.org` } }),
        { key: `request-${i}`, ...from(i) },
      );
      expect(answer.status).toBe(201);
      made.push(answer.body.reference as string);
      // One worker dies in the middle of its letters.
      if (i === 12) {
        await doomed.kill('SIGKILL');
        killedAt = new Date().toISOString();
      }
      // A phone that sends again, to the other process.
      if (i % 5 === 0)
        expect(
          (
            await clients[(i + 1) % 2].post(
              '/api/requests',
              selam({ firstName: `Nr. ${i}`, contact: { email: `person-${i}@example.org` } }),
              { key: `request-${i}`, ...from(i) },
            )
          ).body.reference,
        ).toBe(answer.body.reference);
    }
    expect(new Set(made).size).toBe(30);
    // A job that the dead worker had taken up before it claimed the letter is found by the sweep, a minute or two later.
    await until(
      'no letter waits but those in the hands of the dead',
      async () =>
        (
          await rows<{ n: number }>(
            `select count(*)::integer as n from outgoing_mails where state = 'queued' and (claimed_at is null or claimed_at > '${killedAt}')`,
          )
        )[0].n === 0,
      150,
    );
    const [state] = await rows<{ sent: number; held: number }>(
      `select count(*) filter (where state = 'sent')::integer as sent, count(*) filter (where state = 'queued')::integer as held from outgoing_mails`,
    );
    // What the dead process had in its hands is neither sent again nor forgotten: it will be listed as failed.
    expect(state.sent + state.held).toBe(30);
    expect(state.held).toBeLessThanOrEqual(4);
    expect(letterbox.letters.length).toBeGreaterThanOrEqual(state.sent);
    expect(new Set(letterbox.letters.map(({ messageId }) => messageId)).size).toBe(letterbox.letters.length);
  }, 240_000);

  it('leave whole records behind when a web process is killed in the middle of its writes', async () => {
    const victim = await start('web');
    await victim.ready();
    const client = new Client(victim.url);
    const writes = Array.from({ length: 40 }, (_, i) =>
      client.post('/api/requests', selam({ firstName: `Opfer ${i}` }), { key: `victim-${i}`, ...from(100 + i) }).then(
        (answer) => answer.status,
        () => 0,
      ),
    );
    await until(
      'some are written',
      async () =>
        (await rows<{ n: number }>(`select count(*)::integer as n from people where first_name like 'Opfer%'`))[0].n >
        0,
    );
    await victim.kill('SIGKILL');
    const answers = await Promise.all(writes);
    expect(answers.filter((status) => status !== 201).length).toBeGreaterThan(0);
    const [counts] = await rows<Record<string, number>>(`
      select (select count(*)::integer from people) as people, (select count(*)::integer from cases) as cases,
        (select count(distinct case_id)::integer from case_events where kind = 'opened') as events, (select count(distinct person_id)::integer from consents) as consents,
        (select count(*)::integer from idempotency_keys where record_id is not null) as keys, (select count(*)::integer from idempotency_keys) as all_keys`);
    const { people, keys, all_keys: allKeys, ...rest } = counts;
    expect(Object.values(rest)).toEqual([people, people, people]);
    expect([keys, allKeys]).toEqual([people, people]);
    // Sent again to a process that lives, each is there once.
    const again = new Client(running[0].url);
    for (let i = 0; i < 40; i++)
      expect(
        (
          await again.post('/api/requests', selam({ firstName: `Opfer ${i}` }), {
            key: `victim-${i}`,
            ...from(100 + i),
          })
        ).status,
      ).toBe(201);
    expect(
      (await rows<{ n: number }>(`select count(*)::integer as n from people where first_name like 'Opfer%'`))[0].n,
    ).toBe(40);
  });

  it('end in order when they are asked to', async () => {
    const [first, , , other] = running;
    expect(await Promise.all([first.kill('SIGTERM'), other.kill('SIGTERM')])).toEqual([0, 0]);
  });
});

describe('bad settings', () => {
  it('are all said at once, with exit code 1', async () => {
    const program = await RunningProgram.start(
      {
        PASSERELLE_ROLE: 'cook',
        DATABASE_URL: 'mysql://somewhere',
        SMTP_URL: 'smtp://localhost',
        PASSERELLE_SECRET: 'change-me',
        PASSERELLE_OFFER_DAYS: '0',
      },
      ['--verbose'],
    );
    expect(await program.ended).toBe(1);
    const words = program.said;
    for (const setting of [
      'PASSERELLE_ROLE',
      'DATABASE_URL',
      'MAIL_FROM',
      'PASSERELLE_SECRET',
      'PASSERELLE_OFFER_DAYS',
      '--verbose',
    ])
      expect(words).toContain(setting);
  });
});
