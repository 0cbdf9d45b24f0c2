import { useMemo } from 'react';
import { forgetAt, send, sendAfter, useUnseen } from '../../offline/unsent';

/** What somebody has done here and the lists do not show yet: a due day put off, or something finished, also without a network. */
interface Override {
  dueOn?: string;
  done?: true;
}

/** Within it, what was put off can be taken back. */
const WAITS_MS = 8_000;
const snooze = (id: string): string => `/api/follow-ups/${id}/snooze`;
const done = (id: string): string => `/api/follow-ups/${id}/done`;
const PATH = /^\/api\/follow-ups\/([^/]+)\/(done|snooze)$/;

export function useOverrides(): ReadonlyMap<string, Override> {
  const unseen = useUnseen();
  return useMemo(() => {
    const found = new Map<string, Override>();
    for (const { path, body, refused } of unseen) {
      const [, id, what] = PATH.exec(path) ?? [];
      if (id && refused === null)
        found.set(id, what === 'done' ? { done: true } : { dueOn: (body as { until: string }).until });
    }
    return found;
  }, [unseen]);
}

/** A list as it is with what was done here. */
export function withOverrides<T extends { id: string; dueOn: string }>(
  items: readonly T[],
  overrides: ReadonlyMap<string, Override>,
): T[] {
  return items
    .filter(({ id }) => !overrides.get(id)?.done)
    .map((item) => ({ ...item, dueOn: overrides.get(item.id)?.dueOn ?? item.dueOn }))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** Puts something off: shown at once, sent in eight seconds; answers how to take it back. */
export const putOff = (id: string, until: string, label: string): Promise<() => Promise<void>> =>
  sendAfter(WAITS_MS, snooze(id), { until }, label);

/** Finishes something; without a network it is kept and sent once. */
export async function finish(id: string, body: object, label: string): Promise<'sent' | 'kept'> {
  await forgetAt(snooze(id));
  return send(done(id), body, label);
}
