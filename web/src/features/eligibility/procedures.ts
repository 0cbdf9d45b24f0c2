// Imports nothing, so that tests can load it under Node's module rules.
interface AdviceLike {
  code: string;
  from: string | null;
}
interface ConditionLike<A> {
  from: string | null;
  better: readonly A[];
}

/** The questions that open a way; both ways of spouses begin with the same. */
export const OPENING_QUESTIONS = [
  'marriage',
  'close-ties',
  'born-in-switzerland',
  'parent-naturalised',
  'stateless',
  'loss',
] as const;
export type OpeningQuestion = (typeof OPENING_QUESTIONS)[number];

const ANSWER_ORDER: readonly string[] = ['likely', 'not-yet', 'ask', 'other-way'];
/** Advice that is repeated for each open condition. */
const REPEATED_CODES: readonly string[] = ['tell-more', 'ask-adviser'];

interface ProcedureLike {
  procedure: string;
  answer: string;
  until: string | null;
  opensWith: string | null;
}

/**
 * Sorts ways that close first, by their last day, then the procedure of the case, then the most promising. On the day
 * of filing (`isFiled`) nothing closes any more.
 */
export function sortProcedures<W extends ProcedureLike>(
  assessments: readonly W[],
  procedure: string,
  isFiled = false,
): W[] {
  const closes = ({ until, answer }: W): boolean => !isFiled && until !== null && answer !== 'other-way';
  const rank = (assessment: W): number =>
    closes(assessment) ? -2 : assessment.procedure === procedure ? -1 : ANSWER_ORDER.indexOf(assessment.answer);
  return assessments.toSorted(
    (a, b) => rank(a) - rank(b) || (closes(a) && closes(b) ? a.until!.localeCompare(b.until!) : 0),
  );
}

/** Ways to show in full, and those of which nobody has asked yet what opens them; that of the case is always shown. */
export function splitProcedures<W extends ProcedureLike>(
  sorted: readonly W[],
  procedure: string,
): { shown: W[]; toAsk: W[] } {
  const isToAsk = (each: W): boolean => each.opensWith !== null && each.procedure !== procedure;
  return { shown: sorted.filter((each) => !isToAsk(each)), toAsk: sorted.filter(isToAsk) };
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

/** The ways by the question that opens them, in their order. */
export function questionsOf<W extends ProcedureLike>(toAsk: readonly W[]): [OpeningQuestion, W[]][] {
  const questions = new Map<OpeningQuestion, W[]>();
  for (const way of toAsk) {
    const code = way.opensWith === 'marriage-abroad' ? 'marriage' : way.opensWith;
    const question = OPENING_QUESTIONS.find((each) => each === code);
    if (question) questions.set(question, [...(questions.get(question) ?? []), way]);
  }
  return [...questions];
}
