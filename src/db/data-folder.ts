import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CannotStart } from '../common/cannot-start.js';

const OWN_ENTRIES = /^(pg|pg\.owner|pg\.init-.*|secret|attachments|demo)$/;
const SYSTEM_ENTRIES = /^(\..*|lost\+found)$/;

export function clusterOf(dataDir: string): string {
  return path.join(dataDir, 'pg');
}

export function holdsDatabase(dataDir: string): boolean {
  return existsSync(path.join(clusterOf(dataDir), 'PG_VERSION'));
}

/** Throws {@link CannotStart} when it is unusable or holds foreign files only. */
export function openDataFolder(dataDir: string): void {
  try {
    if (!statSync(dataDir, { throwIfNoEntry: false })) {
      // Not 0700: when started as root, PostgreSQL runs as another user and must traverse it.
      mkdirSync(dataDir, { recursive: true });
      return;
    }
    if (!statSync(dataDir).isDirectory())
      throw new CannotStart(`${dataDir} (PASSERELLE_DATA) is a file and not a folder`);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const entries = readdirSync(dataDir).filter((name) => !SYSTEM_ENTRIES.test(name));
    if (entries.length > 0 && !entries.some((name) => OWN_ENTRIES.test(name)))
      throw new CannotStart(
        `${dataDir} (PASSERELLE_DATA) holds other things and nothing of Passerelle: give it a folder of its own`,
      );
  } catch (error) {
    throw error instanceof CannotStart
      ? error
      : new CannotStart(`${dataDir} (PASSERELLE_DATA) cannot be used: ${reasonOf(error)}`);
  }
}

/** Throws {@link CannotStart} for a folder that is unusable, of something else or of another major version. */
export function checkCluster(folder: string, major: string): void {
  let version: string;
  try {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (!stat) return;
    if (!stat.isDirectory()) throw new CannotStart(`${folder} is a file, and not the folder of a database`);
    const entries = readdirSync(folder);
    if (entries.length === 0) return;
    if (!entries.includes('PG_VERSION'))
      throw new CannotStart(`${folder} is not empty and holds no database of PostgreSQL`);
    version = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw error instanceof CannotStart ? error : new CannotStart(`${folder} cannot be used: ${reasonOf(error)}`);
  }
  if (version === major) return;
  throw new CannotStart(
    `${folder} was made by PostgreSQL ${version.slice(0, 20)} and this is PostgreSQL ${major}: run \`npm run backup\` with the ` +
      'version of Passerelle it belongs to, and `npm run restore` with this one in an empty folder',
  );
}

const NOT_ALLOWED = `the account that runs this (uid ${process.getuid?.() ?? '?'}) may not read and write there`;
const REASONS: Record<string, string | undefined> = {
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EROFS: 'it can only be read',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a part of its path is a file',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
};

export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code && REASONS[code]) ?? code ?? message;
}
