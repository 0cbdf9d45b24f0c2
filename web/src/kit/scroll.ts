import { useLayoutEffect } from 'react';
import { usePathname, useSearch } from 'wouter/use-browser-location';

/** In the state of a link that leads back: the page it opens goes to where it stood, like that of the browser's own button. */
export const BACK = { back: true } as const;

const KEY = 'scroll';
/** Who scrolls, or is about to, is not moved any more. */
const OWN_WILL = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
/** Rows that have not come by then will not come. */
const PATIENCE_MS = 10_000;

/** How far down each address was when one last looked at it. */
const places = new Map<string, number>(JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [string, number][]);
const address = (): string => location.pathname + location.search;
let here = address();
/** Whether the page came by the browser's buttons, or is the same one loaded once more. */
let returned = /reload|back_forward/.test(
  (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.type ?? '',
);
/** Gives up going somewhere; undefined while nobody goes. */
let giveUp: (() => void) | undefined;

// The browser would go there at once, before the rows have come.
history.scrollRestoration = 'manual';
addEventListener('popstate', () => (returned = true), { capture: true });
for (const name of ['pushState', 'replaceState']) addEventListener(name, () => (returned = false), { capture: true });
addEventListener(
  'scroll',
  () => {
    if (!giveUp) places.set(here, scrollY);
  },
  { passive: true },
);
addEventListener('pagehide', () => sessionStorage.setItem(KEY, JSON.stringify([...places])));

/** Goes down to a place as soon as there is enough on the page. */
function goTo(place: number): void {
  const watch = new ResizeObserver(() => go());
  const timer = setTimeout(() => giveUp?.(), PATIENCE_MS);
  giveUp = () => {
    giveUp = undefined;
    watch.disconnect();
    clearTimeout(timer);
    for (const name of OWN_WILL) removeEventListener(name, giveUpNow);
  };
  const giveUpNow = giveUp;
  const go = (): void => {
    scrollTo({ top: place, behavior: 'instant' });
    if (Math.abs(scrollY - place) <= 1) giveUpNow();
  };
  for (const name of OWN_WILL) addEventListener(name, giveUpNow, { passive: true });
  watch.observe(document.documentElement);
  go();
}

/** A new page opens at its top; one that is gone back to stands where it stood. Other filters of the same page move nothing. */
export function useScroll(): void {
  const path = usePathname();
  const search = useSearch();
  useLayoutEffect(() => {
    const next = path + search;
    if (next === here && !returned) return;
    const moved = here.split('?')[0] !== path;
    const back = returned || (history.state as Partial<typeof BACK> | null)?.back === true;
    giveUp?.();
    here = next;
    returned = false;
    if (back) goTo(places.get(here) ?? 0);
    else if (moved) scrollTo({ top: 0, behavior: 'instant' });
  }, [path, search]);
}
