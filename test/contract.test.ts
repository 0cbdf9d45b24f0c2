import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import '../src/app.module.js';
import { errorIn } from '../src/common/constraint.js';
import { INPUT_CODES } from '../src/common/input-codes.js';

interface Constraint {
  type: string;
  name?: string;
  propertyName: string;
  context?: unknown;
}

/** What steers the library and never refuses by itself, or is always preceded by a constraint that does. */
const NO_REFUSALS = ['conditionalValidation', 'nestedValidation'];

describe('the contract with the client', () => {
  it('has a code for every constraint of every class that comes in', () => {
    const { validationMetadatas } = getMetadataStorage() as unknown as {
      validationMetadatas: Map<{ name: string }, Constraint[]>;
    };
    expect(validationMetadatas.size).toBeGreaterThan(60);
    const without = [...validationMetadatas].flatMap(([{ name }, constraints]) =>
      constraints
        .filter(({ type, context }) => !NO_REFUSALS.includes(type) && !((errorIn(context)?.code ?? '') in INPUT_CODES))
        .map((each) => `${name}.${each.propertyName}: ${each.name ?? each.type}`),
    );
    expect(without).toEqual([]);
  });
});
