import { useEffect } from 'react';

/** A list as one last had it before one: its filters, and what stood in it. */
interface Trail {
  href: string;
  ids: string[];
}

const keyOf = (list: string): string => `list${list}`;

/** Remembers what stands in the list at the address `list`, so that each of its pages leads back to it as it was. */
export function useTrail(list: string, items: readonly { id: string }[] | undefined): void {
  const ids = items?.map(({ id }) => id).join();
  useEffect(() => {
    if (ids === undefined || location.pathname !== list) return;
    sessionStorage.setItem(
      keyOf(list),
      JSON.stringify({ href: list + location.search, ids: ids === '' ? [] : ids.split(',') } satisfies Trail),
    );
  });
}

/**
 * The way back from one of a list: to the list one came from, where this one stood in it, else to the whole list; and its
 * neighbours there. Without an id, to the list as it was last.
 */
export function trailOf(list: string, id?: string): { back: string; previous: string | null; next: string | null } {
  const { href, ids } = JSON.parse(
    sessionStorage.getItem(keyOf(list)) ?? JSON.stringify({ href: list, ids: [] }),
  ) as Trail;
  const at = id === undefined ? -1 : ids.indexOf(id);
  return {
    back: id !== undefined && at < 0 ? list : href,
    previous: at > 0 ? ids[at - 1]! : null,
    next: at >= 0 ? (ids[at + 1] ?? null) : null,
  };
}
