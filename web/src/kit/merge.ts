export const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The parts of `mine` that differ from what they were when one began to type. */
export function changedFields<T extends object>(base: T, mine: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(mine).filter(([name, value]) => !isEqual(value, base[name as keyof T])),
  ) as Partial<T>;
}

/** What somebody else has written meanwhile, joined with one's own: only where both changed the same thing is a choice needed; until then one's own stands. */
export function mergeChanges<T extends object>(base: T, mine: T, theirs: T): { value: T; conflicts: (keyof T)[] } {
  const changed = changedFields(base, mine);
  const conflicts = (Object.keys(changed) as (keyof T)[]).filter(
    (name) => !isEqual(theirs[name], base[name]) && !isEqual(theirs[name], mine[name]),
  );
  return { value: { ...theirs, ...changed }, conflicts };
}

/** The fields of `from` that `like` has. */
export function pick<T extends object>(from: T, shape: Partial<T>): Partial<T> {
  return Object.fromEntries(Object.keys(shape).map((name) => [name, from[name as keyof T]])) as Partial<T>;
}
