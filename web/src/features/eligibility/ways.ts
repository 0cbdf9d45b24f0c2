import type { Advice, Condition, Way } from './queries';

const ORDER: readonly Way['answer'][] = ['likely', 'not-yet', 'ask', 'other-way'];

/** The ways to the passport: that of the case first, then the most hopeful. */
export function inOrder(ways: readonly Way[], procedure: string): Way[] {
  const place = (way: Way): number => (way.procedure === procedure ? -1 : ORDER.indexOf(way.answer));
  return ways.toSorted((a, b) => place(a) - place(b));
}

/** What would help with each condition, said once: not the day that stands beside it, nor what an earlier one has said. */
export function adviceOf(way: Way): Map<Condition, Advice[]> {
  const told = new Set<string>();
  return new Map(way.conditions.map((condition) => [condition, condition.better.filter(({ code, from }) => {
    const isNew = !(code === 'wait' && from === condition.from) && (code === 'tell-more' || !told.has(`${code} ${from}`));
    told.add(`${code} ${from}`);
    return isNew;
  })]));
}

/** What would help, and belongs to no condition. */
export const adviceBeside = ({ better, conditions }: Way): Advice[] =>
  better.filter((each) => !conditions.some((condition) => condition.better.some(({ code, from }) => code === each.code && from === each.from)));

/** Whole years of a number of days; a day short of a year by a leap day is a year. */
export const yearsOf = (days: number): number => Math.floor((days + 1) / 365.25);

/** What was counted, where it says the truth: it is the worst reading, and where the best is another it would say too little. */
export const certainly = ({ counted, answer }: Condition): Condition['counted'] =>
  counted && (answer !== 'ask' || counted.days >= counted.requiredDays) ? counted : null;

/** Where a rule can be read. */
export const addressesOf = ({ source }: Condition): string[] => [...new Set(source.split(/\s+;\s+/))].filter((each) => /^https?:\/\//.test(each));
