import { describe, expect, it } from '@jest/globals';
import { IsArray, IsString } from 'class-validator';
import { Language, OneOf, Optional, Text } from './input.js';
import { checked } from './validation.js';
import { BadInput } from './problem.js';

class Spoken {
  @Language()
  code: string;

  @Optional()
  @OneOf(['name', 'each value in name'])
  name?: string;

  @Optional()
  @IsArray()
  @IsString({ each: true })
  list?: string[];
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
    expect(faults({ code: 'fr', list: [1] })).toEqual({ '/list': 'must be a string' });
    expect(faults({ code: 'fr', list: 'x' })).toEqual({ '/list': expect.stringMatching(/^must be/) });
  });
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
