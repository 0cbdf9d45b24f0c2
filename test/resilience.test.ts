import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { RunningProgram, until } from './support/program.js';

describe('the program on its own embedded PostgreSQL', () => {
  let dataDir: string;
  let program: RunningProgram;
  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'passerelle-alone-'));
    program = await RunningProgram.start({ PASSERELLE_DATA: dataDir });
    await program.ready();
  });
  afterAll(async () => {
    await program.kill('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  });

  const postmaster = (): number =>
    Number(readFileSync(path.join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);

  it('offers a link to make the first administrator, and keeps its secret to itself', async () => {
    await until('the link', () => program.said.includes('/link/'));
    const { mode } = await import('node:fs').then((fs) => fs.statSync(path.join(dataDir, 'secret')));
    expect(mode & 0o777).toBe(0o600);
  });

  it('says that it is not ready while the database is gone, and recovers by itself without ending', async () => {
    const before = postmaster();
    process.kill(before, 'SIGKILL');
    // On a busy machine it may be back before anybody has asked.
    await until('not ready, or back already', async () => (await program.status()) === 503 || postmaster() !== before);
    expect(await program.status('/api/health/live')).toBe(200);
    const refused = await fetch(`${program.url}/api/places/cantons`);
    if (refused.status !== 200) {
      expect(refused.status).toBe(503);
      expect(refused.headers.get('content-type')).toContain('application/problem+json');
      expect(refused.headers.get('retry-after')).not.toBeNull();
    }
    await until('ready again', async () => (await program.status()) === 200);
    expect((await fetch(`${program.url}/api/places/cantons`)).status).toBe(200);
    expect(program.child.exitCode).toBeNull();
  });

  it('starts again at once after a kill -9, on the same data', async () => {
    await program.kill('SIGKILL');
    program = await RunningProgram.start({ PASSERELLE_DATA: dataDir });
    await program.ready();
    expect((await fetch(`${program.url}/api/places/communes?q=lausanne`)).status).toBe(200);
  });

  it('refuses to show a real database around as a demonstration, and to reset anything but that', async () => {
    const reset = await RunningProgram.start({ PASSERELLE_DATA: dataDir }, ['--reset']);
    expect(await reset.ended).toBe(1);
    expect(reset.said).toContain('--reset is for the demonstration only');
    expect(await program.status()).toBe(200);
  });
});
