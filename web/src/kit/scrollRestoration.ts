import { useLayoutEffect } from 'react';
import { usePathname, useSearch } from 'wouter/use-browser-location';

/** In the state of a link that leads back: the page it opens goes to where it stood, like that of the browser's own button. */
export const BACK_STATE = { back: true } as const;

const STORAGE_KEY = 'scroll';
/** Who scrolls, or is about to, is not moved any more. */
const USER_INPUT_EVENTS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
/** Rows that have not come by then will not come. */
const MAX_RESTORE_MS = 10_000;

/** How far down each address was when one last looked at it. */
const positions = new Map<string, number>(
  JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '[]') as [string, number][],
);
const address = (): string => location.pathname + location.search;
let currentAddress = address();
/** Whether the page came by the browser's buttons, or is the same one loaded once more. */
let isReturning = /reload|back_forward/.test(
  (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.type ?? '',
);
/** Gives up going somewhere; undefined while nobody goes. */
let cancelRestore: (() => void) | undefined;

// The browser would go there at once, before the rows have come.
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
addEventListener('pagehide', () => sessionStorage.setItem(STORAGE_KEY, JSON.stringify([...positions])));

/** Goes down to a place as soon as there is enough on the page. */
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

/** A new page opens at its top; one that is gone back to stands where it stood. Other filters of the same page move nothing. */
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
