/** Numbers between 0 and 1 that are the same on every run (mulberry32). */
export function diceFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A UUID of version 7 for an instant, in milliseconds. */
export function idAt(dice, milliseconds) {
  const time = Math.floor(milliseconds).toString(16).padStart(12, '0');
  const hex = (digits) =>
    Math.floor(dice() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${'89ab'[Math.floor(dice() * 4)]}${hex(3)}-${hex(6)}${hex(6)}`;
}

/** Draws a key of `{ key: weight }`. */
export function drawer(weights) {
  const entries = Object.entries(weights);
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  return (dice) => {
    let at = dice() * total;
    for (const [key, weight] of entries) if ((at -= weight) < 0) return key;
    return entries[0][0];
  };
}
