import path from 'node:path';
import { readFileSync, readlinkSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export function isRunning(dataDir: string): boolean {
  const info = readPidFile(dataDir);
  return info !== undefined && isAlive(info.pid);
}

export function readPidFile(dataDir: string): { pid: number; socketDir: string; status: string } | undefined {
  try {
    const lines = readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8')
      .split('\n')
      .map((line) => line.trim());
    return { pid: Number(lines[0]), socketDir: lines[4] ?? '', status: lines[7] ?? '' };
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // The pid may have been reused.
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return process.platform !== 'linux';
  }
}

/** PostgreSQL itself does not remove a stale file whose pid answers (a zombie, or reused). */
export async function clearStalePidFile(dataDir: string, pid: number): Promise<void> {
  if (process.platform !== 'linux') return;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
  }
  for (let i = 0; i < 100; i++) {
    const busy = (await fs.readdir('/proc')).some((entry) => {
      try {
        return (
          /^\d+$/.test(entry) &&
          readlinkSync(`/proc/${entry}/cwd`) === dataDir &&
          readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes('postgres')
        );
      } catch {
        return false;
      }
    });
    if (!busy) return fs.rm(path.join(dataDir, 'postmaster.pid'), { force: true });
    await sleep(50);
  }
}
