import { useSyncExternalStore } from 'react';

const KEY = 'name-hidden';
const listeners = new Set<() => void>();

/** Whether names and contacts are covered on this screen, for trains and waiting rooms; as long as the tab is open. */
export function useNameHidden(): [boolean, (hidden: boolean) => void] {
  const hidden = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => sessionStorage.getItem(KEY) !== null);
  return [hidden, (next) => {
    if (next) sessionStorage.setItem(KEY, 'yes');
    else sessionStorage.removeItem(KEY);
    for (const listener of listeners) listener();
  }];
}

const LIST = 'cases-list';
interface Trail { href: string; ids: string[] }

/** Remembers the list one opens a case from, so that the next one is a key away. */
export function rememberList(trail: Trail): void {
  sessionStorage.setItem(LIST, JSON.stringify(trail));
}

/** The neighbours of a case in the list one came from. */
export function neighboursOf(id: string): { back: string; previous: string | null; next: string | null } {
  const { href, ids } = JSON.parse(sessionStorage.getItem(LIST) ?? '{"href":"/cases","ids":[]}') as Trail;
  const at = ids.indexOf(id);
  return { back: at < 0 ? '/cases' : href, previous: at > 0 ? ids[at - 1]! : null, next: at >= 0 ? (ids[at + 1] ?? null) : null };
}
