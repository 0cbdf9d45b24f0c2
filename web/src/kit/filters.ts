import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';

/**
 * Filters as they stand in the address: can be shared, kept as a bookmark, and gone back to. Unknown names are left alone;
 * an empty value takes its filter away.
 */
export function useFilters<Name extends string>(
  names: readonly Name[],
): {
  filters: Partial<Record<Name, string>>;
  set: (changed: Partial<Record<Name, string>>) => void;
  href: (changed: Partial<Record<Name, string>>) => string;
  any: boolean;
  clear: () => void;
} {
  const [params, setParams] = useSearchParams();
  const key = names.join();
  const filters = useMemo(() => {
    const found: Partial<Record<Name, string>> = {};
    for (const name of key.split(',') as Name[]) {
      const value = params.get(name);
      if (value) found[name] = value;
    }
    return found;
  }, [params, key]);
  const changedParams = useCallback(
    (changed: Partial<Record<Name, string>>) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(changed) as [Name, string | undefined][]) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      return next;
    },
    [params],
  );
  const set = useCallback(
    (changed: Partial<Record<Name, string>>) => setParams(changedParams(changed), { replace: true }),
    [setParams, changedParams],
  );
  const href = useCallback(
    (changed: Partial<Record<Name, string>>) => `?${changedParams(changed).toString()}`,
    [changedParams],
  );
  const clear = useCallback(
    () => set(Object.fromEntries(key.split(',').map((name) => [name, ''])) as Partial<Record<Name, string>>),
    [set, key],
  );
  return { filters, set, href, any: Object.keys(filters).length > 0, clear };
}
