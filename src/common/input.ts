import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type, type ClassConstructor } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  isEmail,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { composed, hasStackedMarks } from './bounds.js';
import { isDay } from './day.js';

/** Each checks all that the column would refuse: NUL, number ranges, lengths. */

/** Trimmed, NFC, without control characters other than line breaks and tabs, nor bidirectional controls. */
export function Text(max: number, { lines = false, empty = false } = {}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? normalizeText(value, max) : value)),
    ValidateBy({
      name: 'text',
      validator: {
        validate: (value) =>
          typeof value === 'string' &&
          isWithin(value, max) &&
          (empty || value.length > 0) &&
          !(lines ? NOT_IN_LINES : NOT_IN_A_LINE).test(value) &&
          value.isWellFormed(),
        defaultMessage: () =>
          `is a text of ${empty ? 0 : 1} to ${max} signs${lines ? '' : ' on one line'}, without control signs`,
      },
    }),
    ApiProperty({ type: String, maxLength: max, ...(empty ? {} : { minLength: 1 }) }),
  );
}

/** What is too long or has stacked marks stays as it is, and is refused later. */
function normalizeText(text: string, max: number): string {
  return composed(text, max)?.replace(BIDI_CONTROLS, '').trim() ?? text;
}

function isWithin(text: string, max: number): boolean {
  return text.length <= max * 2 && [...text].length <= max && !hasStackedMarks(text);
}

/** Bidirectional embeddings, overrides and isolates: phones paste them, and they would turn the text beside a name. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
// eslint-disable-next-line no-control-regex -- control signs are what is looked for
const NOT_IN_A_LINE = /[\u0000-\u001f\u007f\u2028\u2029]/;
// eslint-disable-next-line no-control-regex -- control signs are what is looked for
const NOT_IN_LINES = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** `'2026-03-02'` */
export function Day(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'day',
      validator: {
        validate: (value) => typeof value === 'string' && isDay(value),
        defaultMessage: () => 'is a day that exists, such as 2026-03-02',
      },
    }),
    ApiProperty({ type: String, format: 'date' }),
  );
}

/** RFC 3339, with offset. */
export function Instant(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'instant',
      validator: {
        validate: (value) =>
          typeof value === 'string' &&
          INSTANT.test(value) &&
          isDay(value.slice(0, 10)) &&
          !Number.isNaN(Date.parse(value)),
        defaultMessage: () => 'is an instant with its offset, such as 2026-03-02T19:30:00+01:00',
      },
    }),
    ApiProperty({ type: String, format: 'date-time' }),
  );
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

export function Whole(min: number, max: number): PropertyDecorator {
  return applyDecorators(
    IsInt({ message: 'is a whole number' }),
    Min(min),
    Max(max),
    ApiProperty({ type: Number, minimum: min, maximum: max }),
  );
}

export function OneOf(values: readonly string[]): PropertyDecorator {
  return applyDecorators(
    IsIn(values, { message: `is one of ${values.join(', ')}` }),
    ApiProperty({ enum: [...values] }),
  );
}

export function SomeOf(values: readonly string[], max = values.length): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(max),
    IsIn(values, { each: true, message: `holds only ${values.join(', ')}` }),
    ApiProperty({ enum: [...values], isArray: true }),
  );
}

export function Uuid(): PropertyDecorator {
  return applyDecorators(IsUUID('all', { message: 'is a UUID' }), ApiProperty({ type: String, format: 'uuid' }));
}

export function Email(): PropertyDecorator {
  return applyDecorators(
    // Lone surrogates make the library throw, so they are checked first.
    ValidateBy({
      name: 'email',
      validator: {
        validate: (value) => typeof value === 'string' && value.length <= 200 && value.isWellFormed() && isEmail(value),
        defaultMessage: () => 'is an e-mail address',
      },
    }),
    ApiProperty({ type: String, format: 'email', maxLength: 200 }),
  );
}

export function Flag(): PropertyDecorator {
  return applyDecorators(IsBoolean({ message: 'is true or false' }), ApiProperty({ type: Boolean }));
}

/** A BCP 47 primary language subtag, `'ti'` or `'kmr'`. */
export function Language(options?: { each: boolean }): PropertyDecorator {
  return Matches(/^[a-z]{2,3}$/, { ...options, message: 'is a language code of two or three small letters' });
}

export function Part<T extends object>(of: () => ClassConstructor<T>): PropertyDecorator {
  return applyDecorators(
    ValidateBy({ name: 'object', validator: { validate: isPlain, defaultMessage: () => 'is an object' } }),
    ValidateNested(),
    Type(of),
    ApiProperty({ type: () => of() }),
  );
}

export function Parts<T extends object>(of: () => ClassConstructor<T>, max: number): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(max),
    ValidateBy({
      name: 'objects',
      validator: {
        validate: (value) => Array.isArray(value) && value.every(isPlain),
        defaultMessage: () => 'holds objects',
      },
    }),
    ValidateNested({ each: true }),
    Type(of),
    ApiProperty({ type: () => of(), isArray: true }),
  );
}

export function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** May be absent; `null` is refused. */
export function Optional(): PropertyDecorator {
  return applyDecorators(
    ValidateIf((_, value) => value !== undefined),
    ApiProperty({ required: false }),
  );
}

/** May be absent; null clears it. */
export function OptionalOrNull(): PropertyDecorator {
  return applyDecorators(IsOptional(), ApiProperty({ required: false, nullable: true }));
}

export function QueryNumber(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value,
  );
}

export function QueryFlag(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));
}

export function QueryList(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value));
}

/** `'2026-03'` */
export function Month(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({
      name: 'month',
      validator: {
        validate: (value) => typeof value === 'string' && /^\d{4}-\d{2}$/.test(value) && isDay(`${value}-01`),
        defaultMessage: () => 'is a month such as 2026-03',
      },
    }),
    ApiProperty({ type: String, pattern: '^\\d{4}-\\d{2}$', example: '2026-03' }),
  );
}
