interface Counting {
  answer: 'met' | 'not-yet' | 'ask';
  counted: { days: number; requiredDays: number } | null;
}

/** Whole years of a number of days; those of ten years without a third leap day are ten years too. */
const yearsOf = (days: number): number => Math.floor((days + 1) / 365.25);

/**
 * What was counted and what is needed, in whole years, where it explains the answer; null where it does not. It is the worst
 * reading: where the best is another it would say too little, and where something else is lacking (the last five years, the
 * six real ones) it would say that enough is not enough. One day short of ten years are nine.
 */
export function countedYears({ answer, counted }: Counting): { have: number; need: number } | null {
  if (!counted) return null;
  const short = counted.days < counted.requiredDays;
  if ((answer === 'not-yet') !== short) return null;
  const need = yearsOf(counted.requiredDays);
  return { have: short ? Math.min(yearsOf(counted.days), need - 1) : yearsOf(counted.days), need };
}
