// Imports nothing, so that tests can load it under Node's module rules.
interface AdviceLike {
  code: string;
  from: string | null;
}
interface ConditionLike<A> {
  from: string | null;
  better: readonly A[];
}

const ANSWER_ORDER: readonly string[] = ['likely', 'not-yet', 'ask', 'other-way'];
/** Advice that is repeated for each open condition. */
const REPEATED_CODES: readonly string[] = ['tell-more', 'ask-adviser'];

/** Sorts the procedure of the case first, then the most promising. */
export function sortProcedures<W extends { procedure: string; answer: string }>(
  assessments: readonly W[],
  procedure: string,
): W[] {
  const rank = (assessment: W): number =>
    assessment.procedure === procedure ? -1 : ANSWER_ORDER.indexOf(assessment.answer);
  return assessments.toSorted((a, b) => rank(a) - rank(b));
}

/** Maps conditions to their advice without repetitions and without a waiting day that is shown anyway. */
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

/** Advice that belongs to no condition; the last day to file is shown separately. */
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

export const sourceUrls = ({ source }: { source: string }): string[] =>
  [...new Set(source.split(/\s+;\s+/))].filter((each) => /^https?:\/\//.test(each));
