import { useEffect } from 'react';
import { hrefTo } from '../routes';

type ListName = 'cases' | 'offers' | 'advisers' | 'irregularities' | 'accounts';

/** A list as it was last on the screen: its address with the filters, and the ids in it. */
interface StoredList {
  href: string;
  ids: string[];
}

const keyOf = (list: ListName): string => `list${hrefTo(list)}`;

/** Stores what a list shows while it is on the screen, so that the page of a record can lead back to it. */
export function useStoreList(list: ListName, items: readonly { id: string }[] | undefined): void {
  const ids = items?.map(({ id }) => id).join();
  useEffect(() => {
    const path = hrefTo(list);
    if (ids === undefined || location.pathname !== path) return;
    sessionStorage.setItem(
      keyOf(list),
      JSON.stringify({ href: path + location.search, ids: ids === '' ? [] : ids.split(',') } satisfies StoredList),
    );
  });
}

/**
 * Where the page of a record leads: `back` to the list with its filters if the record was in it, else to the whole list;
 * `previous` and `next` are the neighbours there. Without an id, `back` is the list as it was last.
 */
export function positionInList(
  list: ListName,
  id?: string,
): { back: string; previous: string | null; next: string | null } {
  const path = hrefTo(list);
  const { href, ids } = JSON.parse(
    sessionStorage.getItem(keyOf(list)) ?? JSON.stringify({ href: path, ids: [] }),
  ) as StoredList;
  const index = id === undefined ? -1 : ids.indexOf(id);
  return {
    back: id !== undefined && index < 0 ? path : href,
    previous: index > 0 ? ids[index - 1]! : null,
    next: index >= 0 ? (ids[index + 1] ?? null) : null,
  };
}
