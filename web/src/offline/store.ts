import { createStore, entries, get, keys, promisifyRequest, type UseStore } from 'idb-keyval';
import type { Schema } from '../api/client';

/** How the keys of drafts begin, and those of commands that wait to be sent. */
export const [DRAFTS, QUEUE] = ['draft/', 'unsent/'] as const;
const OWNER = 'owner';
/** After so long without the server, everything on the device is deleted. */
const MAX_OFFLINE_MS = 7 * 86_400_000;

let openedStore: UseStore | undefined;
const store = (): UseStore => (openedStore ??= createStore('passerelle', 'kept'));

interface StoredValue<T> {
  /** When it was stored, in milliseconds since 1970. */
  at: number;
  value: T;
}

/** Commits at once, because a write that is not committed when the page is left is undone. Errors are ignored: some private windows store nothing. */
async function write(change: (objects: IDBObjectStore) => void): Promise<void> {
  await store()('readwrite', (objects) => {
    change(objects);
    objects.transaction.commit();
    return promisifyRequest(objects.transaction);
  }).catch(() => undefined);
}

/** Stores something on this device until {@link clearDevice}. */
export function storeValue<T>(key: string, value: T): Promise<void> {
  return write((objects) => objects.put({ at: Date.now(), value } satisfies StoredValue<T>, key));
}

/** What is stored under a key, and since when; null when there is nothing. */
export async function readValue<T>(key: string): Promise<StoredValue<T> | null> {
  return (await get<StoredValue<T>>(key, store()).catch(() => undefined)) ?? null;
}

export function removeValue(key: string): Promise<void> {
  return write((objects) => objects.delete(key));
}

/** All values whose keys begin with `prefix`, oldest first. */
export async function readAll<T>(prefix: string): Promise<(StoredValue<T> & { key: string })[]> {
  const all = await entries<string, StoredValue<T>>(store()).catch(() => []);
  return all
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, entry]) => ({ ...entry, key }))
    .sort((a, b) => a.at - b.at);
}

/** Deletes everything: after signing out, when a session was ended elsewhere, for another person, after seven days offline. */
export async function clearDevice(): Promise<void> {
  await write((objects) => objects.clear());
}

/** After a session has expired: deletes names and lists, but not what its owner wrote. */
export async function lockDevice(): Promise<void> {
  if (!(await isRecent())) return clearDevice();
  const all = await keys<string>(store()).catch(() => []);
  const otherKeys = all.filter((key) => key !== OWNER && !key.startsWith(DRAFTS) && !key.startsWith(QUEUE));
  await write((objects) => otherKeys.forEach((key) => objects.delete(key)));
}

type Me = Schema<'MeView'>;

/** Stores who works on this device and that the server has just said so. Another person's data are deleted first. */
export async function storeMe(me: Me): Promise<void> {
  const before = await readValue<string>(OWNER);
  if (before && before.value !== me.id) await clearDevice();
  await storeValue(OWNER, me.id);
  await storeValue('me', me);
}

/** Who last worked here, if the server confirmed it within seven days; else everything is deleted. */
export async function readStoredMe(): Promise<Me | null> {
  if (!(await isRecent())) await clearDevice();
  return (await readValue<Me>('me'))?.value ?? null;
}

async function isRecent(): Promise<boolean> {
  const owner = await readValue(OWNER);
  return owner !== null && Date.now() - owner.at < MAX_OFFLINE_MS;
}
