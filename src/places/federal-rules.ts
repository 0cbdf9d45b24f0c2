import type { FederalRule } from './legal-rule.rules.js';
import file from './data/federal-rules.json' with { type: 'json' };

/** What is not at least read caps the conditions that rest on it at *ask*. */
export const FEDERAL_RULES: readonly FederalRule[] = file.rules.map(({ values, ...row }) => ({
  ...row,
  state: row.state as FederalRule['state'],
  values: values as FederalRule['values'],
  verified: row.state !== 'unread',
}));
