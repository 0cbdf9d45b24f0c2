import { commandFromUrl, type Command } from './commands';
import { QUEUE, readAll, storeValue, type StoreResult } from './store';

/** A command that the server must execute exactly once. */
export type QueueEntry = Command & {
  /** Also the idempotency key. */
  id: string;
  /** Description without names, because it is stored on the device. */
  label: string;
  /** Slug of the API error; null while it is waiting. */
  refusal: string | null;
  /** Milliseconds since 1970 before which it is not sent, so that it can be undone. */
  notBefore: number;
};

/** An entry as it is read. */
export type ListedEntry = QueueEntry & {
  /** False if the device did not store it: then it lasts as long as the page. */
  isStored: boolean;
};

interface UrlEntry {
  id: string;
  path: string;
  body: unknown;
  label: string;
  refused: string | null;
  notBefore: number;
}

/** Oldest first. Entries in the old URL format are converted on reading. */
export async function readEntries(): Promise<{ entries: ListedEntry[]; complete: boolean }> {
  const { items, complete } = await readAll<QueueEntry | UrlEntry>(QUEUE);
  const entries = items.flatMap(({ value, isStored }): ListedEntry[] => {
    if ('kind' in value) return [{ ...value, isStored }];
    const command = commandFromUrl(value.path, value.body);
    const { id, label, refused, notBefore } = value;
    return command ? [{ ...command, id, label, refusal: refused, notBefore: notBefore ?? 0, isStored }] : [];
  });
  return { entries, complete };
}

/**
 * The field is `refusal`, not `refused`, because a tab with the earlier client sends only entries with `refused:
 * null` and would send this one to no address.
 */
export function storeEntry(entry: QueueEntry): Promise<StoreResult> {
  return storeValue(QUEUE + entry.id, entry);
}
