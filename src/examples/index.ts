import { ACCOUNTS } from './accounts.js';
import { ADVISERS } from './advisers.js';
import { CASES } from './cases.js';
import { IRREGULARITIES } from './irregularities.js';
import { ORGANISATIONS } from './organisations.js';
import type {
  ExampleAccount,
  ExampleAdviser,
  ExampleCase,
  ExampleIrregularity,
  ExampleOrganisation,
} from './shapes.js';

export { ACCOUNTS, DEMO_PASSWORD } from './accounts.js';
export { ADVISERS } from './advisers.js';
export { CASES, STORIES } from './cases.js';
export { IRREGULARITIES } from './irregularities.js';
export { ORGANISATIONS } from './organisations.js';
export * from './shapes.js';

export function exampleAccount(key: string): ExampleAccount {
  return named('account', ACCOUNTS, key);
}

export function exampleAdviser(key: string): ExampleAdviser {
  return named('adviser', ADVISERS, key);
}

export function exampleCase(key: string): ExampleCase {
  return named('case', CASES, key);
}

export function exampleIrregularity(key: string): ExampleIrregularity {
  return named('irregularity', IRREGULARITIES, key);
}

export function exampleOrganisation(key: string): ExampleOrganisation {
  return named('organisation', ORGANISATIONS, key);
}

function named<T extends { key: string }>(kind: string, all: readonly T[], key: string): T {
  const found = all.find((one) => one.key === key);
  if (!found) throw new Error(`The demonstration has no ${kind} '${key}'`);
  return found;
}
