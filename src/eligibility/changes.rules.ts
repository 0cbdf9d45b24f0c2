import type { Assessment } from './assess.rules.js';

/** What is answered otherwise: procedures, and conditions as `procedure/condition`. A later day alone is a change too. */
export function differences(before: readonly Assessment[], after: readonly Assessment[]): string[] {
  const [old, now] = [answersOf(before), answersOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((code) => old.get(code) !== now.get(code));
}

function answersOf(assessments: readonly Assessment[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { procedure, answer, from, conditions } of assessments) {
    found.set(procedure, `${answer} ${from ?? ''}`);
    for (const each of conditions) found.set(`${procedure}/${each.code}`, `${each.answer} ${each.from ?? ''}`);
  }
  return found;
}
