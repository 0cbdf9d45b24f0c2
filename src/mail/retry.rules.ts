const MINUTE = 60_000;
/** RFC 5321, 4.5.4.1: a sender gives up after four to five days. */
const KEEP_TRYING_MINUTES = 5 * 24 * 60;
const LONGEST_WAIT_MINUTES = 4 * 60;

/**
 * How long a letter waits after so many attempts that failed because of this letter (1: after the first), in
 * milliseconds: 1, 2, 4 ... minutes, then every four hours. Null: five days are over, it is given up.
 */
export function waitAfter(attempts: number): number | null {
  let waited = 0;
  for (let attempt = 1; attempt < attempts; attempt++) waited += minutesAfter(attempt);
  return waited >= KEEP_TRYING_MINUTES ? null : minutesAfter(attempts) * MINUTE;
}

/**
 * How long nobody asks a mail server that did not answer so many times in a row (1: the first), in milliseconds: from
 * fifteen seconds to five minutes.
 */
export function probeWait(failures: number): number {
  return Math.min(15_000 * 2 ** Math.min(failures - 1, 10), 5 * MINUTE);
}

function minutesAfter(attempt: number): number {
  return Math.min(2 ** Math.min(attempt - 1, 20), LONGEST_WAIT_MINUTES);
}
