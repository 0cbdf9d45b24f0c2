import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { INPUT_CODE_NAMES, INPUT_CODES } from '../src/common/input-codes.js';

const LOCALES = ['de', 'fr', 'it', 'en'] as const;
const SOURCES = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter(
    (entry) =>
      entry.isFile() &&
      entry.name.endsWith('.ts') &&
      !entry.name.endsWith('.test.ts') &&
      !entry.parentPath.includes('examples'),
  )
  .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
  .join('\n');

interface Common {
  refusal: Record<string, string>;
  field: Record<string, string>;
}
const textsOf = (locale: string): Common =>
  JSON.parse(readFileSync(`web/src/texts/${locale}/common.json`, 'utf8')) as Common;
const allOf = (pattern: RegExp): string[] =>
  [...new Set([...SOURCES.matchAll(pattern)].map(([, found]) => found))].sort();

describe('what the API refuses, as the client says it', () => {
  const slugs = allOf(/\bproblem\(\s*[45]\d\d,\s*'([a-z-]+)'/g).concat('wrong-password', 'wrong-code');

  it('has words in each language for every refusal', () => {
    expect(slugs.length).toBeGreaterThan(50);
    for (const locale of LOCALES)
      expect({ locale, missing: slugs.filter((slug) => !textsOf(locale).refusal[slug]) }).toEqual({
        locale,
        missing: [],
      });
  });

  it('has words in each language for every code of a field, which name the params it has and no others', () => {
    const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
    for (const locale of LOCALES) {
      const { field } = textsOf(locale);
      expect({ locale, codes: Object.keys(field).sort() }).toEqual({
        locale,
        codes: ['needed', 'other', ...INPUT_CODE_NAMES].sort(),
      });
      const unknown = INPUT_CODE_NAMES.flatMap((code) =>
        placeholders(field[code]).flatMap((name) => (name in INPUT_CODES[code].params ? [] : [`${code}: ${name}`])),
      );
      expect({ locale, unknown }).toEqual({ locale, unknown: [] });
    }
  });
});
