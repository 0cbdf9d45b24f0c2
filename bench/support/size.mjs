/** Whether every part is to run once in its smallest size: to see that it runs, not how fast. */
export const SMALLEST = process.env.BENCH_SIZE === 'smallest';

/** The size a part is measured in: as the environment says, or its own, or the smallest. */
export function sizeOf(variable, usual, smallest) {
  return Number(process.env[variable] ?? (SMALLEST ? smallest : usual));
}
