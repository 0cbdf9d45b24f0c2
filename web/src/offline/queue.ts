import { useSyncExternalStore } from 'react';
import { ApiError, readApiError, NetworkError } from '../api/client';
import { queryClient } from '../api/queryClient';
import { isSupported, toRequest, type Command } from './commands';
import { readEntries, storeEntry, type QueueEntry } from './queueEntries';
import { QUEUE, removeValue } from './store';

/** An answer that has not come by then counts as no network. */
const TIMEOUT_MS = 20_000;

let queued: readonly QueueEntry[] = [];
/** Sent, while the lists on the screen are still being fetched anew. */
let sent: readonly QueueEntry[] = [];
let queuedAndSent: readonly QueueEntry[] = [];
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function notify(): void {
  queuedAndSent = [...sent, ...queued];
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

async function refresh(): Promise<void> {
  queued = await readEntries();
  notify();
}

async function putEntry(entry: QueueEntry): Promise<void> {
  await storeEntry(entry);
  queued = [...queued.filter(({ id }) => id !== entry.id), entry];
  notify();
}

/** What waits on this device. */
export const useOfflineQueue = (): readonly QueueEntry[] => useSyncExternalStore(subscribe, () => queued);

/** What waits, and what has just been sent and is not in the lists on the screen yet. */
export const useQueuedAndSent = (): readonly QueueEntry[] => useSyncExternalStore(subscribe, () => queuedAndSent);

/**
 * Sends a command, which is first stored on the device. Without a network, or when the session has run out, it stays in the
 * queue and is sent later.
 *
 * @throws Refusal when the server refuses it; then it is not queued, because the form still has what was typed.
 */
export async function sendOrQueue(
  command: Command,
  label: string,
  id: string = crypto.randomUUID(),
): Promise<'sent' | 'queued'> {
  const entry: QueueEntry = { ...command, id, label, refusal: null, notBefore: 0 };
  await putEntry(entry);
  try {
    await withLock(() => deliver(entry));
    return 'sent';
  } catch (error) {
    if (isTemporary(error)) return 'queued';
    await removeEntry(id);
    throw error;
  }
}

/** Sends a command after a while, even if this page is closed; returns a function that takes it back until then. */
export async function sendLater(ms: number, command: Command, label: string): Promise<() => Promise<void>> {
  const id = crypto.randomUUID();
  await putEntry({ ...command, id, label, refusal: null, notBefore: Date.now() + ms });
  scheduleNext();
  return () => removeEntry(id);
}

/** Sends what waits, one after the other and in one tab at a time. `now`: also what could still be taken back. */
export async function flush(now = false): Promise<void> {
  await withLock(async () => {
    await refresh();
    const due = queued.filter(
      (entry) => entry.refusal === null && isSupported(entry) && (now || entry.notBefore <= Date.now()),
    );
    for (const entry of due) {
      try {
        await deliver(entry);
      } catch (error) {
        if (!(error instanceof ApiError) || isTemporary(error) || error.status === 429 || error.status >= 500) break;
        await putEntry({ ...entry, refusal: error.slug });
      }
    }
  });
  scheduleNext();
}

export async function removeEntry(id: string): Promise<void> {
  await removeValue(QUEUE + id);
  await refresh();
}

/** Removes what waits and was not refused, where a later command replaces it. */
export async function removeWaiting(isReplaced: (entry: QueueEntry) => boolean): Promise<void> {
  for (const entry of queued.filter((each) => each.refusal === null && isReplaced(each))) await removeEntry(entry.id);
}

/** Sends once more what was refused. */
export async function retryEntry(entry: QueueEntry): Promise<void> {
  await putEntry({ ...entry, refusal: null });
  await flush();
}

/**
 * Sends the queue at once, when the network is back and when the page is looked at again (no phone does it in the background
 * for us). To be called only when it is known who works here: what somebody else left on this device is not theirs to send.
 * Returns a function that ends it.
 */
export function startAutomaticFlush(): () => void {
  const abortController = new AbortController();
  const flushNow = (): void => void flush().catch(() => undefined);
  addEventListener('online', flushNow, abortController);
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'visible' && flushNow(),
    abortController,
  );
  // Leaving the page confirms what could still be taken back. The entry stays stored in case this request does not arrive.
  addEventListener(
    'pagehide',
    () => {
      for (const entry of queued)
        if (entry.refusal === null && isSupported(entry) && entry.notBefore > Date.now())
          void post(entry, { keepalive: true }).catch(() => undefined);
    },
    abortController,
  );
  flushNow();
  return () => abortController.abort();
}

/** Sets the timer for the entry that is to be sent next. */
function scheduleNext(): void {
  clearTimeout(timer);
  const next = Math.min(
    ...queued
      .filter(({ refusal, notBefore }) => refusal === null && notBefore > Date.now())
      .map(({ notBefore }) => notBefore),
  );
  if (Number.isFinite(next)) timer = setTimeout(() => void flush().catch(() => undefined), next - Date.now() + 50);
}

const withLock = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('passerelle-unsent', work);

/** No network, or nobody signed in. */
const isTemporary = (error: unknown): boolean =>
  error instanceof NetworkError || (error instanceof ApiError && error.status === 401);

async function deliver(entry: QueueEntry): Promise<void> {
  const response = await post(entry, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(() => null);
  if (!response || response.status === 502 || response.status === 504) throw new NetworkError();
  if (!response.ok) throw await readApiError(response);
  sent = [...sent, entry];
  await removeEntry(entry.id);
  void queryClient.invalidateQueries().finally(() => {
    sent = sent.filter((one) => one !== entry);
    notify();
  });
}

function post(entry: QueueEntry, options: RequestInit): Promise<Response> {
  const { path, body } = toRequest(entry);
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': entry.id },
    body: JSON.stringify(body),
    ...options,
  });
}
