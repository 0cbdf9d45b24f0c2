import type { InputError } from './problem.js';

/*
 * What an input may cost. Everything here is asked before anything is normalised, copied or validated, since those take
 * more than linear time on the inputs that are refused here.
 */

/** Bytes of a body of a route that needs no session; files apart. */
export const OPEN_BODY_LIMIT = 65_536;
/** Bytes of any other body; files apart. */
export const BODY_LIMIT = 1_048_576;
/** Errors that one answer names; how many more there are is said beside them. */
export const MOST_ERRORS = 50;

/** Deeper than anything we take; what walks through an input must not run out of stack. */
const MOST_DEEP = 20;
/** No list of ours takes more. */
const MOST_ENTRIES = 500;
/** No object of ours, and no form, has as many: 40 periods of seven fields. */
export const MOST_FIELDS = 300;
/** Objects, lists and single values together: twice 500 periods of three values, and room. */
const MOST_VALUES = 5000;
/** Longer pointers are cut: a field's name comes from whoever sends it. */
const LONGEST_POINTER = 200;

/** What makes a parsed body or query too much to look at, with where; null when it is within all bounds. Stops at the first. */
export function beyondBounds(input: unknown): InputError | null {
  let values = 0;
  let level: [pointer: string, value: object][] = isObject(input) ? [['', input]] : [];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_DEEP) return { pointer: '', detail: 'is nested too deeply' };
    const below: typeof level = [];
    for (const [pointer, value] of level) {
      const names = Object.keys(value);
      if (Array.isArray(value) && names.length > MOST_ENTRIES)
        return { pointer, detail: `holds more than ${MOST_ENTRIES} entries` };
      if (!Array.isArray(value) && names.length > MOST_FIELDS)
        return { pointer, detail: `has more than ${MOST_FIELDS} fields` };
      values += names.length;
      if (values > MOST_VALUES) return { pointer: '', detail: `holds more than ${MOST_VALUES} values` };
      for (const name of names) {
        const inner = (value as Record<string, unknown>)[name];
        if (isObject(inner)) below.push([pointerTo(pointer, name), inner]);
      }
    }
    level = below;
  }
  return null;
}

/** The JSON pointer to a field below another pointer, cut where a name is longer than any of ours. */
export function pointerTo(above: string, name: string): string {
  const cut = name.slice(0, LONGEST_POINTER).replaceAll('~', '~0').replaceAll('/', '~1');
  const pointer = `${above}/${cut}`;
  return pointer.length > LONGEST_POINTER ? `${pointer.slice(0, LONGEST_POINTER).toWellFormed()}…` : pointer;
}

/** More marks on one letter than any script has (UAX #15, Stream-Safe Text Format): ordering them is quadratic. */
const STACKED = /\p{M}{31}/u;
const BEYOND_STACK = /(\p{M}{30})\p{M}+/gu;
/** A composed letter is at most four code units before it is composed. */
const UNITS_PER_LETTER = 4;

/** Whether letters carry more marks than any script has. */
export function hasStackedMarks(text: string): boolean {
  return STACKED.test(text);
}

/** The text in NFC; null when it cannot come to at most `most` code points, or carries stacks of marks. */
export function composed(text: string, most: number): string | null {
  if (text.length > most * UNITS_PER_LETTER || hasStackedMarks(text)) return null;
  return text.normalize('NFC');
}

/** The beginning of a text in NFC, of at most so many UTF-16 code units before, and without marks beyond 30 on one letter. */
export function composedBeginning(text: string, units: number): string {
  return text.slice(0, units).toWellFormed().replace(BEYOND_STACK, '$1').normalize('NFC');
}

/** At most so many code points of a text. */
export function beginning(text: string, most: number): string {
  return text.length <= most ? text : [...text.slice(0, most * 2)].slice(0, most).join('');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
