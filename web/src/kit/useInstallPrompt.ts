import { useSyncExternalStore } from 'react';

/** Chromium only; the event can be stored and used later. */
interface BeforeInstallPromptEvent extends Event {
  prompt: () => Promise<void>;
}

let installEvent: BeforeInstallPromptEvent | null = null;
const listeners = new Set<() => void>();
function setInstallEvent(event: BeforeInstallPromptEvent | null): void {
  installEvent = event;
  for (const listener of listeners) listener();
}

// Fires once, long before the account page is opened.
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  setInstallEvent(event as BeforeInstallPromptEvent);
});
addEventListener('appinstalled', () => setInstallEvent(null));

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

export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;
