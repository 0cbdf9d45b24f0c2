import { useSyncExternalStore } from 'react';
import type { Command } from './commands';
import { contactOf, toNetworkTime } from './networkTime';
import type { QueueEntry } from './queueEntries';
import { DRAFTS, OWNER, QUEUE, readAll, readValue, removeValue, storeValue } from './store';

/** `not-kept`: there was no network, and the device did not store it. */
export type LossReason = 'expired' | 'ended' | 'other-person' | 'not-kept';

/** What was thrown away unsent, without its content and without names. */
export interface LostItem {
  /** Kind of the command, or start of the draft's name. */
  kind: Command['kind'] | (string & {});
  isDraft: boolean;
  /** When it was written, by the server's clock, in milliseconds since 1970. */
  at: number;
  reason: LossReason;
  /** Id of the account that wrote it. */
  owner: string | null;
}

/** Its value survives everything but signing out. */
export const LOST = 'lost';
const MAX_ITEMS = 50;

let lost: readonly LostItem[] = [];
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Until they are dismissed. */
export const useLostItems = (): readonly LostItem[] => useSyncExternalStore(subscribe, () => lost);

export function showLost(items: readonly LostItem[]): void {
  lost = items;
  for (const listener of listeners) listener();
}

export const readLost = async (): Promise<LostItem[]> => (await readValue<LostItem[]>(LOST))?.value ?? [];

export const dismissLost = async (): Promise<void> => {
  showLost([]);
  await removeValue(LOST);
};

export const withLost = (before: readonly LostItem[], more: readonly LostItem[]): LostItem[] =>
  [...before, ...more].slice(-MAX_ITEMS);

export async function recordNotKept({ kind, id }: QueueEntry): Promise<void> {
  const written = (await readAll<QueueEntry>(QUEUE + id)).items[0]?.at ?? Date.now();
  const items = withLost(await readLost(), [await lostItem(kind, false, written, 'not-kept')]);
  showLost(items);
  await storeValue(LOST, items);
}

/** Everything unsent on this device, as it is recorded when it is thrown away. */
export async function unsentItems(reason: LossReason): Promise<LostItem[]> {
  const [drafts, queue] = await Promise.all([readAll<object>(DRAFTS), readAll<QueueEntry>(QUEUE)]);
  return Promise.all([
    ...queue.items.map(({ at, value }) => lostItem(value.kind ?? 'add-note', false, at, reason)),
    ...drafts.items
      .filter(({ value }) => isFilled(value))
      .map(({ key, at }) => lostItem(key.slice(DRAFTS.length).split('/')[0]!, true, at, reason)),
  ]);
}

async function lostItem(kind: string, isDraft: boolean, device: number, reason: LossReason): Promise<LostItem> {
  const [me, owner] = [await readValue<{ today: string; now?: string }>('me'), await readValue<string>(OWNER)];
  const at = toNetworkTime(me && contactOf(me.value, me.at), device);
  return { kind, isDraft, at, reason, owner: owner?.value ?? null };
}

/** Whether something was typed into a draft. */
export const isFilled = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.trim() !== ''
    : typeof value === 'object' && value !== null && Object.values(value).some(isFilled);
