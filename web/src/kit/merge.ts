export const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The fields of `mine` that differ from `base`. */
export function changedFields<T extends object>(base: T, mine: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(mine).filter(([name, value]) => !isEqual(value, base[name as keyof T])),
  ) as Partial<T>;
}

/** Merges both versions; a conflict is a field that both changed differently, where `mine` is kept for now. */
export function mergeChanges<T extends object>(base: T, mine: T, theirs: T): { value: T; conflicts: (keyof T)[] } {
  const changed = changedFields(base, mine);
  const conflicts = (Object.keys(changed) as (keyof T)[]).filter(
    (name) => !isEqual(theirs[name], base[name]) && !isEqual(theirs[name], mine[name]),
  );
  return { value: { ...theirs, ...changed }, conflicts };
}

export function pick<T extends object>(from: T, shape: Partial<T>): Partial<T> {
  return Object.fromEntries(Object.keys(shape).map((name) => [name, from[name as keyof T]])) as Partial<T>;
}
