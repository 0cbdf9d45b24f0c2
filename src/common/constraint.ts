import type { ValidationOptions } from 'class-validator';
import { inputError, type InputCode, type InputError, type ParamsArgument } from './input-codes.js';

/** The options of a decorator of class-validator: what its refusal is called. */
export function failsWith<C extends InputCode>(code: C, ...params: ParamsArgument<C>): ValidationOptions {
  const error = inputError('', code, ...params);
  return { message: error.detail, context: { error } };
}

/** What {@link failsWith} left with a failure. */
export function errorIn(context: unknown): InputError | undefined {
  return (context as { error?: InputError } | undefined)?.error;
}
