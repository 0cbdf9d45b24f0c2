import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './support/client.js';
import { selam } from './support/network.js';
import { RunningProgram, until } from './support/program.js';

const PASSWORD = 'passerelle-demo';

/** What a request came to: its status, `cut` when the connection was closed in the middle of an answer. */
type Outcome = number | 'cut';

/** Reads, writes, transactions, signing in and streams: every way in which the program talks to its database. */
interface Kind {
  name: string;
  /** What it answers while all is well. */
  well: number[];
  ask: (n: number) => Promise<{ status: number; headers: Headers }>;
}

describe('While PostgreSQL is killed and comes back', () => {
  let data: string;
  let program: RunningProgram;
  let kinds: Kind[];
  beforeAll(async () => {
    data = mkdtempSync(path.join(os.tmpdir(), 'passerelle-gone-'));
    program = await RunningProgram.start({ PASSERELLE_DATA: data }, ['--demo']);
    await program.ready();
    const as = async (who: string): Promise<Client> => {
      const client = new Client(program.url);
      expect(
        (await client.post('/api/auth/sign-in/email', { email: `${who}@passerelle.example`, password: PASSWORD }))
          .status,
      ).toBe(200);
      return client;
    };
    const [staff, adviser, anybody] = [await as('staff'), await as('adviser'), new Client(program.url)];
    const [theCase] = (await adviser.get('/api/cases')).body.items as { id: string }[];
    const fresh = (await staff.post('/api/exports', { report: 'irregularities', format: 'csv' })).body.id as string;
    kinds = [
      { name: 'a read by anybody', well: [200], ask: () => anybody.get('/api/places/communes?q=lausanne') },
      {
        name: 'a page',
        well: [200, 303, 404, 429],
        ask: (n) => anybody.get(`/requests/${'x'.repeat(43)}${n % 10}`, { headers: { accept: 'text/html' } }),
      },
      { name: 'a read with a session', well: [200], ask: () => adviser.get('/api/me') },
      { name: 'a list that leaves an audit line', well: [200], ask: () => adviser.get('/api/cases') },
      { name: 'a search', well: [200, 429], ask: () => adviser.post('/api/search', { q: 'selam' }) },
      {
        name: 'a write',
        well: [201],
        ask: (n) => adviser.post(`/api/cases/${theCase.id}/notes`, { kind: 'note', text: `Nr. ${n}` }),
      },
      {
        name: 'a write by anybody',
        well: [201, 429],
        ask: (n) => anybody.post('/api/requests', selam({ firstName: `Nr. ${n}` }), { key: `gone-${n}` }),
      },
      {
        name: 'signing in',
        well: [200, 429],
        ask: () =>
          new Client(program.url).post('/api/auth/sign-in/email', {
            email: 'coordinator@passerelle.example',
            password: PASSWORD,
          }),
      },
      {
        name: 'signing in with a wrong password',
        well: [401, 429],
        ask: () =>
          new Client(program.url).post('/api/auth/sign-in/email', {
            email: 'coordinator@passerelle.example',
            password: 'something else',
          }),
      },
      {
        name: 'an export asked for',
        well: [201, 429],
        ask: () => staff.post('/api/exports', { report: 'irregularities', format: 'csv' }),
      },
      { name: 'an export read', well: [200, 404, 409, 410, 429], ask: () => staff.get(`/api/exports/${fresh}/file`) },
      { name: 'whether it is ready', well: [200], ask: () => anybody.get('/api/health/ready') },
    ];
  });
  afterAll(async () => {
    await program.kill('SIGTERM');
    rmSync(data, { recursive: true, force: true });
  });

  const postmaster = (): number =>
    Number(readFileSync(path.join(data, 'demo/pg/postmaster.pid'), 'utf8').split('\n')[0]);
  /** Kills it, and waits until another one answers. */
  const killed = async (): Promise<void> => {
    const before = postmaster();
    process.kill(before, 'SIGKILL');
    await until(
      () => `PostgreSQL is back; it said: ${program.said.slice(-3000)}`,
      async () => program.child.exitCode !== null || (postmaster() !== before && (await program.status()) === 200),
    );
    if (program.child.exitCode !== null) throw new Error(`the program ended: ${program.said.slice(-3000)}`);
  };

  it('answers what it should, or 503 with Retry-After, and never 500', async () => {
    const seen = new Map<string, Set<Outcome>>();
    const faults: string[] = [];
    let [over, n] = [false, 0];
    const hammer = async ({ name, well, ask }: Kind): Promise<void> => {
      const outcomes = new Set<Outcome>();
      seen.set(name, outcomes);
      while (!over) {
        const answer = await ask(n++).catch(() => null);
        outcomes.add(answer?.status ?? 'cut');
        if (
          answer === null
            ? name !== 'an export read'
            : !well.includes(answer.status) && !(answer.status === 503 && answer.headers.get('retry-after'))
        )
          faults.push(`${name}: ${answer?.status ?? 'no answer'}`);
        await sleep(5);
      }
    };
    const all = kinds.flatMap((kind) => [kind, kind]).map(hammer);
    try {
      await sleep(500);
      for (let i = 0; i < 3; i++) await killed();
      await sleep(500);
    } finally {
      over = true;
      await Promise.all(all);
    }
    // The log names the place of whatever was not foreseen.
    expect(
      [...new Set(faults)].map(
        (fault) =>
          `${fault}\n${program.said
            .split('\n')
            .filter((line) => line.includes('ERROR'))
            .slice(0, 5)
            .join('\n')}`,
      ),
    ).toEqual([]);
    // And it was really gone.
    expect([...seen.values()].some((outcomes) => outcomes.has(503))).toBe(true);
    expect(program.child.exitCode).toBeNull();
  }, 240_000);

  it('goes on as before afterwards', async () => {
    for (const { name, well, ask } of kinds)
      expect([name, well.includes((await ask(1_000_000)).status)]).toEqual([name, true]);
  });
});
