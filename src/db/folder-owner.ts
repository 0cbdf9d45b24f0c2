import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { CannotStart } from '../common/cannot-start.js';

/**
 * Which process runs the cluster of a folder: its number, beside the folder. PostgreSQL's own `postmaster.pid` says that a
 * server runs, but not whether the program that started it still does: after a `kill -9` the server ends a little later.
 */
function ownerFile(cluster: string): string {
  return `${cluster}.owner`;
}

export function writeOwner(cluster: string): void {
  writeFileSync(ownerFile(cluster), `${process.pid}\n`, { mode: 0o644 });
}

export function forgetOwner(cluster: string): void {
  rmSync(ownerFile(cluster), { force: true });
}

/** The process that runs the cluster, while it lives. To be asked only while a server runs: numbers are used again. */
export function ownerOf(cluster: string): number | null {
  let pid: number;
  try {
    pid = Number(readFileSync(ownerFile(cluster), 'utf8'));
  } catch {
    return null;
  }
  if (!Number.isInteger(pid) || pid < 1 || pid === process.pid) return null;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? pid : null;
  }
}

/** Throws {@link CannotStart} when a living process runs the cluster. */
export function refuseIfOwned(cluster: string): void {
  const pid = ownerOf(cluster);
  if (pid !== null)
    throw new CannotStart(
      `the database in ${cluster} is in use by another Passerelle (process ${pid}): stop that one first, or set another PASSERELLE_DATA`,
    );
}
