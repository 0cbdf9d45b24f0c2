import { useEffect } from 'react';
import { hrefTo } from '../routes';
import { readSetting, storeSetting } from '../webStorage';

type ListName = 'cases' | 'offers' | 'advisers' | 'irregularities' | 'accounts';

/** The last shown state of a list: its address with filters, and its ids. */
interface StoredList {
  href: string;
  ids: string[];
}

const keyOf = (list: ListName): string => `list${hrefTo(list)}`;

/** Stores the visible list, so that record pages can link back to it. */
export function useStoreList(list: ListName, items: readonly { id: string }[] | undefined): void {
  const ids = items?.map(({ id }) => id).join();
  useEffect(() => {
    const path = hrefTo(list);
    if (ids === undefined || location.pathname !== path) return;
    storeSetting(
      keyOf(list),
      JSON.stringify({ href: path + location.search, ids: ids === '' ? [] : ids.split(',') } satisfies StoredList),
      'session',
    );
  });
}

/**
 * `back` is the list with its filters if it contained the record, else the whole list; `previous` and `next` are its
 * neighbours.
 */
export function positionInList(
  list: ListName,
  id?: string,
): { back: string; previous: string | null; next: string | null } {
  const path = hrefTo(list);
  const { href, ids } = JSON.parse(
    readSetting(keyOf(list), 'session') ?? JSON.stringify({ href: path, ids: [] }),
  ) as StoredList;
  const index = id === undefined ? -1 : ids.indexOf(id);
  return {
    back: id !== undefined && index < 0 ? path : href,
    previous: index > 0 ? ids[index - 1]! : null,
    next: index >= 0 ? (ids[index + 1] ?? null) : null,
  };
}
