import { clear, createStore, del, entries, get, set, type UseStore } from 'idb-keyval';
import type { View } from '../api/client';

/** Without a network for so long, what is kept on the device is thrown away. */
const KEPT_FOR_MS = 7 * 86_400_000;

let opened: UseStore | undefined;
const store = (): UseStore => (opened ??= createStore('passerelle', 'kept'));

interface Kept<T> {
  at: number;
  value: T;
}

/** Keeps something on this device until {@link wipe}. Where the browser keeps nothing (private window), it is not kept. */
export async function keep<T>(key: string, value: T): Promise<void> {
  await set(key, { at: Date.now(), value } satisfies Kept<T>, store()).catch(() => undefined);
}

/** What was kept, and when; null when there is nothing. */
export async function kept<T>(key: string): Promise<Kept<T> | null> {
  return (await get<Kept<T>>(key, store()).catch(() => undefined)) ?? null;
}

export async function drop(key: string): Promise<void> {
  await del(key, store()).catch(() => undefined);
}

/** All that was kept under keys that begin so. */
export async function keptUnder<T>(prefix: string): Promise<(Kept<T> & { key: string })[]> {
  const all = await entries<string, Kept<T>>(store()).catch(() => []);
  return all.filter(([key]) => key.startsWith(prefix)).map(([key, entry]) => ({ ...entry, key })).sort((a, b) => a.at - b.at);
}

/** Signing out, a session that was ended, seven days without network: nothing stays. */
export async function wipe(): Promise<void> {
  await clear(store()).catch(() => undefined);
}

type Me = View<'MeView'>;

/** Who works on this device and when the server last said so. Another person's things are wiped first. */
export async function keepMe(me: Me): Promise<void> {
  const before = await kept<Me>('me');
  if (before && before.value.id !== me.id) await wipe();
  await keep('me', me);
}

/** Who last worked here, if the server was heard within seven days; else all is wiped. */
export async function meKept(): Promise<Me | null> {
  const me = await kept<Me>('me');
  if (!me) return null;
  if (Date.now() - me.at < KEPT_FOR_MS) return me.value;
  await wipe();
  return null;
}
