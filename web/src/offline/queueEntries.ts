import { commandFromUrl, type Command } from './commands';
import { QUEUE, readAll, storeValue } from './store';

/** A command that was given on this device and that the server is to execute exactly once. */
export type QueueEntry = Command & {
  /** Also the idempotency key: however often the entry is sent, it is executed once. */
  id: string;
  /** What it is, in words without names, because it stays on the device. */
  label: string;
  /** Why the server refused it, as the slug of the problem; null while it only waits. */
  refusal: string | null;
  /** Milliseconds since 1970 before which it is not sent, so that it can be taken back. */
  notBefore: number;
};

/** How clients until 0.1 stored an entry. */
interface UrlEntry {
  id: string;
  path: string;
  body: unknown;
  label: string;
  refused: string | null;
  notBefore: number;
}

/**
 * The entries on this device, oldest first. Those stored as URLs are read as commands; they are stored in the new form
 * when something about them changes.
 */
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
 * Stores an entry. Its field is `refusal` and not `refused` for the sake of a tab that still runs the earlier client: that
 * one sends only entries with `refused: null`, and would send this one to no address.
 */
export function storeEntry(entry: QueueEntry): Promise<void> {
  return storeValue(QUEUE + entry.id, entry);
}
