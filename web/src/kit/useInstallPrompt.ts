import { useSyncExternalStore } from 'react';

/** Chromium's own event: it may be kept, and asked later. */
interface BeforeInstallPromptEvent extends Event {
  prompt: () => Promise<void>;
}

let installEvent: BeforeInstallPromptEvent | null = null;
const listeners = new Set<() => void>();
function setInstallEvent(event: BeforeInstallPromptEvent | null): void {
  installEvent = event;
  for (const listener of listeners) listener();
}

// It comes once, early, long before somebody opens their account.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  setInstallEvent(event as BeforeInstallPromptEvent);
});
addEventListener('appinstalled', () => setInstallEvent(null));

/** Asks the browser to install the client; null where it cannot be asked. */
export function useInstallPrompt(): (() => void) | null {
  const event = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => installEvent,
  );
  return event && (() => void event.prompt().then(() => setInstallEvent(null)));
}

/** Whether it runs as an app of its own already. */
export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;
