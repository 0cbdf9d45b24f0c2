// What the server says of ways, as far as their order and words go; imports nothing, so that it is tested by itself.
interface Said {
  code: string;
  from: string | null;
}
interface Open<A> {
  from: string | null;
  better: readonly A[];
}

const ORDER: readonly string[] = ['likely', 'not-yet', 'ask', 'other-way'];
/** What says of each condition anew why it is open. */
const EACH: readonly string[] = ['tell-more', 'ask-adviser'];

/** The ways to the passport: that of the case first, then the most hopeful. */
export function inOrder<W extends { procedure: string; answer: string }>(ways: readonly W[], procedure: string): W[] {
  const place = (way: W): number => (way.procedure === procedure ? -1 : ORDER.indexOf(way.answer));
  return ways.toSorted((a, b) => place(a) - place(b));
}

/** What would help with each condition, said once: not the day that stands beside it, nor what an earlier one has said. */
export function adviceOf<A extends Said, C extends Open<A>>({
  conditions,
}: {
  conditions: readonly (C & Open<A>)[];
}): Map<C, A[]> {
  const told = new Set<string>();
  return new Map(
    conditions.map((condition) => [
      condition,
      condition.better.filter(({ code, from }) => {
        const isNew =
          !(code === 'wait' && from === condition.from) && (EACH.includes(code) || !told.has(`${code} ${from}`));
        told.add(`${code} ${from}`);
        return isNew;
      }),
    ]),
  );
}

/** What would help, and belongs to no condition; the last day to file stands by itself. */
export const adviceBeside = <A extends Said>({
  better,
  conditions,
}: {
  better: readonly A[];
  conditions: readonly Open<A>[];
}): A[] =>
  better.filter(
    (each) =>
      each.code !== 'file-before' &&
      !conditions.some((condition) =>
        condition.better.some(({ code, from }) => code === each.code && from === each.from),
      ),
  );

/** Where a rule can be read. */
export const addressesOf = ({ source }: { source: string }): string[] =>
  [...new Set(source.split(/\s+;\s+/))].filter((each) => /^https?:\/\//.test(each));
