const SIGNS = new Intl.Segmenter();

/** The first letter of a name, with the marks above or below it. */
export function initialOf(name: string | null): string | null {
  return name === null ? null : ([...SIGNS.segment(name)][0]?.segment ?? null);
}
