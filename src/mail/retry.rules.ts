const MINUTE = 60_000;
/** RFC 5321, 4.5.4.1: four to five days. */
const KEEP_TRYING_MINUTES = 5 * 24 * 60;
const LONGEST_WAIT_MINUTES = 4 * 60;

/** Milliseconds: 1, 2, 4 … minutes, then four hours; null after five days. */
export function waitAfter(attempts: number): number | null {
  let waited = 0;
  for (let attempt = 1; attempt < attempts; attempt++) waited += minutesAfter(attempt);
  return waited >= KEEP_TRYING_MINUTES ? null : minutesAfter(attempts) * MINUTE;
}

/** Milliseconds: 15 seconds to five minutes. */
export function probeWait(failures: number): number {
  return Math.min(15_000 * 2 ** Math.min(failures - 1, 10), 5 * MINUTE);
}

function minutesAfter(attempt: number): number {
  return Math.min(2 ** Math.min(attempt - 1, 20), LONGEST_WAIT_MINUTES);
}
