import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { CannotStart } from '../common/cannot-start.js';
import { Keys } from '../common/keys.js';
import { holdsDatabase, openDataFolder, reasonOf } from './data-folder.js';

/** Same list as docs/operations.md, "Secrets". */
export const LOST_WITH_THE_SECRET =
  'everybody signs in again; and for good, attachments kept so far cannot be read, second factors and recovery codes are void, ' +
  'links by which people follow their request or take back a promised letter do not work, older seals of the audit log cannot be verified, ' +
  'and what is signed from then on is signed with another key';

export interface SecretCheck {
  fingerprint: string;
  acceptNew: boolean;
  say: (line: string) => void;
}

/** An HMAC under a key derived for this only, with the id of the key. */
export function fingerprintOf(secret: string): string {
  return new Keys(secret).sign('fingerprint of the secret', 'installation');
}

/** An existing database gets no new secret unless `acceptNew`. Throws {@link CannotStart}. */
export function ownSecret(dataDir: string, acceptNew: boolean): string {
  openDataFolder(dataDir);
  const file = path.join(dataDir, 'secret');
  const before = readSecret(file);
  if (before) return before;
  if (!acceptNew && before === '')
    throw new CannotStart(`${file} is empty: put back the secret that belongs there. ${acceptHint()}`);
  if (!acceptNew && holdsDatabase(dataDir))
    throw new CannotStart(
      `${dataDir} holds a database, but not its secret: put the file "secret" back into it, or set PASSERELLE_SECRET. ${acceptHint()}`,
    );
  try {
    // Renamed into place, so that a crash leaves no empty file.
    const whole = `${file}.${process.pid}`;
    writeFileSync(whole, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
    chmodSync(whole, 0o600);
    renameSync(whole, file);
  } catch (error) {
    throw new CannotStart(`${file} cannot be written: ${reasonOf(error)}`);
  }
  return readSecret(file) ?? '';
}

export function readSecret(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new CannotStart(
      `${file} cannot be read: ${(error as NodeJS.ErrnoException).code === 'EISDIR' ? 'it is a folder' : reasonOf(error)}`,
    );
  }
}

export async function readStoredFingerprint(client: Pick<pg.ClientBase, 'query'>): Promise<string | null> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    `select to_regclass('public.installation') is not null as there`,
  );
  if (!tables[0]?.there) return null;
  // Via the row as a whole: the column exists only since migration 14.
  const { rows } = await client.query<{ kept: string | null }>(
    `select to_jsonb(i) ->> 'secret_fingerprint' as kept from installation i`,
  );
  const kept = rows[0]?.kept ?? null;
  // Those of before the key ids hold no dot.
  return kept === null || kept.includes('.') ? kept : `k0.${kept}`;
}

export async function refuseOtherSecret(
  client: Pick<pg.ClientBase, 'query'>,
  secret: Omit<SecretCheck, 'say'>,
): Promise<void> {
  const storedFingerprint = await readStoredFingerprint(client);
  if (storedFingerprint === null || storedFingerprint === secret.fingerprint || secret.acceptNew) return;
  throw new CannotStart(`this database was made with another PASSERELLE_SECRET: give it back its own. ${acceptHint()}`);
}

export async function recordSecret(
  client: Pick<pg.ClientBase, 'query'>,
  { fingerprint, say }: SecretCheck,
): Promise<void> {
  const storedFingerprint = await readStoredFingerprint(client);
  if (storedFingerprint === fingerprint) return;
  await client.query('update installation set secret_fingerprint = $1', [fingerprint]);
  if (storedFingerprint !== null)
    say(
      `A new PASSERELLE_SECRET was accepted for this database. What is lost with the old one: ${LOST_WITH_THE_SECRET}.`,
    );
}

function acceptHint(): string {
  return `If it is lost, \`--accept-new-secret\` starts with a new one, once; then ${LOST_WITH_THE_SECRET}`;
}
