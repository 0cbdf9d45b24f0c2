import { useSyncExternalStore } from 'react';

/** Chromium's own event: it may be kept, and asked later. */
interface InstallEvent extends Event {
  prompt: () => Promise<void>;
}

let kept: InstallEvent | null = null;
const listeners = new Set<() => void>();
function hold(event: InstallEvent | null): void {
  kept = event;
  for (const listener of listeners) listener();
}

// It comes once, early, long before somebody opens their account.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  hold(event as InstallEvent);
});
addEventListener('appinstalled', () => hold(null));

/** Asks the browser to install the client; null where it cannot be asked. */
export function useInstall(): (() => void) | null {
  const event = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => kept,
  );
  return event && (() => void event.prompt().then(() => hold(null)));
}

/** Whether it runs as an app of its own already. */
export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;
