/** Ranges of whole numbers or rates for the colours of a map, lowest first; at most five, none of them empty. */
export interface MapClass {
  from: number;
  to: number;
}

const COLOURS = 5;

/**
 * Few different values: each its own class. Many: about as many cantons in each, so that one large number does not make
 * all others look alike. What is 0 belongs to no class.
 */
export function classesOf(values: readonly number[]): MapClass[] {
  const different = [...new Set(values.filter((value) => value > 0))].sort((one, other) => one - other);
  if (different.length <= COLOURS) return different.map((value) => ({ from: value, to: value }));
  const ends = Array.from({ length: COLOURS }, (_, index) => Math.ceil((different.length * (index + 1)) / COLOURS));
  return ends.map((end, index) => ({ from: different[ends[index - 1] ?? 0]!, to: different[end - 1]! }));
}

/** Which colour a value has: 0 for none, else 1 to 5; few classes use the stronger colours. */
export function colourOf(value: number | undefined, classes: readonly MapClass[]): number {
  const found = value ? classes.findIndex(({ to }) => value <= to) : -1;
  return found < 0 ? 0 : Math.round(((found + 1) * COLOURS) / classes.length);
}
