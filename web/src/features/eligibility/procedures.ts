// What the server says of ways, as far as their order and words go; imports nothing, so that it is tested by itself.
interface AdviceLike {
  code: string;
  from: string | null;
}
interface ConditionLike<A> {
  from: string | null;
  better: readonly A[];
}

const ANSWER_ORDER: readonly string[] = ['likely', 'not-yet', 'ask', 'other-way'];
/** What says of each condition anew why it is open. */
const REPEATED_CODES: readonly string[] = ['tell-more', 'ask-adviser'];

/** The ways to the passport: that of the case first, then the most hopeful. */
export function sortProcedures<W extends { procedure: string; answer: string }>(
  assessments: readonly W[],
  procedure: string,
): W[] {
  const rank = (assessment: W): number =>
    assessment.procedure === procedure ? -1 : ANSWER_ORDER.indexOf(assessment.answer);
  return assessments.toSorted((a, b) => rank(a) - rank(b));
}

/** What would help with each condition, said once: not the day that stands beside it, nor what an earlier one has said. */
export function adviceByCondition<A extends AdviceLike, C extends ConditionLike<A>>({
  conditions,
}: {
  conditions: readonly (C & ConditionLike<A>)[];
}): Map<C, A[]> {
  const given = new Set<string>();
  return new Map(
    conditions.map((condition) => [
      condition,
      condition.better.filter(({ code, from }) => {
        const isNew =
          !(code === 'wait' && from === condition.from) &&
          (REPEATED_CODES.includes(code) || !given.has(`${code} ${from}`));
        given.add(`${code} ${from}`);
        return isNew;
      }),
    ]),
  );
}

/** What would help, and belongs to no condition; the last day to file stands by itself. */
export const generalAdvice = <A extends AdviceLike>({
  better,
  conditions,
}: {
  better: readonly A[];
  conditions: readonly ConditionLike<A>[];
}): A[] =>
  better.filter(
    (each) =>
      each.code !== 'file-before' &&
      !conditions.some((condition) =>
        condition.better.some(({ code, from }) => code === each.code && from === each.from),
      ),
  );

/** Where a rule can be read. */
export const sourceUrls = ({ source }: { source: string }): string[] =>
  [...new Set(source.split(/\s+;\s+/))].filter((each) => /^https?:\/\//.test(each));
