import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FIELD_ERROR_KEYS, fieldErrorText } from '../web/src/kit/fieldErrors.js';

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
  const slugs = [...allOf(/(?:super|new Problem)\([45]\d\d, '([a-z-]+)'/g), ...allOf(/^ {2}[45]\d\d: \['([a-z-]+)'/gm)];

  it('has words in each language for every refusal', () => {
    expect(slugs.length).toBeGreaterThan(50);
    for (const locale of LOCALES)
      expect({ locale, missing: slugs.filter((slug) => !textsOf(locale).refusal[slug]) }).toEqual({
        locale,
        missing: [],
      });
  });

  it('has a meaning for every sentence the server has about a field', () => {
    const ours = allOf(/(?:detail|message): '((?:is|holds|must|may|needs|says|goes|lies) [^']+)'/g);
    // For programs, which a screen never causes: cursors, headers, fields that do not exist.
    const forPrograms =
      /cursor|goes with waiting|duration|at least a minute|small letters, digits|nested|not a field|on behalf|answers for an adviser|percent-encoded|delivery status|a code such as|not a message/;
    expect(ours.length).toBeGreaterThan(20);
    expect(ours.filter((detail) => !forPrograms.test(detail) && fieldErrorText(detail).key === 'field.other')).toEqual(
      [],
    );
  });

  it('has words in each language for every meaning, with a general sentence for what nobody thought of', () => {
    for (const locale of LOCALES)
      expect({ locale, missing: FIELD_ERROR_KEYS.filter((key) => !textsOf(locale).field[key]) }).toEqual({
        locale,
        missing: [],
      });
    expect(fieldErrorText('is purple')).toEqual({ key: 'field.other', values: {} });
  });

  it('takes the numbers and names out of the sentence', () => {
    expect(fieldErrorText('is a text of 1 to 200 signs on one line, without control signs')).toEqual({
      key: 'field.text',
      values: { max: '200' },
    });
    expect(fieldErrorText('is at least 12 signs long')).toEqual({ key: 'field.password', values: { min: '12' } });
    expect(fieldErrorText('lies in the canton of VD: 5586 Lausanne')).toEqual({
      key: 'field.communeElsewhere',
      values: { canton: 'VD', commune: 'Lausanne' },
    });
    expect(fieldErrorText('must not be greater than 100')).toEqual({ key: 'field.most', values: { max: '100' } });
    expect(fieldErrorText('is needed: recording a talk that is not public')).toEqual({
      key: 'field.recording',
      values: {},
    });
    expect(fieldErrorText('is needed to move it to rejected')).toEqual({ key: 'field.reason', values: {} });
    expect(fieldErrorText('is needed to confirm')).toEqual({ key: 'field.needed', values: {} });
  });
});
