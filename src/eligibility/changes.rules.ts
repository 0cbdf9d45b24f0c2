import type { Assessment } from './assessment.js';

/** `procedure`, or `procedure/condition`; a later day counts as a change. */
export function differences(before: readonly Assessment[], after: readonly Assessment[]): string[] {
  // A way that nobody judged then has not changed.
  const known = new Set(before.map(({ procedure }) => procedure));
  const [old, now] = [answersOf(before), answersOf(after.filter(({ procedure }) => known.has(procedure)))];
  return [...new Set([...old.keys(), ...now.keys()])].filter((code) => old.get(code) !== now.get(code));
}

function answersOf(assessments: readonly Assessment[]): Map<string, string> {
  const result = new Map<string, string>();
  for (const { procedure, answer, from, conditions } of assessments) {
    result.set(procedure, `${answer} ${from ?? ''}`);
    for (const each of conditions) result.set(`${procedure}/${each.code}`, `${each.answer} ${each.from ?? ''}`);
  }
  return result;
}
