import { commandFromUrl, type Command } from './commands';
import { QUEUE, readAll, storeValue } from './store';

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

interface UrlEntry {
  id: string;
  path: string;
  body: unknown;
  label: string;
  refused: string | null;
  notBefore: number;
}

/** Oldest first. Entries in the old URL format are converted on reading. */
export async function readEntries(): Promise<QueueEntry[]> {
  const stored = await readAll<QueueEntry | UrlEntry>(QUEUE);
  return stored.flatMap(({ value }) => {
    if ('kind' in value) return [value];
    const command = commandFromUrl(value.path, value.body);
    const { id, label, refused, notBefore } = value;
    return command ? [{ ...command, id, label, refusal: refused, notBefore: notBefore ?? 0 }] : [];
  });
}

/**
 * The field is `refusal`, not `refused`, because a tab with the earlier client sends only entries with `refused:
 * null` and would send this one to no address.
 */
export function storeEntry(entry: QueueEntry): Promise<void> {
  return storeValue(QUEUE + entry.id, entry);
}
