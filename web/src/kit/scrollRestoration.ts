import { useLayoutEffect } from 'react';
import { usePathname, useSearch } from 'wouter/use-browser-location';
import { readSetting, storeSetting } from '../webStorage';

/** History state of a link that goes back: the scroll position is restored as for the browser's back button. */
export const BACK_STATE = { back: true } as const;

const STORAGE_KEY = 'scroll';
const USER_INPUT_EVENTS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
/** Gives up restoring after this time. */
const MAX_RESTORE_MS = 10_000;

const positions = new Map<string, number>(
  JSON.parse(readSetting(STORAGE_KEY, 'session') ?? '[]') as [string, number][],
);
const address = (): string => location.pathname + location.search;
let currentAddress = address();
/** Whether the page was reached with the browser's buttons or by a reload. */
let isReturning = /reload|back_forward/.test(
  (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.type ?? '',
);
let cancelRestore: (() => void) | undefined;

// The browser would restore before the rows are loaded.
history.scrollRestoration = 'manual';
addEventListener('popstate', () => (isReturning = true), { capture: true });
for (const name of ['pushState', 'replaceState'])
  addEventListener(name, () => (isReturning = false), { capture: true });
addEventListener(
  'scroll',
  () => {
    if (!cancelRestore) positions.set(currentAddress, scrollY);
  },
  { passive: true },
);
addEventListener('pagehide', () => storeSetting(STORAGE_KEY, JSON.stringify([...positions]), 'session'));

function restoreScroll(position: number): void {
  const observer = new ResizeObserver(() => scrollToPosition());
  const timer = setTimeout(() => cancelRestore?.(), MAX_RESTORE_MS);
  cancelRestore = () => {
    cancelRestore = undefined;
    observer.disconnect();
    clearTimeout(timer);
    for (const name of USER_INPUT_EVENTS) removeEventListener(name, cancelThis);
  };
  const cancelThis = cancelRestore;
  const scrollToPosition = (): void => {
    scrollTo({ top: position, behavior: 'instant' });
    if (Math.abs(scrollY - position) <= 1) cancelThis();
  };
  for (const name of USER_INPUT_EVENTS) addEventListener(name, cancelThis, { passive: true });
  observer.observe(document.documentElement);
  scrollToPosition();
}

/** New pages start at the top, revisited ones at their previous position; a filter change does not scroll. */
export function useScrollRestoration(): void {
  const path = usePathname();
  const search = useSearch();
  useLayoutEffect(() => {
    const next = path + search;
    if (next === currentAddress && !isReturning) return;
    const isOtherPage = currentAddress.split('?')[0] !== path;
    const isBack = isReturning || (history.state as Partial<typeof BACK_STATE> | null)?.back === true;
    cancelRestore?.();
    currentAddress = next;
    isReturning = false;
    if (isBack) restoreScroll(positions.get(currentAddress) ?? 0);
    else if (isOtherPage) scrollTo({ top: 0, behavior: 'instant' });
  }, [path, search]);
}
