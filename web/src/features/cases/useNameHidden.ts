import { useSyncExternalStore } from 'react';
import { readSetting, removeSetting, storeSetting } from '../../webStorage';

const KEY = 'name-hidden';
const listeners = new Set<() => void>();

/** Hides names and contacts while this tab is open, for use in public. */
export function useNameHidden(): [boolean, (hidden: boolean) => void] {
  const hidden = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => readSetting(KEY, 'session') !== null,
  );
  return [
    hidden,
    (next) => {
      if (next) storeSetting(KEY, 'yes', 'session');
      else removeSetting(KEY, 'session');
      for (const listener of listeners) listener();
    },
  ];
}
