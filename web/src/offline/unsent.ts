import { useSyncExternalStore } from 'react';
import { Refusal, refusalOf, Unreachable } from '../api/client';
import { queryClient } from '../api/queries';
import { drop, keep, keptUnder, UNSENT } from './store';

/** Something written on this device that the server is to have exactly once. */
export interface Waiting {
  /** Also the idempotency key: however often it is sent, it arrives once. */
  id: string;
  path: string;
  body: unknown;
  /** What it is, in words without names: kept on the device. */
  label: string;
  /** Why the server did not take it, as its slug; null while it only waits. */
  refused: string | null;
  /** The moment before which it is not sent, so that it can be taken back. */
  notBefore: number;
}

/** An answer that has not come by then is as good as none: it is tried again. */
const PATIENCE_MS = 20_000;

let items: readonly Waiting[] = [];
/** The server has them; the lists on the screen do not know it yet. */
let arrived: readonly Waiting[] = [];
let both: readonly Waiting[] = [];
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

function tell(): void {
  both = [...arrived, ...items];
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

async function read(): Promise<void> {
  items = (await keptUnder<Waiting>(UNSENT)).map(({ value }) => value);
  tell();
}

async function put(waiting: Waiting): Promise<void> {
  await keep(UNSENT + waiting.id, waiting);
  items = [...items.filter(({ id }) => id !== waiting.id), waiting];
  tell();
}

/** What waits on this device. */
export const useUnsent = (): readonly Waiting[] => useSyncExternalStore(subscribe, () => items);

/** What waits, and what has just been sent and is not on the screen yet. */
export const useUnseen = (): readonly Waiting[] => useSyncExternalStore(subscribe, () => both);

/**
 * Sends a new record. It is written down on the device first. Without a network, or when the session has run out, it goes out
 * later: `kept`. A refusal is thrown to the form, which still has what was typed.
 */
export async function send(
  path: string,
  body: unknown,
  label: string,
  id: string = crypto.randomUUID(),
): Promise<'sent' | 'kept'> {
  const waiting: Waiting = { id, path, body, label, refused: null, notBefore: 0 };
  await put(waiting);
  try {
    await alone(() => deliver(waiting));
    return 'sent';
  } catch (error) {
    if (waits(error)) return 'kept';
    await forgetWaiting(id);
    throw error;
  }
}

/** Sends something after a while, whatever becomes of this page; answers how to take it back until then. */
export async function sendAfter(ms: number, path: string, body: unknown, label: string): Promise<() => Promise<void>> {
  const id = crypto.randomUUID();
  await forgetAt(path);
  await put({ id, path, body, label, refused: null, notBefore: Date.now() + ms });
  wake();
  return () => forgetWaiting(id);
}

/** Sends what waits, one after the other; one tab at a time. `now`: also what could still be taken back. */
export async function flush(now = false): Promise<void> {
  await alone(async () => {
    await read();
    for (const waiting of items.filter(
      ({ refused, notBefore }) => refused === null && (now || notBefore <= Date.now()),
    )) {
      try {
        await deliver(waiting);
      } catch (error) {
        if (!(error instanceof Refusal) || waits(error) || error.status === 429 || error.status >= 500) break;
        await put({ ...waiting, refused: error.slug });
      }
    }
  });
  wake();
}

export async function forgetWaiting(id: string): Promise<void> {
  await drop(UNSENT + id);
  await read();
}

/** Takes back what waits for the same thing: only the last word counts. */
export async function forgetAt(path: string): Promise<void> {
  for (const { id } of items.filter((waiting) => waiting.path === path && waiting.refused === null))
    await forgetWaiting(id);
}

/** Tries again what was refused. */
export async function retryWaiting(waiting: Waiting): Promise<void> {
  await put({ ...waiting, refused: null });
  await flush();
}

/**
 * No phone does this in the background for us: when somebody is at work here, when the network is back, and when one looks
 * again. Never before it is known who is at work: what somebody else wrote on this device is not theirs to send.
 */
export function flushWhenItMay(): () => void {
  const over = new AbortController();
  const go = (): void => void flush().catch(() => undefined);
  addEventListener('online', go, over);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && go(), over);
  // Whoever leaves has meant it. It stays written down, should this not arrive.
  addEventListener(
    'pagehide',
    () => {
      for (const waiting of items)
        if (waiting.refused === null && waiting.notBefore > Date.now())
          void request(waiting, { keepalive: true }).catch(() => undefined);
    },
    over,
  );
  go();
  return () => over.abort();
}

/** Sets the alarm for what is to be sent next. */
function wake(): void {
  clearTimeout(timer);
  const next = Math.min(
    ...items
      .filter(({ refused, notBefore }) => refused === null && notBefore > Date.now())
      .map(({ notBefore }) => notBefore),
  );
  if (Number.isFinite(next)) timer = setTimeout(() => void flush().catch(() => undefined), next - Date.now() + 50);
}

const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request('passerelle-unsent', work);

/** No network, or nobody signed in: it is for later. */
const waits = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Refusal && error.status === 401);

async function deliver(waiting: Waiting): Promise<void> {
  const response = await request(waiting, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
  if (!response || response.status === 502 || response.status === 504) throw new Unreachable();
  if (!response.ok) throw await refusalOf(response);
  arrived = [...arrived, waiting];
  await forgetWaiting(waiting.id);
  void queryClient.invalidateQueries().finally(() => {
    arrived = arrived.filter((one) => one !== waiting);
    tell();
  });
}

const request = ({ id, path, body }: Waiting, how: RequestInit): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': id },
    body: JSON.stringify(body),
    ...how,
  });
