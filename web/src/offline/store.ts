import { createStore, entries, get, keys, promisifyRequest, type UseStore } from 'idb-keyval';
import type { Schema } from '../api/client';

/** Key prefixes of drafts and of the offline queue. */
export const [DRAFTS, QUEUE] = ['draft/', 'unsent/'] as const;
const OWNER = 'owner';
/** After this time without the server everything on the device is deleted. */
const MAX_OFFLINE_MS = 7 * 86_400_000;

let openedStore: UseStore | undefined;
const store = (): UseStore => (openedStore ??= createStore('passerelle', 'kept'));

interface StoredValue<T> {
  /** Milliseconds since 1970. */
  at: number;
  value: T;
}

/**
 * Commits explicitly, because an uncommitted write is lost when the page closes. Errors are ignored: some private
 * windows have no storage.
 */
async function write(change: (objects: IDBObjectStore) => void): Promise<void> {
  await store()('readwrite', (objects) => {
    change(objects);
    objects.transaction.commit();
    return promisifyRequest(objects.transaction);
  }).catch(() => undefined);
}

export function storeValue<T>(key: string, value: T): Promise<void> {
  return write((objects) => objects.put({ at: Date.now(), value } satisfies StoredValue<T>, key));
}

export async function readValue<T>(key: string): Promise<StoredValue<T> | null> {
  return (await get<StoredValue<T>>(key, store()).catch(() => undefined)) ?? null;
}

export function removeValue(key: string): Promise<void> {
  return write((objects) => objects.delete(key));
}

/** Oldest first. */
export async function readAll<T>(prefix: string): Promise<(StoredValue<T> & { key: string })[]> {
  const all = await entries<string, StoredValue<T>>(store()).catch(() => []);
  return all
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, entry]) => ({ ...entry, key }))
    .sort((a, b) => a.at - b.at);
}

/** Called after sign-out, for another person and after seven days offline. */
export async function clearDevice(): Promise<void> {
  await write((objects) => objects.clear());
}

/** After a session expired: deletes personal data but not the user's own drafts and queue. */
export async function lockDevice(): Promise<void> {
  if (!(await isRecent())) return clearDevice();
  const all = await keys<string>(store()).catch(() => []);
  const otherKeys = all.filter((key) => key !== OWNER && !key.startsWith(DRAFTS) && !key.startsWith(QUEUE));
  await write((objects) => otherKeys.forEach((key) => objects.delete(key)));
}

type Me = Schema<'MeView'>;

/** Deletes another person's data first. */
export async function storeMe(me: Me): Promise<void> {
  const before = await readValue<string>(OWNER);
  if (before && before.value !== me.id) await clearDevice();
  await storeValue(OWNER, me.id);
  await storeValue('me', me);
}

/** Null, and everything deleted, if the server has not confirmed it within seven days. */
export async function readStoredMe(): Promise<Me | null> {
  if (!(await isRecent())) await clearDevice();
  return (await readValue<Me>('me'))?.value ?? null;
}

async function isRecent(): Promise<boolean> {
  const owner = await readValue(OWNER);
  return owner !== null && Date.now() - owner.at < MAX_OFFLINE_MS;
}
