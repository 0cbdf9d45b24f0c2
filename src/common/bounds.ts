import { inputError, type InputError } from './input-codes.js';

/** Checked before anything is normalised, copied or validated, since those take more than linear time. */

/** Bytes; files apart. */
export const OPEN_BODY_LIMIT = 65_536;
export const BODY_LIMIT = 1_048_576;
export const MAX_ERRORS = 50;

/** Recursion must not exhaust the stack. */
const MAX_DEEP = 20;
const MAX_ENTRIES = 500;
/** 40 periods of seven fields, and some more. */
export const MAX_FIELDS = 300;
/** Objects, lists and values together: twice 500 periods of three values, and some more. */
const MAX_VALUES = 5000;
/** Field names come from the client. */
const LONGEST_POINTER = 200;

export function beyondBounds(input: unknown): InputError | null {
  let values = 0;
  let level: [pointer: string, value: object][] = isObject(input) ? [['', input]] : [];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEEP) return inputError('', 'nested-too-deeply');
    const below: typeof level = [];
    for (const [pointer, value] of level) {
      const names = Object.keys(value);
      if (Array.isArray(value) && names.length > MAX_ENTRIES)
        return inputError(pointer, 'beyond-entries', { max: MAX_ENTRIES });
      if (!Array.isArray(value) && names.length > MAX_FIELDS)
        return inputError(pointer, 'beyond-fields', { max: MAX_FIELDS });
      values += names.length;
      if (values > MAX_VALUES) return inputError('', 'beyond-values', { max: MAX_VALUES });
      for (const name of names) {
        const inner = (value as Record<string, unknown>)[name];
        if (isObject(inner)) below.push([pointerTo(pointer, name), inner]);
      }
    }
    level = below;
  }
  return null;
}

export function pointerTo(above: string, name: string): string {
  const cut = name.slice(0, LONGEST_POINTER).replaceAll('~', '~0').replaceAll('/', '~1');
  const pointer = `${above}/${cut}`;
  return pointer.length > LONGEST_POINTER ? `${pointer.slice(0, LONGEST_POINTER).toWellFormed()}…` : pointer;
}

/** More marks than any script has (UAX #15, Stream-Safe Text Format); ordering them is quadratic. */
const STACKED = /\p{M}{31}/u;
const EXCESS_MARKS = /(\p{M}{30})\p{M}+/gu;
/** In code units, before composition. */
const UNITS_PER_LETTER = 4;

export function hasStackedMarks(text: string): boolean {
  return STACKED.test(text);
}

/** NFC; null when longer than `max` code points or with stacked marks. */
export function composed(text: string, max: number): string | null {
  if (text.length > max * UNITS_PER_LETTER || hasStackedMarks(text)) return null;
  return text.normalize('NFC');
}

/** NFC, with at most 30 marks per letter; `units` are UTF-16. */
export function composedBeginning(text: string, units: number): string {
  return text.slice(0, units).toWellFormed().replace(EXCESS_MARKS, '$1').normalize('NFC');
}

export function firstCodePoints(text: string, max: number): string {
  return text.length <= max ? text : [...text.slice(0, max * 2)].slice(0, max).join('');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
