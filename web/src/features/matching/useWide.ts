import { useSyncExternalStore } from 'react';

const wide = matchMedia('(min-width: 64rem)');

/** Whether there is room for the parts of a screen beside each other. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      wide.addEventListener('change', changed);
      return () => wide.removeEventListener('change', changed);
    },
    () => wide.matches,
  );
}
