/** What nobody sends by mistake, and what everybody sends by mistake, in the place of any value. */
export const HOSTILE: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  true,
  [],
  {},
  [null],
  [[[]]],
  { a: { b: {} } },
  'a\u0000b',
  '\u0000',
  '\ud800',
  '\u202e',
  '\r\nBcc: a@example.org',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '-1',
  '1e9',
  'NaN',
  'true',
  'null',
  'undefined',
  "'; drop table people; --",
  '%',
  '\\',
  '${7*7}',
  '<script>',
  'x'.repeat(5000),
  'ä'.repeat(300),
  '𝒳'.repeat(90),
  '0190aaaa-0000-7000-8000-000000000000',
  'not-a-uuid',
  { toString: 'x' },
  { length: 1e9 },
  ['x'.repeat(300)],
  Array.from({ length: 300 }, () => 'fr'),
  Array.from({ length: 300 }, () => ({})),
];

type Path = (string | number)[];

/** Every place in a body, its own included, at which something else could stand. */
export function placesIn(value: unknown, at: Path = []): Path[] {
  const inside =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => placesIn(each, [...at, key]))
      : [];
  return [at, ...inside];
}

/** The body with something else at one place. */
export function withAt(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...(value as unknown[])] as never)
    : { ...(value as object) };
  copy[key] = withAt(copy[key], rest, other);
  return copy;
}
