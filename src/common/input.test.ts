import { describe, expect, it } from '@jest/globals';
import { Entries, Language, OneOf, Optional, Text, WholeEach } from './input.js';
import { checked, inputPipe } from './validation.js';
import { BadInput } from './problem.js';

class Spoken {
  @Language()
  code: string;

  @Optional()
  @OneOf(['name', 'each value in name'])
  name?: string;

  @Optional()
  @Entries(0, 3)
  @WholeEach(1, 9)
  list?: number[];
}

describe('What is wrong with an input', () => {
  const faults = (value: unknown): Record<string, string> => {
    try {
      checked(Spoken, value);
    } catch (error) {
      return Object.fromEntries(
        ((error as BadInput).extra['errors'] as { pointer: string; detail: string }[]).map(({ pointer, detail }) => [
          pointer,
          detail,
        ]),
      );
    }
    return {};
  };

  it('is said in whole words, also where they hold the name of the field', () => {
    expect(faults({ code: 'x1' })).toEqual({ '/code': 'is a language code of two or three small letters' });
    expect(faults({ code: 'fr', name: 'x' })).toEqual({ '/name': 'is one of name, each value in name' });
  });

  it('does not repeat the name of the field, which the pointer says', () => {
    expect(faults({ code: 'fr', list: ['1'] })).toEqual({ '/list': 'is a whole number' });
    expect(faults({ code: 'fr', list: 1 })).toEqual({ '/list': 'must be an array' });
  });

  it('carries a code and what goes into its words, also for fields nobody knows', () => {
    expect(() => checked(Spoken, { code: 'fr', list: [10], more: 1 })).toThrow(
      expect.objectContaining({
        errors: [
          { pointer: '/more', code: 'unknown-field', detail: 'is not a field of this' },
          { pointer: '/list', code: 'too-large', params: { max: 9 }, detail: 'must not be greater than 9' },
        ],
      }),
    );
    expect(() => checked(Spoken, [])).toThrow(
      expect.objectContaining({ errors: [{ pointer: '', code: 'not-an-object', detail: 'is an object' }] }),
    );
  });

  it.each([[[]], [0], ['x']])('is named also where the body is no object: %j', (body) =>
    expect(inputPipe.transform(body, { type: 'body', metatype: Spoken })).rejects.toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ code: expect.any(String) })]),
    }),
  );
});

class Named {
  @Text(12)
  name: string;
}

describe('A text', () => {
  it('comes composed, trimmed and without signs that would turn what stands beside it', () => {
    expect(checked(Named, { name: ' Zoe\u0308 \u202egnitset\u202c ' }).name).toBe('Zoë gnitset');
    expect(checked(Named, { name: '\u2068سلام\u2069' }).name).toBe('سلام');
    expect(() => checked(Named, { name: '\u202e\u202c' })).toThrow(BadInput);
  });
});

describe('A text', () => {
  class Named {
    @Text(20)
    name: string;
  }

  it.each([
    ['left-to-right marks', '\u200e\u200e'],
    ['joiners and no-break spaces', '\u200d\u00a0\u2060'],
    ['a filler, which counts as a letter', '\u3164'],
    ['a blank Braille pattern, which counts as a symbol', '\u2800'],
    ['variation selectors', '\ufe0f'],
    ['spaces', '   '],
  ])('of which nothing can be seen is none: %s', (_, name) => {
    expect(() => checked(Named, { name })).toThrow(BadInput);
  });

  it.each(['ሰላም', '王', 'عبد', '🙂', '–', '7'])('of one sign is one: %s', (name) => {
    expect(checked(Named, { name }).name).toBe(name);
  });
});
