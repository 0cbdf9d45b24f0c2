import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { CannotStart } from './common/cannot-start.js';
import type { Config } from './config.js';
import { clusterOf, openDataFolder } from './db/data-folder.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './db/embedded-postgres.js';
import { isRunning } from './db/pid-file.js';
import { refuseIfOwned } from './db/folder-owner.js';

/** Runs while the rooms' code loads. Null with `DATABASE_URL`. Throws {@link CannotStart}; then nothing is running. */
export async function preflight(config: Config): Promise<EmbeddedPostgres | null> {
  if (!config.databaseUrl) {
    openDataFolder(config.dataDir);
    if (isRunning(clusterOf(config.dataDir))) refuseIfOwned(clusterOf(config.dataDir));
  }
  if (config.role !== 'worker') await probePort(config);
  if (config.reset) reset(config);
  if (config.databaseUrl) return null;
  return startEmbeddedPostgres({
    dataDir: clusterOf(config.dataDir),
    database: 'passerelle',
    exclusive: true,
    log: (line) => console.error(`postgres: ${line}`),
  });
}

function probePort(config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(portProblem(error, config) ?? error));
    server.listen(config.port, config.host, () => server.close(() => resolve()));
  });
}

export function portProblem(error: unknown, { port, host }: Config): CannotStart | null {
  const { code, syscall, hostname } = error as NodeJS.ErrnoException & { hostname?: string };
  if (syscall !== 'listen' && !(syscall === 'getaddrinfo' && hostname === host)) return null;
  if (code === 'EADDRINUSE')
    return new CannotStart(`port ${port} is taken by another program: stop that one, or set another PORT`);
  if (code === 'EACCES') return new CannotStart(`this account may not listen at port ${port}: set another PORT`);
  if (code === 'EADDRNOTAVAIL' || syscall === 'getaddrinfo')
    return new CannotStart(`HOST is "${host}", which is no address of this machine`);
  return new CannotStart(`it cannot listen at port ${port} of ${host} (${code})`);
}

function reset(config: Config): void {
  if (!config.demo) throw new CannotStart('--reset is for the demonstration only');
  if (isRunning(clusterOf(config.dataDir))) throw new CannotStart('the demonstration is running; stop it first');
  for (const part of ['pg', 'attachments']) rmSync(path.join(config.dataDir, part), { recursive: true, force: true });
}
