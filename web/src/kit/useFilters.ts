import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';

/** Filters in the query string. Other parameters are kept; an empty value removes a filter. */
export function useFilters<Name extends string>(
  names: readonly Name[],
): {
  filters: Partial<Record<Name, string>>;
  setFilters: (changed: Partial<Record<Name, string>>) => void;
  href: (changed: Partial<Record<Name, string>>) => string;
  isFiltered: boolean;
  clear: () => void;
} {
  const [params, setParams] = useSearchParams();
  const key = names.join();
  const filters = useMemo(() => {
    const present: Partial<Record<Name, string>> = {};
    for (const name of key.split(',') as Name[]) {
      const value = params.get(name);
      if (value) present[name] = value;
    }
    return present;
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
  const setFilters = useCallback(
    (changed: Partial<Record<Name, string>>) => setParams(changedParams(changed), { replace: true }),
    [setParams, changedParams],
  );
  const href = useCallback(
    (changed: Partial<Record<Name, string>>) => `?${changedParams(changed).toString()}`,
    [changedParams],
  );
  const clear = useCallback(
    () => setFilters(Object.fromEntries(key.split(',').map((name) => [name, ''])) as Partial<Record<Name, string>>),
    [setFilters, key],
  );
  return { filters, setFilters, href, isFiltered: Object.keys(filters).length > 0, clear };
}
