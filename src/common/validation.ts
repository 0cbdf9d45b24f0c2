import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { MAX_ERRORS, pointerTo } from './bounds.js';
import { errorIn } from './constraint.js';
import { inputError, type InputError } from './input-codes.js';
import { BadInput } from './problem.js';
import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { isPlain } from './input.js';

export function badInput(failures: ValidationError[]): BadInput {
  const errors: InputError[] = [];
  let omitted = 0;
  const walk = (level: ValidationError[], above: string): void => {
    for (const failure of level) {
      // The library does not name the entry of a list.
      const property = (failure.property as string | undefined) ?? '';
      const isFull = errors.length === MAX_ERRORS;
      const pointer = property === '' || isFull ? above : pointerTo(above, property);
      const name = Object.keys(failure.constraints ?? {}).find((each) => each !== 'nestedValidation');
      if (name !== undefined && isFull) omitted++;
      else if (name !== undefined) errors.push({ ...errorOf(failure, name), pointer });
      walk(failure.children ?? [], pointer);
    }
  };
  walk(failures, '');
  return new BadInput(errors, omitted);
}

/** What the libraries refuse by themselves; all else is named where its decorator stands. */
const OF_LIBRARIES: Readonly<Record<string, 'unknown-field' | 'not-an-object'>> = {
  whitelistValidation: 'unknown-field',
  unknownValue: 'not-an-object',
  isObject: 'not-an-object',
};

function errorOf(failure: ValidationError, name: string): InputError {
  if (name in OF_LIBRARIES) return inputError('', OF_LIBRARIES[name]);
  const error = errorIn(failure.contexts?.[name]);
  if (!error) throw new Error(`the constraint ${name} has no code`);
  return error;
}

export const RULES = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: false, value: false },
} as const;
export const inputPipe = new ValidationPipe({ ...RULES, transform: true, exceptionFactory: badInput });
/** Validates outside a route; throws {@link BadInput}. */
export function checked<T extends object>(type: ClassConstructor<T>, value: unknown): T {
  if (!isPlain(value)) throw new BadInput([inputError('', 'not-an-object')]);
  const instance = plainToInstance(type, value);
  const errors = validateSync(instance, RULES);
  if (errors.length > 0) throw badInput(errors);
  return instance;
}
