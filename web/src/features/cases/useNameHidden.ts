import { useSyncExternalStore } from 'react';

const KEY = 'name-hidden';
const listeners = new Set<() => void>();

/** Hides names and contacts while this tab is open, for use in public. */
export function useNameHidden(): [boolean, (hidden: boolean) => void] {
  const hidden = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => sessionStorage.getItem(KEY) !== null,
  );
  return [
    hidden,
    (next) => {
      if (next) sessionStorage.setItem(KEY, 'yes');
      else sessionStorage.removeItem(KEY);
      for (const listener of listeners) listener();
    },
  ];
}
