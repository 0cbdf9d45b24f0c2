import { useSyncExternalStore } from 'react';
import { Refusal, refusalOf, Unreachable } from '../api/client';
import { queryClient } from '../api/queries';
import { drop, keep, keptUnder } from './store';

/** Something written on this device that the server is to have exactly once. */
export interface Waiting {
  /** Also the idempotency key: however often it is sent, it arrives once. */
  id: string;
  path: string;
  body: unknown;
  /** What it is, in words without names: kept on the device. */
  label: string;
  /** Why the server did not take it; null while it only waits for the network. */
  refused: string | null;
}

const PREFIX = 'unsent/';
let items: Waiting[] = [];
const listeners = new Set<() => void>();

async function read(): Promise<void> {
  items = (await keptUnder<Waiting>(PREFIX)).map(({ value }) => value);
  for (const listener of listeners) listener();
}

/** What waits on this device. */
export function useUnsent(): Waiting[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => items);
}

/**
 * Sends a new record. Without a network it waits on the device and goes out when there is one again: `kept`.
 * A refusal is thrown to the form, which still has what was typed.
 */
export async function send(path: string, body: unknown, label: string, id: string = crypto.randomUUID()): Promise<'sent' | 'kept'> {
  const waiting: Waiting = { id, path, body, label, refused: null };
  try {
    await post(waiting);
    return 'sent';
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    await keep(`${PREFIX}${id}`, waiting);
    await read();
    return 'kept';
  }
}

/** Sends what waits, one after the other; one tab at a time. */
export async function flush(): Promise<void> {
  await navigator.locks.request('passerelle-unsent', async () => {
    await read();
    for (const waiting of items.filter(({ refused }) => refused === null)) {
      try {
        await post(waiting);
        await drop(`${PREFIX}${waiting.id}`);
        await queryClient.invalidateQueries();
      } catch (error) {
        if (!(error instanceof Refusal)) break;
        // The session is over: the device is wiped where that is noticed. Too many: later.
        if (error.status === 401 || error.status === 429 || error.status >= 500) break;
        await keep(`${PREFIX}${waiting.id}`, { ...waiting, refused: error.detail ?? error.title });
      }
    }
    await read();
  });
}

export async function forgetWaiting(id: string): Promise<void> {
  await drop(`${PREFIX}${id}`);
  await read();
}

/** Tries again what was refused. */
export async function retryWaiting(waiting: Waiting): Promise<void> {
  await keep(`${PREFIX}${waiting.id}`, { ...waiting, refused: null });
  await flush();
}

/** No phone does this in the background for us: at the start, when the network is back, and when one looks again. */
export function flushWhenItMay(): void {
  const go = (): void => void flush().catch(() => undefined);
  addEventListener('online', go);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && go());
  go();
}

async function post({ id, path, body }: Waiting): Promise<void> {
  const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': id }, body: JSON.stringify(body) }).catch(() => null);
  if (!response || response.status === 502 || response.status === 504) throw new Unreachable();
  if (!response.ok) throw await refusalOf(response);
}
