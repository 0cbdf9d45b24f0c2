export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The parts of `mine` that differ from what they were when one began to type. */
export function changedIn<T extends object>(base: T, mine: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(mine).filter(([name, value]) => !same(value, base[name as keyof T])),
  ) as Partial<T>;
}

/** What somebody else has written meanwhile, joined with one's own: only where both changed the same thing is a choice needed; until then one's own stands. */
export function merge<T extends object>(base: T, mine: T, theirs: T): { value: T; clashes: (keyof T)[] } {
  const changed = changedIn(base, mine);
  const clashes = (Object.keys(changed) as (keyof T)[]).filter(
    (name) => !same(theirs[name], base[name]) && !same(theirs[name], mine[name]),
  );
  return { value: { ...theirs, ...changed }, clashes };
}

/** The fields of `from` that `like` has. */
export function pick<T extends object>(from: T, like: Partial<T>): Partial<T> {
  return Object.fromEntries(Object.keys(like).map((name) => [name, from[name as keyof T]])) as Partial<T>;
}
