/**
 * Waits for `work`, but no longer than `ms` milliseconds. Answers whether it ended in time; what it throws is thrown,
 * unless that comes too late. The work itself goes on.
 */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const ended = work.then(() => true);
  // A failure after the time is over is nobody's any more.
  ended.catch(() => undefined);
  try {
    return await Promise.race([ended, late]);
  } finally {
    clearTimeout(timer);
  }
}
