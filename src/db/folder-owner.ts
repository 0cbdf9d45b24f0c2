import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { CannotStart } from '../common/cannot-start.js';

/** Holds a pid; `postmaster.pid` is of the server, which outlives a killed owner briefly. */
function ownerFile(cluster: string): string {
  return `${cluster}.owner`;
}

export function writeOwner(cluster: string): void {
  writeFileSync(ownerFile(cluster), `${process.pid}\n`, { mode: 0o644 });
}

export function forgetOwner(cluster: string): void {
  rmSync(ownerFile(cluster), { force: true });
}

/** Valid only while a server runs, since pids are reused. */
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

export function refuseIfOwned(cluster: string): void {
  const pid = ownerOf(cluster);
  if (pid !== null)
    throw new CannotStart(
      `the database in ${cluster} is in use by another Passerelle (process ${pid}): stop that one first, or set another PASSERELLE_DATA`,
    );
}
