import { hasUnsaved } from './unsaved';

/** When this tab last reloaded itself. */
const RELOADED_AT = 'reloaded-at';
/** A second miss within this time is not mended by a third try. */
const AGAIN_AFTER_MS = 300_000;
/** How long an update may take to be installed before the page is reloaded without it. */
const UPDATE_MS = 4000;

/** Errors of files of the client that could not be fetched: after an update they have other names. */
const missing = new WeakSet<object>();
let isReloading = false;

/** Vite tells of every import that failed; nothing is prevented, so that whoever imports sees the error too. */
export function watchMissingFiles(): void {
  addEventListener('vite:preloadError', (event) => missing.add((event as Event & { payload: Error }).payload));
}

/** As browsers word it, for imports that Vite did not wrap. */
const WORDS = /dynamically imported module|module script failed|preload CSS|no texts/i;

export function isMissingFile(error: unknown): boolean {
  return error instanceof Error && (missing.has(error) || WORDS.test(error.message));
}

/** Whether the page is on its way out: then nobody needs to be told anything. */
export const isPageReloading = (): boolean => isReloading;

/**
 * Reloads the page after a file was missing, unless it did so a moment ago, nobody could tell whether it did, there is no
 * network, or something typed or being sent would be lost. Returns whether it does.
 */
export function reloadOnce(): boolean {
  if (isReloading) return true;
  if (!navigator.onLine || hasUnsaved() || !claimReload()) return false;
  isReloading = true;
  void reloadUpdated();
  return true;
}

/** Storage throws in some private windows. */
function claimReload(): boolean {
  try {
    const last = Number(sessionStorage.getItem(RELOADED_AT) ?? 0);
    if (Math.abs(Date.now() - last) < AGAIN_AFTER_MS) return false;
    sessionStorage.setItem(RELOADED_AT, String(Date.now()));
    return sessionStorage.getItem(RELOADED_AT) !== null;
  } catch {
    return false;
  }
}

/** Lets a waiting update take over first: the service worker would otherwise serve the same page again. */
export async function reloadUpdated(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  if (registration?.active) await Promise.race([takeOver(registration), wait(UPDATE_MS)]);
  location.reload();
}

async function takeOver(registration: ServiceWorkerRegistration): Promise<void> {
  await registration.update().catch(() => undefined);
  const { installing } = registration;
  if (installing)
    await new Promise((resolve) =>
      installing.addEventListener('statechange', () => installing.state !== 'installing' && resolve(null)),
    );
  if (!registration.waiting) return;
  const changed = new Promise((resolve) =>
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
  );
  registration.waiting.postMessage('take-over');
  await changed;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
