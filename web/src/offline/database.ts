import { createStore, entries, get, promisifyRequest } from 'idb-keyval';

/**
 * `full`: no room is left. `unavailable`: the browser does not say why; in Chromium a full disk looks like this, too.
 */
export type StoreResult = 'done' | 'full' | 'unavailable';

export interface StoredValue<T> {
  /** Milliseconds since 1970, by this device. */
  at: number;
  value: T;
}

const DATABASE = 'passerelle';
const objectStore = createStore(DATABASE, 'kept');

/** Commits explicitly, because an uncommitted write is lost when the page closes. */
export async function write(change: (objects: IDBObjectStore) => void): Promise<StoreResult> {
  try {
    await objectStore('readwrite', (objects) => {
      change(objects);
      objects.transaction.commit();
      return promisifyRequest(objects.transaction);
    });
    return 'done';
  } catch (error) {
    return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'unavailable';
  }
}

/** @throws if the browser does not let us read */
export const readOne = async (key: string): Promise<StoredValue<unknown> | undefined> =>
  await get<StoredValue<unknown>>(key, objectStore);

/** @throws if the browser does not let us read */
export const readEverything = async (): Promise<[string, StoredValue<unknown>][]> =>
  await entries<string, StoredValue<unknown>>(objectStore);

/** False only if the browser says so: then there is nothing that could not be deleted. */
export async function mayExist(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE);
  } catch {
    return typeof indexedDB !== 'undefined';
  }
}
