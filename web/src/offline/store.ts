import { createStore, entries, get, keys, promisifyRequest, type UseStore } from 'idb-keyval';
import type { View } from '../api/client';

/** What is half-typed, and what is written and waits to be sent. */
export const [DRAFTS, UNSENT] = ['draft/', 'unsent/'] as const;
const OWNER = 'owner';
/** Without a network for so long, what is kept on the device is thrown away. */
const KEPT_FOR_MS = 7 * 86_400_000;

let opened: UseStore | undefined;
const store = (): UseStore => (opened ??= createStore('passerelle', 'kept'));

interface Kept<T> {
  at: number;
  value: T;
}

/** Writes and commits in one breath: the page may be left before the first answer comes, and a write that is not committed by then is undone. */
async function write(change: (kept: IDBObjectStore) => void): Promise<void> {
  await store()('readwrite', (kept) => {
    change(kept);
    kept.transaction.commit();
    return promisifyRequest(kept.transaction);
  }).catch(() => undefined);
}

/** Keeps something on this device until {@link wipe}. Where the browser keeps nothing (private window), it is not kept. */
export function keep<T>(key: string, value: T): Promise<void> {
  return write((kept) => kept.put({ at: Date.now(), value } satisfies Kept<T>, key));
}

/** What was kept, and when; null when there is nothing. */
export async function kept<T>(key: string): Promise<Kept<T> | null> {
  return (await get<Kept<T>>(key, store()).catch(() => undefined)) ?? null;
}

export function drop(key: string): Promise<void> {
  return write((kept) => kept.delete(key));
}

/** All that was kept under keys that begin so. */
export async function keptUnder<T>(prefix: string): Promise<(Kept<T> & { key: string })[]> {
  const all = await entries<string, Kept<T>>(store()).catch(() => []);
  return all
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, entry]) => ({ ...entry, key }))
    .sort((a, b) => a.at - b.at);
}

/** Signing out, a session that was ended, somebody else at the device, seven days without network: nothing stays. */
export async function wipe(): Promise<void> {
  await write((kept) => kept.clear());
}

/** A session that has run out: names and lists go, what its owner wrote waits for them. */
export async function lock(): Promise<void> {
  if (!(await isFresh())) return wipe();
  const all = await keys<string>(store()).catch(() => []);
  const names = all.filter((key) => key !== OWNER && !key.startsWith(DRAFTS) && !key.startsWith(UNSENT));
  await write((kept) => names.forEach((key) => kept.delete(key)));
}

type Me = View<'MeView'>;

/** Who works on this device and when the server last said so. Another person's things are wiped first. */
export async function keepMe(me: Me): Promise<void> {
  const before = await kept<string>(OWNER);
  if (before && before.value !== me.id) await wipe();
  await keep(OWNER, me.id);
  await keep('me', me);
}

/** Who last worked here, if the server was heard within seven days; else all is wiped. */
export async function meKept(): Promise<Me | null> {
  if (!(await isFresh())) await wipe();
  return (await kept<Me>('me'))?.value ?? null;
}

async function isFresh(): Promise<boolean> {
  const owner = await kept(OWNER);
  return owner !== null && Date.now() - owner.at < KEPT_FOR_MS;
}
