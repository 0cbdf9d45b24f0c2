import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ADVICE_CODES } from '../../eligibility/advice.texts.js';
import { bestOf, LANGUAGES, NAMES } from './languages.js';
import { OFFERED, readTexts, Texts, textsOf, type TextFile } from './texts.js';

const german = readTexts('de')!;
const forms = (language: string): string[] =>
  [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w*)\}/g)].map(([, name]) => name).sort();
const texts = (file: TextFile): [string, string][] =>
  Object.entries(file.texts).flatMap(([key, entry]): [string, string][] =>
    typeof entry === 'string' ? [[key, entry]] : Object.entries(entry).map(([form, text]) => [`${key}.${form}`, text]),
  );

describe('the texts of the public pages', () => {
  for (const language of OFFERED)
    it(`in ${NAMES[language]} have the keys, placeholders and plural forms they must have`, () => {
      const file = readTexts(language)!;
      expect(file.meta).toEqual({
        language,
        dir: ['ar', 'fa'].includes(language) ? 'rtl' : 'ltr',
        signedOff: file.meta.signedOff && { by: expect.any(String), on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      });
      expect(Object.keys(file.texts).sort()).toEqual(Object.keys(german.texts).sort());
      for (const [key, entry] of Object.entries(file.texts)) {
        const model = german.texts[key];
        expect({ key, plural: typeof entry }).toEqual({ key, plural: typeof model });
        if (typeof entry === 'string' || typeof model === 'string') {
          expect({ key, placeholders: placeholders(entry as string) }).toEqual({
            key,
            placeholders: placeholders(model as string),
          });
          continue;
        }
        expect({ key, forms: Object.keys(entry).sort() }).toEqual({ key, forms: forms(language) });
        // One and two may be said in words.
        for (const [form, text] of Object.entries(entry))
          expect({
            key,
            form,
            placeholders: placeholders(text).filter(
              (name) => name !== 'count' || !['zero', 'one', 'two'].includes(form),
            ),
          }).toEqual({ key, form, placeholders: ['zero', 'one', 'two'].includes(form) ? [] : ['count'] });
      }
      for (const [key, text] of texts(file))
        expect({ key, text: text.trim() === '' || /[<>]|\s$|^\s/.test(text) }).toEqual({ key, text: false });
    });

  it('are written as one writes in Switzerland', () => {
    for (const [key, text] of texts(german))
      expect({ key, found: /[ß„“]/.exec(text)?.[0] }).toEqual({ key, found: undefined });
    for (const [key, text] of texts(readTexts('fr')!))
      expect({ key, found: /[^\u00a0][;:!?»]|«[^\u00a0]|'/.exec(text)?.[0] }).toEqual({ key, found: undefined });
    for (const [key, text] of texts(readTexts('it')!))
      expect({ key, found: /'/.exec(text)?.[0] }).toEqual({ key, found: undefined });
  });

  it('know every piece of advice that the rules can give', () => {
    const known = Object.keys(german.texts);
    expect(ADVICE_CODES.filter((code) => !known.includes(`advice.${code}`))).toEqual([]);
  });

  it('are all used: none waits for a page that has gone', () => {
    const code = readdirSync(path.resolve('src/public'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file) => readFileSync(path.resolve('src/public', file), 'utf8'))
      .join('\n');
    const prefixes = [...code.matchAll(/`([\w.-]+\.)\$\{/g)]
      .map(([, prefix]) => prefix)
      .concat(['happening.', 'whose.', 'may-tell.']);
    const unused = Object.keys(german.texts).filter(
      (key) => !code.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it('name each language in its own writing, and offer those whose file is there', () => {
    expect(Object.keys(NAMES)).toEqual([...LANGUAGES]);
    expect(OFFERED).toEqual(expect.arrayContaining(['de', 'fr', 'it', 'en']));
    expect(textsOf('de').unread).toBe(false);
  });

  it('say what a machine has translated until somebody has read it', () => {
    const file = readTexts('fr')!;
    expect(new Texts({ ...file, meta: { ...file.meta, signedOff: null } }).unread).toBe(true);
    expect(
      new Texts({ ...file, meta: { ...file.meta, signedOff: { by: 'Une lectrice', on: '2026-12-01' } } }).unread,
    ).toBe(false);
  });

  it('write days in words where there are words for months, and never by another calendar', () => {
    expect(textsOf('fr').day('2028-02-01')).toBe('1er février 2028');
    expect(textsOf('fr').day('2028-02-11')).toBe('11 février 2028');
    expect(textsOf('en').day('2027-05-01')).toBe('1 May 2027');
    expect(textsOf('de').day('2028-02')).toBe('Februar 2028');
    expect(textsOf('de').day('2028')).toBe('2028');
    const file = readTexts('de')!;
    for (const language of LANGUAGES)
      expect({
        language,
        year: new Texts({ ...file, meta: { ...file.meta, language } }).day('2028-02-01').includes('2028'),
      }).toEqual({ language, year: true });
  });

  it('join a day to its article as one says it', () => {
    const italian = textsOf('it');
    const since = (day: string): string => italian.t('tracking.since', { day: italian.day(day) });
    expect([
      since('2028-11-08'),
      since('2028-11-11'),
      since('2028-05-01'),
      since('2028-05-18'),
      since('2028-05-02'),
    ]).toEqual([
      'Dall’8 novembre 2028.',
      'Dall’11 novembre 2028.',
      'Dal 1º maggio 2028.',
      'Dal 18 maggio 2028.',
      'Dal 2 maggio 2028.',
    ]);
    expect(italian.t('tell-me.withdraw.text', { day: italian.day('2028-05-08') })).toContain(
      'Voleva un messaggio l’8 maggio 2028.',
    );
    expect(italian.t('advice.wait', { day: italian.day('2028-05-08') })).toBe('Aspetti fino all’8 maggio 2028.');
    expect(italian.t('advice.file-before', { day: italian.day('2028-05-08') })).toBe(
      'La domanda va presentata prima dell’8 maggio 2028.',
    );
    const romansh = textsOf('rm');
    expect(romansh.t('state.from', { day: romansh.day('2028-05-01') })).toBe('a partir da l’emprim da matg 2028');
    expect(romansh.t('tracking.since', { day: romansh.day('2028-05-08') })).toBe('Dapi ils 8 da matg 2028.');
    for (const [key, text] of texts(readTexts('it')!))
      expect({ key, article: /(\S+) \{day\}/.exec(text)?.[1].toLowerCase() }).toEqual({
        key,
        article: text.includes('{day}') ? expect.stringMatching(/^(il|dal|al|del|giorno:)$/) : undefined,
      });
  });

  it('say a month so that neighbours who name it otherwise read the same day', () => {
    expect(textsOf('ar').day('2028-05-08')).toMatch(/أيار\/مايو/);
    expect(textsOf('ar').day('2028-05')).toMatch(/أيار\/مايو/);
    // Months of the Ge'ez calendar bear the same names and begin days later.
    expect(textsOf('ti').day('2028-11-08')).toMatch(/^ሕዳር 8, 2028 \(8\.11\.2028\)$/);
    expect(textsOf('ti').day('2028-11')).toContain('(11.2028)');
  });

  it('count in Portuguese as one does in Portugal', () => {
    expect(textsOf('pt').t('years', { count: 0 })).toBe('0 anos');
  });

  it('keep the direction of a value in a sentence that runs the other way', () => {
    const file = readTexts('de')!;
    expect(
      new Texts({ ...file, meta: { ...file.meta, language: 'ar', dir: 'rtl' } }).t('tracking.since', {
        day: '1.2.2028',
      }),
    ).toContain('\u20681.2.2028\u2069');
  });
});

describe('the best language for a browser', () => {
  it.each([
    ['it-CH,de;q=0.5', 'it'],
    ['xx,fr;q=0.8,en;q=0.9', 'en'],
    ['hr', 'bs'],
    ['ku', 'kmr'],
    ['prs-AF', 'fa'],
    [undefined, 'de'],
    ['', 'de'],
    [';;;,,q=', 'de'],
    ['fr;q=0', 'de'],
    ['*', 'de'],
  ] as const)('for %s is %s', (header, language) => {
    expect(bestOf(header, LANGUAGES)).toBe(language);
  });

  it('is one that is offered', () => {
    expect(bestOf('ti,fr;q=0.1', ['de', 'fr'])).toBe('fr');
  });
});
