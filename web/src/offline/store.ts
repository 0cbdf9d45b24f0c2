import { mayExist, readEverything, readOne, write, type StoredValue, type StoreResult } from './database';

export type { StoredValue, StoreResult } from './database';

/** Key prefixes of drafts and of the offline queue. */
export const [DRAFTS, QUEUE] = ['draft/', 'unsent/'] as const;
/** Whose data it is, and the last contact with the server: its `at` decides how long everything stays. */
export const OWNER = 'owner';

/** One's own follow-ups, with names only if somebody switched that on. */
export const DUE_LIST = 'due-list';

/** What the device did not store lasts as long as the page. */
const unstored = new Map<string, StoredValue<unknown>>();
/** What the device did not delete is hidden as long as the page lasts. */
const undeleted = new Set<string>();
/** What was last seen on the device: a full disk cannot be read either. */
const seen = new Map<string, StoredValue<unknown>>();
/**
 * Why the device is neither read nor written: it holds what could not be deleted, perhaps of another person
 * (`not-cleared`), or nobody knows whose data it holds (`unreadable`).
 */
export type Block = 'not-cleared' | 'unreadable' | null;
let block: Block = null;

/**
 * Answers whether it is on the device. If not, it lasts as long as the page and is read from memory: callers must not
 * say that it was stored.
 */
export async function storeValue<T>(key: string, value: T): Promise<StoreResult> {
  unstored.set(key, { at: Date.now(), value });
  undeleted.delete(key);
  // What is on a device without an owner is deleted at the next start.
  const result = await storeUnstored([OWNER, key]);
  // There is room again.
  if (result === 'done' && unstored.size > 0) await storeUnstored([...unstored.keys()]);
  if (result === 'done' && undeleted.size > 0) await removeValues([...undeleted]);
  return result;
}

async function storeUnstored(keys: readonly string[]): Promise<StoreResult> {
  if (block) return 'unavailable';
  const values = keys.flatMap((key) => {
    const value = unstored.get(key);
    return value ? [[key, value] as const] : [];
  });
  const result = await write((objects) => values.forEach(([key, value]) => objects.put(value, key)));
  if (result !== 'done') return result;
  for (const [key, value] of values) {
    seen.set(key, value);
    if (unstored.get(key) === value) unstored.delete(key);
  }
  return result;
}

/** Answers whether it is gone from the device. If not, it is hidden as long as the page lasts. */
export async function removeValues(keys: readonly string[]): Promise<StoreResult> {
  const wasOnlyInMemory = keys.every((key) => unstored.has(key) && !seen.has(key));
  for (const key of keys) {
    unstored.delete(key);
    undeleted.add(key);
  }
  const result = block ? 'done' : await write((objects) => keys.forEach((key) => objects.delete(key)));
  if (result !== 'done') return wasOnlyInMemory ? 'done' : result;
  for (const key of keys) {
    seen.delete(key);
    undeleted.delete(key);
  }
  return result;
}

export const removeValue = (key: string): Promise<StoreResult> => removeValues([key]);

export async function readValue<T>(key: string): Promise<StoredValue<T> | null> {
  return (await findValue<T>(key).catch(() => null)) ?? null;
}

/** @throws if the device cannot be read: nobody knows whether there is such a value. */
export async function findValue<T>(key: string): Promise<StoredValue<T> | null> {
  const inMemory = unstored.get(key);
  if (inMemory) return inMemory as StoredValue<T>;
  if (block || undeleted.has(key)) return null;
  try {
    const stored = await readOne(key);
    if (stored) seen.set(key, stored);
    return (stored as StoredValue<T> | undefined) ?? null;
  } catch (error) {
    const before = seen.get(key);
    if (!before) throw error;
    return before as StoredValue<T>;
  }
}

/**
 * Ids of the accounts whose data is in memory and on the device, whether or not it may be read. @throws if the device
 * cannot be read
 */
export async function findOwners(): Promise<{ inMemory: unknown; onDevice: unknown }> {
  const stored = await readOne(OWNER).catch((error: unknown) => {
    const before = seen.get(OWNER);
    if (!before) throw error;
    return before;
  });
  return { inMemory: unstored.get(OWNER)?.value, onDevice: stored?.value };
}

interface ListedValue<T> extends StoredValue<T> {
  key: string;
  /** Whether it survives closing the page. */
  isStored: boolean;
}

/** Oldest first. `complete` is false if the device cannot be read: there may be more. */
export async function readAll<T>(prefix: string): Promise<{ items: ListedValue<T>[]; complete: boolean }> {
  let complete = block !== 'unreadable' || !(await mayExist());
  if (!block)
    try {
      const stored = await readEverything();
      seen.clear();
      for (const [key, value] of stored) seen.set(key, value);
    } catch {
      complete = !(await mayExist());
    }
  const all = new Map([...(block ? [] : seen), ...unstored]);
  const items = [...all]
    .filter(([key]) => key.startsWith(prefix) && !undeleted.has(key))
    .map(([key, entry]) => ({ ...(entry as StoredValue<T>), key, isStored: !unstored.has(key) }))
    .sort((a, b) => a.at - b.at);
  return { items, complete };
}

/**
 * Deletes everything but `rest`, which need not be stored. If the device does not delete it, it is not read or
 * written any more.
 */
export async function removeAll(rest: ReadonlyMap<string, StoredValue<unknown>>): Promise<StoreResult> {
  for (const each of [unstored, undeleted, seen]) each.clear();
  for (const [key, value] of rest) unstored.set(key, value);
  let result = await write((objects) => objects.clear());
  if (result !== 'done' && !(await mayExist())) result = 'done';
  block = result === 'done' ? null : 'not-cleared';
  if (rest.size > 0) await storeUnstored([...rest.keys()]);
  return result;
}

/** Deletes what is on the device, and tries to store there what is only in memory. */
export const removeStored = (): Promise<StoreResult> => removeAll(new Map(unstored));

/** Until the device could be cleared or turned out to be its owner's. */
export function setBlock(reason: Block): void {
  block = reason;
}
