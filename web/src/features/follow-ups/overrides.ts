import { useSyncExternalStore } from 'react';
import { Unreachable } from '../../api/client';
import { queryClient } from '../../api/queries';
import { send } from '../../offline/unsent';

/**
 * What somebody has done here and the server does not know yet: a due day put off (sent after eight seconds, so that it can be
 * taken back), or something finished without a network. Lists show it at once.
 */
interface Override {
  dueOn?: string;
  done?: true;
}

let now = new Map<string, Override>();
const listeners = new Set<() => void>();
const timers = new Map<string, { timer: ReturnType<typeof setTimeout>; until: string; go: () => void }>();
const WAITS_MS = 8_000;

function put(id: string, override: Override | null): void {
  now = new Map(now);
  if (override) now.set(id, override);
  else now.delete(id);
  for (const listener of listeners) listener();
}

const refetch = (): Promise<unknown> => Promise.all([['follow-ups'], ['cases'], ['counts']].map((queryKey) => queryClient.invalidateQueries({ queryKey })));

export function useOverrides(): ReadonlyMap<string, Override> {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => now);
}

/** A list as it is with what was done here. */
export function withOverrides<T extends { id: string; dueOn: string }>(items: readonly T[], overrides: ReadonlyMap<string, Override>): T[] {
  return items
    .filter(({ id }) => !overrides.get(id)?.done)
    .map((item) => ({ ...item, dueOn: overrides.get(item.id)?.dueOn ?? item.dueOn }))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** Puts something off: shown at once, sent in eight seconds; answers how to take it back. */
export function putOff(id: string, until: string, label: string, failed: (error: unknown) => void): () => void {
  timers.get(id)?.go();
  put(id, { dueOn: until });
  const go = (): void => {
    const waiting = timers.get(id);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    timers.delete(id);
    void send(`/api/follow-ups/${id}/snooze`, { until }, label).then(async (sent) => {
      if (sent === 'kept') return;
      await refetch();
      put(id, null);
    }, (error: unknown) => {
      put(id, null);
      failed(error);
    });
  };
  timers.set(id, { timer: setTimeout(go, WAITS_MS), until, go });
  return () => {
    clearTimeout(timers.get(id)?.timer);
    timers.delete(id);
    put(id, null);
  };
}

// Whoever leaves before the eight seconds are over has meant it.
addEventListener('pagehide', () => {
  for (const [id, { until }] of timers) void fetch(`/api/follow-ups/${id}/snooze`, { method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ until }) });
});

/** Finishes something; without a network it is kept and sent once. */
export async function finish(id: string, body: object, label: string): Promise<'sent' | 'kept'> {
  timers.get(id)?.go();
  const sent = await send(`/api/follow-ups/${id}/done`, body, label);
  put(id, { done: true });
  if (sent === 'sent') void refetch();
  return sent;
}

export const isAway = (error: unknown): boolean => error instanceof Unreachable;
