import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type, type ClassConstructor } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
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
import { failsWith } from './constraint.js';
import { isDay } from './day.js';
import { isVisible } from './signs.js';

/** Each checks all that the column would refuse: NUL, number ranges, lengths. */

/** Trimmed, NFC, without control characters other than line breaks and tabs, nor bidirectional controls. */
export function Text(max: number, { lines = false, empty = false } = {}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? normalizeText(value, max) : value)),
    ValidateBy(
      {
        name: 'text',
        validator: {
          validate: (value) =>
            typeof value === 'string' &&
            isWithin(value, max) &&
            (empty || isVisible(value)) &&
            !(lines ? NOT_IN_LINES : NOT_IN_A_LINE).test(value) &&
            value.isWellFormed(),
        },
      },
      failsWith(empty ? 'not-a-text-or-empty' : 'not-a-text', { max, multiline: lines }),
    ),
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
    ValidateBy(
      {
        name: 'day',
        validator: { validate: (value) => typeof value === 'string' && isDay(value) },
      },
      failsWith('not-a-day'),
    ),
    ApiProperty({ type: String, format: 'date' }),
  );
}

/** RFC 3339, with offset. */
export function Instant(): PropertyDecorator {
  return applyDecorators(
    ValidateBy(
      {
        name: 'instant',
        validator: {
          validate: (value) =>
            typeof value === 'string' &&
            INSTANT.test(value) &&
            isDay(value.slice(0, 10)) &&
            !Number.isNaN(Date.parse(value)),
        },
      },
      failsWith('not-an-instant'),
    ),
    ApiProperty({ type: String, format: 'date-time' }),
  );
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

export function Whole(min: number, max: number): PropertyDecorator {
  return applyDecorators(
    IsInt(failsWith('not-a-whole-number')),
    Min(min, failsWith('too-small', { min })),
    Max(max, failsWith('too-large', { max })),
    ApiProperty({ type: Number, minimum: min, maximum: max }),
  );
}

/** Each entry of a list. */
export function WholeEach(min: number, max: number): PropertyDecorator {
  return applyDecorators(
    IsInt({ each: true, ...failsWith('not-a-whole-number') }),
    Min(min, { each: true, ...failsWith('too-small', { min }) }),
    Max(max, { each: true, ...failsWith('too-large', { max }) }),
    ApiProperty({ type: [Number], items: { type: 'number', minimum: min, maximum: max } }),
  );
}

export function OneOf(values: readonly string[]): PropertyDecorator {
  return applyDecorators(IsIn(values, failsWith('not-one-of', { values })), ApiProperty({ enum: [...values] }));
}

export function SomeOf(values: readonly string[], max = values.length): PropertyDecorator {
  return applyDecorators(
    Entries(0, max),
    IsIn(values, { each: true, ...failsWith('not-some-of', { values }) }),
    ApiProperty({ enum: [...values], isArray: true }),
  );
}

/** A list of so many entries. */
export function Entries(min: number, max: number): PropertyDecorator {
  return applyDecorators(
    IsArray(failsWith('not-a-list')),
    ArrayMinSize(min, failsWith('too-few-entries', { min })),
    ArrayMaxSize(max, failsWith('too-many-entries', { max })),
    ApiProperty({ ...(min > 0 ? { minItems: min } : {}), maxItems: max }),
  );
}

export function Uuid(): PropertyDecorator {
  return applyDecorators(IsUUID('all', failsWith('not-a-uuid')), ApiProperty({ type: String, format: 'uuid' }));
}

/** Spaces and invisible formatting signs around and in it, as they are pasted with it, are dropped. */
export function Email(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && value.length <= 400 ? value.replace(/\p{Cf}/gu, '').trim() : value,
    ),
    // Lone surrogates make the library throw, so they are checked first.
    ValidateBy(
      {
        name: 'email',
        validator: {
          validate: (value) =>
            typeof value === 'string' && value.length <= 200 && value.isWellFormed() && isEmail(value),
        },
      },
      failsWith('not-an-email'),
    ),
    ApiProperty({ type: String, format: 'email', maxLength: 200 }),
  );
}

export function Flag(): PropertyDecorator {
  return applyDecorators(IsBoolean(failsWith('not-a-boolean')), ApiProperty({ type: Boolean }));
}

/** A BCP 47 primary language subtag, `'ti'` or `'kmr'`. */
export function Language(options?: { each: boolean }): PropertyDecorator {
  return Matches(/^[a-z]{2,3}$/, { ...options, ...failsWith('not-a-language-code') });
}

export function Part<T extends object>(of: () => ClassConstructor<T>): PropertyDecorator {
  return applyDecorators(
    ValidateBy({ name: 'object', validator: { validate: isPlain } }, failsWith('not-an-object')),
    ValidateNested(),
    Type(of),
    ApiProperty({ type: () => of() }),
  );
}

export function Parts<T extends object>(of: () => ClassConstructor<T>, max: number, min = 0): PropertyDecorator {
  return applyDecorators(
    Entries(min, max),
    ValidateBy(
      {
        name: 'objects',
        validator: { validate: (value) => Array.isArray(value) && value.every(isPlain) },
      },
      failsWith('not-objects'),
    ),
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
    ValidateBy(
      {
        name: 'month',
        validator: {
          validate: (value) => typeof value === 'string' && /^\d{4}-\d{2}$/.test(value) && isDay(`${value}-01`),
        },
      },
      failsWith('not-a-month'),
    ),
    ApiProperty({ type: String, pattern: '^\\d{4}-\\d{2}$', example: '2026-03' }),
  );
}
