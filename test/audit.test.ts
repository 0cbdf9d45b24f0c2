import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { Sealer } from '../src/audit/sealer.js';
import { Keys } from '../src/common/keys.js';
import { dataSource } from '../src/data-source.js';
import { AuditLog, SECRET } from './support/audit-log.js';
import { asOwner } from './support/database.js';
import { TestServer } from './support/test-server.js';
import { ask } from './support/network.js';

const DAY = 86_400_000;

/** Does something as if the program's clock stood somewhere else; the database's does not. */
async function at<T>(time: Date, work: () => Promise<T>): Promise<T> {
  jest.useFakeTimers({
    now: time,
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
  try {
    return await work();
  } finally {
    jest.useRealTimers();
  }
}

describe('the audit log', () => {
  let log: AuditLog;
  beforeEach(async () => {
    log = await AuditLog.open();
  });
  afterEach(() => log.close());

  /** Three seals over four, three and five lines, and what the head of the log was. */
  async function threeSeals(): Promise<{ ids: string[][]; head: string }> {
    const ids = [];
    for (const count of [4, 3, 5]) {
      ids.push(await log.write(count));
      expect(await log.sealer.seal()).toBe(count);
    }
    return { ids, head: (await log.sealer.verify()).head };
  }

  it('is sealed as it was written, and found in order', async () => {
    expect(await log.sealer.verify()).toEqual({ seals: 0, lines: 0, unsealed: 0, pruned: 0, head: '', findings: [] });
    expect(await log.sealer.seal()).toBe(0);
    const { head } = await threeSeals();
    await log.write(2);
    expect(await log.sealer.verify(head)).toEqual({ seals: 3, lines: 12, unsealed: 2, pruned: 0, head, findings: [] });
  });

  it.each([
    ['actor', `null`],
    ['actor_kind', `'program'`],
    ['permission', `'other'`],
    ['route', `'GET /'`],
    ['request', `'other'`],
    ['subjects', `'{}'`],
    ['refused', `true`],
    ['reason', `'other'`],
    ['hits', `3`],
    ['at', `at + interval '1 second'`],
  ])('finds a line whose %s was changed behind its back', async (column, value) => {
    const { ids } = await threeSeals();
    await log.behindItsBack(`update audit.lines set ${column} = ${value} where id = $1`, [ids[1][1]]);
    expect(await log.wrong()).toEqual(['2: lines-changed']);
  });

  it('finds a line taken away, at the beginning, in between and at the end of what is sealed', async () => {
    const { ids } = await threeSeals();
    for (const [i, id] of [ids[0][0], ids[1][1], ids[2][4]].entries()) {
      await log.behindItsBack('delete from audit.lines where id = $1', [id]);
      expect(await log.wrong()).toEqual(['1: lines-changed', '2: lines-changed', '3: lines-changed'].slice(0, i + 1));
    }
  });

  it('finds a line put where one was taken away, and one put where an id had been left out for good', async () => {
    const gone = await log.begin();
    await gone.end('rollback');
    await log.write(1);
    await log.sealer.seal();
    // Ten thousand newer ones later nobody waits for it any more.
    await log.write(10_001);
    await log.sealer.seal();
    await log.sealer.seal();
    await log.sealer.seal();
    expect(await log.wrong()).toEqual([]);
    const put = (id: string): Promise<void> =>
      log.behindItsBack(
        `insert into audit.lines (id, actor_kind, permission, route, request, subjects) overriding system value values ($1, 'program', 'made-up', 'x', 'x', '{}')`,
        [id],
      );
    await put(gone.id);
    expect(await log.sealer.seal()).toBe(0);
    expect(await log.wrong()).toEqual(['1: line-unsealed']);
    await log.behindItsBack('delete from audit.lines where id = $1', [String(BigInt(gone.id) + 5n)]);
    await put(String(BigInt(gone.id) + 5n));
    expect(await log.wrong()).toEqual(['2: lines-changed', '1: line-unsealed']);
  });

  it('finds a seal that was changed, taken out or made without the secret', async () => {
    const { ids, head } = await threeSeals();
    await log.behindItsBack(`update audit.seals set lines = 4 where id = 2`);
    expect(await log.wrong()).toEqual(['2: seal-changed', '2: lines-changed']);
    await log.behindItsBack(`update audit.seals set lines = 3 where id = 2`);
    await log.behindItsBack(`delete from audit.seals where id = 1`);
    expect(await log.wrong()).toEqual(expect.arrayContaining(['2: seal-missing', '2: seal-changed']));
    // Somebody who seals anew what they changed does so with another key.
    await log.behindItsBack('delete from audit.seals');
    await log.behindItsBack(`update audit.lines set permission = 'other' where id = $1`, [ids[0][0]]);
    await new Sealer(log.source, new Keys('some other secret of at least some length')).seal();
    expect(await log.wrong(head)).toEqual(['1: seal-changed', '1: lines-changed', '3: anchor-missing']);
  });

  it('finds by the head that was written down that the newest seals were cut off with their lines', async () => {
    const { ids, head } = await threeSeals();
    await log.behindItsBack('delete from audit.lines where id >= $1', [ids[2][0]]);
    await log.behindItsBack('delete from audit.seals where id = 3');
    expect(await log.wrong()).toEqual([]);
    expect(await log.wrong(head)).toEqual(['3: anchor-missing']);
    await log.write(5);
    await log.sealer.seal();
    expect(await log.wrong(head)).toEqual(['3: anchor-missing']);
  });

  it('seals a line whose transaction ended after newer lines were sealed, and waits for none that was undone', async () => {
    const [late, undone, never] = [await log.begin(), await log.begin(), await log.begin()];
    await log.write(2);
    expect(await log.sealer.seal()).toBe(2);
    await undone.end('rollback');
    await log.write(1);
    expect(await log.sealer.seal()).toBe(1);
    await late.end('commit');
    expect(await log.sealer.verify()).toMatchObject({ unsealed: 1, findings: [] });
    expect(await log.sealer.seal()).toBe(1);
    expect(await log.sealer.verify()).toMatchObject({ seals: 3, lines: 4, unsealed: 0, findings: [] });
    await never.end('rollback');
    await log.behindItsBack(`update audit.lines set route = 'GET /other' where id = $1`, [late.id]);
    expect(await log.wrong()).toEqual(['3: lines-changed']);
    await log.behindItsBack('delete from audit.lines where id = $1', [late.id]);
    expect(await log.wrong()).toEqual(['3: lines-changed']);
  });

  it('is in order whatever the order in which transactions begin and end and somebody seals', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.constant('begin' as const) },
      { weight: 3, arbitrary: fc.constant('commit' as const) },
      { weight: 1, arbitrary: fc.constant('rollback' as const) },
      { weight: 3, arbitrary: fc.constant('seal' as const) },
    );
    let committed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.nat(9)), { minLength: 5, maxLength: 30 }), async (steps) => {
        const open: Awaited<ReturnType<AuditLog['begin']>>[] = [];
        const end = async (how: 'commit' | 'rollback', field: number): Promise<void> => {
          const [one] = open.splice(field % Math.max(1, open.length), 1);
          await one?.end(how);
          if (one && how === 'commit') committed++;
        };
        for (const [what, which] of steps) {
          if (what === 'begin') open.push(await log.begin());
          else if (what === 'seal') await log.sealer.seal();
          else await end(what, which);
          expect(await log.wrong()).toEqual([]);
        }
        while (open.length > 0) await end('commit', 0);
        await log.sealer.seal();
        expect(await log.sealer.verify()).toMatchObject({ lines: committed, unsealed: 0, findings: [] });
      }),
      { numRuns: 8 },
    );
    expect(committed).toBeGreaterThan(10);
  });

  it('says of each seal which key made it, and is found changed when that is not so', async () => {
    await threeSeals();
    const ring = new Keys({
      current: 1,
      byId: new Map([
        [0, SECRET],
        [1, 'the secret of a later day, which is long enough'],
      ]),
    });
    const sealer = new Sealer(log.source, ring);
    await log.write(2);
    expect(await sealer.seal()).toBe(2);
    expect(await log.source.query('select key from audit.seals order by id')).toEqual(
      [0, 0, 0, 1].map((key) => ({ key })),
    );
    const findings = async (): Promise<string[]> =>
      (await sealer.verify()).findings.map(({ seal, what }) => `${seal}: ${what}`);
    expect(await findings()).toEqual([]);
    // Whoever has the former secret alone can neither verify the last one, nor say that it was theirs.
    expect(await log.wrong()).toEqual(['4: seal-changed', '4: lines-changed']);
    for (const [id, key] of [
      [4, 0],
      [4, 2],
      [2, 1],
    ]) {
      const [{ was }] = await log.source.query<[{ was: number }]>('select key as was from audit.seals where id = $1', [
        id,
      ]);
      await log.behindItsBack('update audit.seals set key = $2 where id = $1', [id, key]);
      expect(await findings()).toEqual([`${id}: seal-changed`, `${id}: lines-changed`]);
      await log.behindItsBack('update audit.seals set key = $2 where id = $1', [id, was]);
    }
    expect(await findings()).toEqual([]);
  });

  it('is sealed by one at a time when several processes try', async () => {
    const others = await Promise.all([1, 2, 3].map(() => dataSource(log.database.url).initialize()));
    const sealers = [log.sealer, ...others.map((source) => new Sealer(source, new Keys(SECRET)))];
    let sealed = 0;
    for (let round = 0; round < 12; round++) {
      const counts = await Promise.all([...sealers.map((sealer) => sealer.seal()), log.write(7).then(() => 0)]);
      sealed += counts.reduce((sum, count) => sum + count, 0);
    }
    sealed += await log.sealer.seal();
    expect(sealed).toBe(84);
    expect(await log.sealer.verify()).toMatchObject({ lines: 84, unsealed: 0, findings: [] });
    await Promise.all(others.map((source) => source.destroy()));
  });

  it('lets go of whole sealed ranges after 400 days, says so, and keeps their seals', async () => {
    const old = new Date(Date.now() - 401 * DAY);
    await log.write(4, old);
    await at(old, () => log.sealer.seal());
    await log.write(3, old);
    // Sealed only today, because no worker ran: it is not pruned before its seal is as old.
    await log.sealer.seal();
    await log.write(2);
    await log.sealer.seal();
    const { head } = await log.sealer.verify();
    expect(await log.source.query('select audit.prune() as pruned')).toEqual([{ pruned: 4 }]);
    expect(await log.source.query('select audit.prune() as pruned')).toEqual([{ pruned: 0 }]);
    expect(await log.sealer.verify(head)).toEqual({ seals: 3, lines: 5, unsealed: 0, pruned: 1, head, findings: [] });
  });

  it('keeps a line that came late for as long as the seal that names it', async () => {
    const old = new Date(Date.now() - 401 * DAY);
    const late = await log.begin();
    await log.write(2, old);
    await at(old, () => log.sealer.seal());
    await late.end('commit');
    await log.behindItsBack('update audit.lines set at = $2 where id = $1', [late.id, old]);
    await log.sealer.seal();
    expect(await log.source.query('select audit.prune() as pruned')).toEqual([{ pruned: 2 }]);
    expect(await log.sealer.verify()).toMatchObject({ seals: 2, lines: 1, pruned: 1, findings: [] });
  });

  it('takes no fresh lines for pruned ones, however old somebody makes their seal look', async () => {
    await threeSeals();
    await log.behindItsBack('delete from audit.lines where id <= (select up_to from audit.seals where id = 1)');
    expect(await log.wrong()).toEqual(['1: lines-changed']);
    await log.behindItsBack(`update audit.seals set at = at - interval '500 days' where id = 1`);
    expect(await log.wrong()).toEqual(['1: seal-changed']);
  });

  it('refuses its owner to delete what is old but not sealed, and lets go of it once it is', async () => {
    const old = new Date(Date.now() - 401 * DAY);
    await log.write(1, old);
    await expect(asOwner(log.database.name, (client) => client.query('delete from audit.lines'))).rejects.toMatchObject(
      { code: '42501' },
    );
    await at(old, () => log.sealer.seal());
    expect(await log.source.query('select audit.prune() as pruned')).toEqual([{ pruned: 1 }]);
  });

  it('is verified from the command line: exit code 0 in order, 1 when something is wrong, 2 when it cannot be read', async () => {
    const { ids, head } = await threeSeals();
    const run = (args: string[] = [], env: Record<string, string> = {}) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/audit-verify.js', ...args], {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'], DATABASE_URL: log.database.url, PASSERELLE_SECRET: SECRET, ...env },
      });
      return { status, stdout, stderr };
    };
    const good = run([head]);
    expect(good).toMatchObject({ status: 0, stderr: '' });
    expect(good.stdout).toContain(
      '12 audit lines under 3 seals; 0 lines not sealed yet.\nEverything is as it was sealed.',
    );
    expect(good.stdout).toContain(head);
    await log.behindItsBack(`update audit.lines set permission = 'other' where id = $1`, [ids[1][0]]);
    const bad = run([`2:${'0'.repeat(64)}`]);
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain('NOT IN ORDER: seal 2: lines-changed\nNOT IN ORDER: seal 2: anchor-missing');
    const blind = run([], { PASSERELLE_SECRET: '' });
    expect(blind).toMatchObject({ status: 2, stdout: '' });
    expect(blind.stderr).toContain('PASSERELLE_SECRET is missing');
    expect(run([], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('the program', () => {
  it('seals what its requests leave, and says how far it is', async () => {
    const server = await TestServer.open();
    try {
      await ask(server);
      const [{ lines }] = await server.rows<{ lines: number }>('select count(*)::integer as lines from audit.lines');
      const metrics = async (): Promise<string> =>
        (await server.anybody.get('/metrics', { headers: { authorization: `Bearer ${server.config.metricsKey}` } }))
          .text;
      expect(await metrics()).toContain(`passerelle_audit_unsealed ${lines}`);
      expect(await server.sealer.seal()).toBe(lines);
      expect(await metrics()).toContain('passerelle_audit_unsealed 0');
      expect(await server.sealer.verify()).toMatchObject({ lines, unsealed: 0, findings: [] });
    } finally {
      await server.close();
    }
  });
});
