import { useSyncExternalStore } from 'react';
import { ApiError, NetworkError, readApiError } from '../api/client';
import { queryClient } from '../api/queryClient';
import { isSupported, toRequest, type Command } from './commands';
import { readLastContact } from './device';
import { recordNotKept } from './lost';
import { keptUntil } from './networkTime';
import { NotKeptError } from './notKept';
import { readEntries, storeEntry, type ListedEntry, type QueueEntry } from './queueEntries';
import { holdPage } from '../unsaved';
import { QUEUE, removeValue, type StoreResult } from './store';

/** A later response counts as no network. */
const TIMEOUT_MS = 20_000;

let queued: readonly ListedEntry[] = [];
/** False if the device cannot be read: there may be more. */
let isComplete = true;
/** Ids that a form is sending: it tells the user itself what becomes of them. */
const inForms = new Set<string>();
/** Ids of requests that are under way. */
const underWay = new Set<string>();
/** Sent entries until the lists have been refetched. */
let sent: readonly QueueEntry[] = [];
let queuedAndSent: readonly QueueEntry[] = [];
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

let releasePage: (() => void) | undefined;

function notify(): void {
  queuedAndSent = [...sent, ...queued];
  // What the device did not store is lost when the page closes.
  if (queued.some(({ isStored, refusal }) => !isStored && refusal === null)) releasePage ??= holdPage();
  else {
    releasePage?.();
    releasePage = undefined;
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

async function refresh(): Promise<void> {
  ({ entries: queued, complete: isComplete } = await readEntries());
  notify();
}

async function putEntry(entry: QueueEntry): Promise<StoreResult> {
  const result = await storeEntry(entry);
  queued = [...queued.filter(({ id }) => id !== entry.id), { ...entry, isStored: result === 'done' }];
  notify();
  return result;
}

/** Waiting and refused entries, without those that were sent. */
export const useOfflineQueue = (): readonly ListedEntry[] => useSyncExternalStore(subscribe, () => queued);

/** False if the device cannot be read, so that nobody knows what waits on it. */
export const useQueueIsComplete = (): boolean => useSyncExternalStore(subscribe, () => isComplete);

export const useQueuedAndSent = (): readonly QueueEntry[] => useSyncExternalStore(subscribe, () => queuedAndSent);

/**
 * `answer`: what the server said. `until`: when it is deleted from the device if there is no network, by its clock in
 * milliseconds since 1970.
 */
export type SendResult = { sent: true; answer: unknown } | { sent: false; until: number };

/**
 * Stores the command, then sends it, from memory if need be. Without a network or session it stays queued.
 * @throws NotKeptError if it was neither sent nor stored, ApiError if the server refuses it; then it is not queued,
 * because the form still has the input.
 */
export async function sendOrQueue(
  command: Command,
  label: string,
  id: string = crypto.randomUUID(),
): Promise<SendResult> {
  const entry: QueueEntry = { ...command, id, label, refusal: null, notBefore: 0 };
  inForms.add(id);
  try {
    const result = await putEntry(entry);
    try {
      return { sent: true, answer: await withLock(() => deliver(entry)) };
    } catch (error) {
      if (isTemporary(error) && result === 'done') return { sent: false, until: await untilWhen() };
      await removeEntry(id);
      throw isTemporary(error) && result !== 'done' ? new NotKeptError(result) : error;
    }
  } finally {
    inForms.delete(id);
  }
}

export interface LaterResult {
  /** False if it was on its way already, or is still on the device. */
  undo: () => Promise<boolean>;
  /** When it is deleted from the device if there is no network; null if it is only in memory. */
  until: number | null;
}

/**
 * Sends after a delay, even if this page is closed. If the device did not store it and sending fails, it is taken
 * back and shown as lost. @throws NotKeptError if it is certain now that there is no network.
 */
export async function sendLater(ms: number, command: Command, label: string): Promise<LaterResult> {
  const id = crypto.randomUUID();
  const result = await putEntry({ ...command, id, label, refusal: null, notBefore: Date.now() + ms });
  if (result !== 'done' && !navigator.onLine) {
    await removeEntry(id);
    throw new NotKeptError(result);
  }
  scheduleNext();
  return {
    undo: async () =>
      queued.some((entry) => entry.id === id) && !underWay.has(id) && (await removeEntry(id)) === 'done',
    until: result === 'done' ? await untilWhen() : null,
  };
}

const untilWhen = async (): Promise<number> => keptUntil((await readLastContact()) ?? Date.now());

/** Sends the queue in order, in one tab at a time. `now` includes entries that could still be undone. */
export async function flush(now = false): Promise<void> {
  await withLock(async () => {
    await refresh();
    const due = queued.filter(
      (entry) => isWaiting(entry) && !inForms.has(entry.id) && (now || entry.notBefore <= Date.now()),
    );
    let isReachable = true;
    for (const entry of due) {
      try {
        if (!isReachable && entry.isStored) continue;
        await deliver(entry);
      } catch (error) {
        if (!isFinal(error)) {
          isReachable = false;
          if (!entry.isStored && !isSignedOut(error)) await giveUp(entry);
        } else await putEntry({ ...entry, refusal: error.slug });
      }
    }
  });
  scheduleNext();
}

/** Nobody would send it after the page is closed, so the user must know now. */
async function giveUp(entry: ListedEntry): Promise<void> {
  await recordNotKept(entry);
  await removeEntry(entry.id);
}

/** Answers whether it is gone from the device. */
export async function removeEntry(id: string): Promise<StoreResult> {
  const result = await removeValue(QUEUE + id);
  await refresh();
  return result;
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
        if (isWaiting(entry) && entry.notBefore > Date.now())
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

const isWaiting = (entry: ListedEntry): boolean => entry.refusal === null && isSupported(entry);

const isSignedOut = (error: unknown): boolean => error instanceof ApiError && error.status === 401;

const isTemporary = (error: unknown): boolean => error instanceof NetworkError || isSignedOut(error);

/** Whether sending it again would change nothing. */
const isFinal = (error: unknown): error is ApiError =>
  error instanceof ApiError && !isTemporary(error) && error.status !== 429 && error.status < 500;

async function deliver(entry: QueueEntry): Promise<unknown> {
  underWay.add(entry.id);
  const response = await post(entry, { signal: AbortSignal.timeout(TIMEOUT_MS) })
    .catch(() => null)
    .finally(() => underWay.delete(entry.id));
  if (!response || response.status === 502 || response.status === 504) throw new NetworkError();
  if (!response.ok) throw await readApiError(response);
  const answer: unknown = await response.json().catch(() => null);
  sent = [...sent, entry];
  await removeEntry(entry.id);
  void queryClient.invalidateQueries().finally(() => {
    sent = sent.filter((one) => one !== entry);
    notify();
  });
  return answer;
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
