import { jest } from '@jest/globals';

/** Stryker tries properties once per mutant: a few examples tell most mutants apart. */
const MAX_RUNS = 25;
interface FastCheck {
  assert: (property: unknown, parameters?: { numRuns?: number }) => unknown;
}

jest.mock('fast-check', () => {
  const { default: real, ...rest } = jest.requireActual<{ default: FastCheck }>('fast-check');
  const assert: FastCheck['assert'] = (property, parameters) =>
    real.assert(property, { ...parameters, numRuns: Math.min(parameters?.numRuns ?? 100, MAX_RUNS) });
  return { __esModule: true, ...rest, assert, default: { ...real, assert } };
});
