import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { MAX_ERRORS, pointerTo } from './bounds.js';
import { BadInput, type InputError } from './problem.js';
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
      const [name, detail] =
        Object.entries(failure.constraints ?? {}).find(([each]) => each !== 'nestedValidation') ?? [];
      if (detail !== undefined && isFull) omitted++;
      else if (detail !== undefined)
        errors.push({
          pointer,
          detail: name === 'whitelistValidation' ? 'is not a field of this' : withoutName(detail, property),
        });
      walk(failure.children ?? [], pointer);
    }
  };
  walk(failures, '');
  return new BadInput(errors, omitted);
}

function withoutName(detail: string, property: string): string {
  const words = detail.replace(/^each value in /, '');
  return words.startsWith(`${property} `) ? words.slice(property.length + 1) : words;
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
  if (!isPlain(value)) throw new BadInput([{ pointer: '', detail: 'is an object' }]);
  const instance = plainToInstance(type, value);
  const errors = validateSync(instance, RULES);
  if (errors.length > 0) throw badInput(errors);
  return instance;
}
