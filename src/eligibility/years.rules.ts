interface Counting {
  answer: 'met' | 'not-yet' | 'ask';
  counted: { days: number; requiredDays: number } | null;
}

/** One more, since ten years are 3652 or 3653 days. */
const yearsOf = (days: number): number => Math.floor((days + 1) / 365.25);

/** Whole years, by the worst reading; null where they do not explain the answer. A day short of ten years is nine. */
export function countedYears({ answer, counted }: Counting): { have: number; need: number } | null {
  if (!counted) return null;
  const short = counted.days < counted.requiredDays;
  if ((answer === 'not-yet') !== short) return null;
  const need = yearsOf(counted.requiredDays);
  return { have: short ? Math.min(yearsOf(counted.days), need - 1) : yearsOf(counted.days), need };
}
