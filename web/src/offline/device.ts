import type { Schema } from '../api/client';
import { LOST, readLost, showLost, unsentItems, withLost, type LossReason } from './lost';
import { isExpired } from './networkTime';
import {
  DRAFTS,
  findOwners,
  findValue,
  OWNER,
  QUEUE,
  readAll,
  readValue,
  removeAll,
  removeStored,
  removeValues,
  setBlock,
  storeValue,
  type StoredValue,
  type StoreResult,
} from './store';

type Me = Schema<'MeView'>;

let isCleared = true;

/** False if something that had to be deleted is still on this device. */
export const isDeviceCleared = (): boolean => isCleared;

/**
 * Called after sign-out, for another person, after a session was ended and after seven days offline. With a reason,
 * what is thrown away unsent is recorded and shown; without one, its owner was asked before.
 */
export async function clearDevice(reason?: LossReason): Promise<StoreResult> {
  const items = reason ? withLost(await readLost(), await unsentItems(reason)) : [];
  const rest = new Map<string, StoredValue<unknown>>(
    items.length > 0 ? [[LOST, { at: Date.now(), value: items }]] : [],
  );
  const result = await removeAll(rest);
  isCleared = result === 'done';
  showLost(items);
  return result;
}

/** After a session expired: deletes personal data but not the user's own drafts and queue. */
export async function lockDevice(): Promise<StoreResult> {
  if ((await recency()) === 'expired') return clearDevice('expired');
  const { items } = await readAll('');
  const others = items.filter(
    ({ key }) => key !== OWNER && key !== LOST && !key.startsWith(DRAFTS) && !key.startsWith(QUEUE),
  );
  const result = others.length > 0 ? await removeValues(others.map(({ key }) => key)) : 'done';
  isCleared = result === 'done';
  return result;
}

/** Deletes another person's data first; while it is there, nothing is read from the device or written to it. */
export async function storeMe(me: Me): Promise<void> {
  try {
    const { inMemory, onDevice } = await findOwners();
    const isOthers = (owner: unknown): boolean => owner !== undefined && owner !== me.id;
    // What could not be deleted before is tried again; what its owner has written since then is only in memory.
    if (inMemory === me.id && isOthers(onDevice)) isCleared = (await removeStored()) === 'done';
    else if (isOthers(inMemory) || isOthers(onDevice)) await clearDevice('other-person');
    else isCleared = true;
    setBlock(isCleared ? null : 'not-cleared');
  } catch {
    // Nobody knows whose data it is.
    setBlock('unreadable');
  }
  await storeValue(OWNER, me.id);
  await storeValue('me', me);
}

/** Null, and everything deleted, if the server has not confirmed it within seven days. */
export async function readStoredMe(): Promise<StoredValue<Me> | null> {
  if ((await recency()) === 'expired') await clearDevice('expired');
  return readValue<Me>('me');
}

/** By this device's clock, in milliseconds since 1970; null if it cannot be read. */
export const readLastContact = async (): Promise<number | null> => (await readValue(OWNER))?.at ?? null;

/** A device that cannot be read is left as it is. */
async function recency(): Promise<'recent' | 'expired' | 'unknown'> {
  try {
    const owner = await findValue(OWNER);
    return owner !== null && !isExpired(owner.at, Date.now()) ? 'recent' : 'expired';
  } catch {
    return 'unknown';
  }
}
