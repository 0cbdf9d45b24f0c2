export interface MapClass {
  from: number;
  to: number;
}

const COLOURS = 5;

/**
 * Few values get a class each; many are split into quantiles, so that one large number does not flatten the others. 0
 * belongs to no class.
 */
export function mapClassesOf(values: readonly number[]): MapClass[] {
  const distinct = [...new Set(values.filter((value) => value > 0))].sort((one, other) => one - other);
  if (distinct.length <= COLOURS) return distinct.map((value) => ({ from: value, to: value }));
  const ends = Array.from({ length: COLOURS }, (_, index) => Math.ceil((distinct.length * (index + 1)) / COLOURS));
  return ends.map((end, index) => ({ from: distinct[ends[index - 1] ?? 0]!, to: distinct[end - 1]! }));
}

/** 0 for none, else 1 to 5; few classes use the stronger colours. */
export function colourIndexOf(value: number | undefined, classes: readonly MapClass[]): number {
  const index = value ? classes.findIndex(({ to }) => value <= to) : -1;
  return index < 0 ? 0 : Math.round(((index + 1) * COLOURS) / classes.length);
}
