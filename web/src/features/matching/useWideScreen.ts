import { useSyncExternalStore } from 'react';

const wideScreen = matchMedia('(min-width: 64rem)');

export function useWideScreen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      wideScreen.addEventListener('change', listener);
      return () => wideScreen.removeEventListener('change', listener);
    },
    () => wideScreen.matches,
  );
}
