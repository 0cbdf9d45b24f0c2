import { useSyncExternalStore } from 'react';
import { ApiError, NetworkError, readApiError } from '../api/client';
import { queryClient } from '../api/queryClient';
import { isSupported, toRequest, type Command } from './commands';
import { readEntries, storeEntry, type QueueEntry } from './queueEntries';
import { QUEUE, removeValue } from './store';

/** A later response counts as no network. */
const TIMEOUT_MS = 20_000;

let queued: readonly QueueEntry[] = [];
/** Sent entries until the lists have been refetched. */
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

export const useOfflineQueue = (): readonly QueueEntry[] => useSyncExternalStore(subscribe, () => queued);

export const useQueuedAndSent = (): readonly QueueEntry[] => useSyncExternalStore(subscribe, () => queuedAndSent);

/**
 * Stores the command, then sends it. Without a network or session it stays queued. @throws ApiError if the server
 * refuses it; then it is not queued, because the form still has the input.
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

/** Sends after a delay, even if this page is closed; returns the undo function. */
export async function sendLater(ms: number, command: Command, label: string): Promise<() => Promise<void>> {
  const id = crypto.randomUUID();
  await putEntry({ ...command, id, label, refusal: null, notBefore: Date.now() + ms });
  scheduleNext();
  return () => removeEntry(id);
}

/** Sends the queue in order, in one tab at a time. `now` includes entries that could still be undone. */
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

/** Removes waiting entries that a later command replaces. */
export async function removeWaiting(isReplaced: (entry: QueueEntry) => boolean): Promise<void> {
  for (const entry of queued.filter((each) => each.refusal === null && isReplaced(each))) await removeEntry(entry.id);
}

export async function retryEntry(entry: QueueEntry): Promise<void> {
  await putEntry({ ...entry, refusal: null });
  await flush();
}

/**
 * Sends the queue now, when the network returns and when the page becomes visible. Call it only with a known user,
 * because another person's entries must not be sent. Returns the stop function.
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
  // Leaving the page ends the time to undo. The entry stays stored in case this request does not arrive.
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
