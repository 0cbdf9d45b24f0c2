import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { bestOf, LANGUAGES, LOCALES, NAMES, tagOf, type Language } from './languages.js';
import { OFFERED, readNetworkTexts, readPublicTexts, readTexts, Texts, textsOf, type TextFile } from './texts.js';

const FAMILIES: [name: string, german: TextFile, files: TextFile[]][] = [
  ['the public pages', readPublicTexts('de')!, OFFERED.map((language) => readPublicTexts(language)!)],
  ['the network', readNetworkTexts('de'), LOCALES.map(readNetworkTexts)],
];
const german = readTexts('de')!;
const categories = (language: Language): string[] =>
  [...new Intl.PluralRules(tagOf(language)).resolvedOptions().pluralCategories].sort();

/** Of @formatjs/icu-messageformat-parser, whose enumeration the library does not pass on. */
const TYPE = { literal: 0, select: 5, plural: 6 } as const;
interface Element {
  type: number;
  value: string;
  options: Record<string, { value: Element[] }>;
}

/** What a message is filled with, and the plural categories it distinguishes. */
function shapeOf(text: string, language: Language): { values: string[]; categories: string[] } {
  const values = new Set<string>();
  const plurals = new Set<string>();
  const walk = (elements: Element[]): void => {
    for (const element of elements) {
      // An article before a day is a matter of each language.
      if (element.type !== TYPE.literal && element.value !== 'dayForm') values.add(element.value);
      if (element.type !== TYPE.plural && element.type !== TYPE.select) continue;
      for (const [name, { value }] of Object.entries(element.options)) {
        if (element.type === TYPE.plural) plurals.add(name);
        walk(value);
      }
    }
  };
  walk(new IntlMessageFormat(text, tagOf(language), undefined, { ignoreTag: true }).getAst() as unknown as Element[]);
  return { values: [...values].sort(), categories: [...plurals].sort() };
}

describe('the texts', () => {
  for (const [name, source, files] of FAMILIES)
    for (const file of files)
      it(`of ${name} in ${NAMES[file.meta.language]} have the keys, values and plural forms they must have`, () => {
        const { language } = file.meta;
        expect(file.meta).toEqual({
          language,
          dir: ['ar', 'fa'].includes(language) ? 'rtl' : 'ltr',
          signedOff: file.meta.signedOff && { by: expect.any(String), on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
        });
        expect(Object.keys(file.texts).sort()).toEqual(Object.keys(source.texts).sort());
        for (const [key, text] of Object.entries(file.texts)) {
          const shape = shapeOf(text, language);
          const model = shapeOf(source.texts[key], 'de');
          expect({ key, values: shape.values }).toEqual({ key, values: model.values });
          // A language has further categories for fractions and millions, which `other` may stand for in letters.
          expect({ key, forms: shape.categories }).toEqual({
            key,
            forms:
              model.categories.length === 0 ? [] : name === 'the network' ? ['one', 'other'] : categories(language),
          });
          expect({ key, text: text.trim() === '' || /[<>]|\s$|^\s/.test(text) }).toEqual({ key, text: false });
        }
      });

  it('are written as one writes in Switzerland', () => {
    for (const [key, text] of Object.entries(german.texts))
      expect({ key, found: /[ß„“]/.exec(text)?.[0] }).toEqual({ key, found: undefined });
    for (const [key, text] of Object.entries(readTexts('fr')!.texts))
      expect({ key, found: /[^\u00a0][;:!?»]|«[^\u00a0]|'/.exec(text)?.[0] }).toEqual({ key, found: undefined });
    for (const [key, text] of Object.entries(readTexts('it')!.texts))
      expect({ key, found: /'/.exec(text)?.[0] }).toEqual({ key, found: undefined });
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

  it('write a day with its weekday, the first of a month as an ordinal, and a moment in Zurich', () => {
    expect(LOCALES.map((locale) => textsOf(locale).weekday('2026-06-01'))).toEqual([
      'Montag, 1. Juni 2026',
      'lundi 1er juin 2026',
      'lunedì 1º giugno 2026',
      'Monday, 1 June 2026',
    ]);
    expect(textsOf('fr').weekday('2026-03-11')).toBe('mercredi 11 mars 2026');
    expect(textsOf('fr').moment(new Date('2026-05-01T08:05:00Z'))).toBe('1er mai 2026 à 10:05');
    expect(textsOf('de').moment(new Date('2026-03-02T23:05:00Z'))).toBe('3. März 2026 um 00:05');
  });

  it('count, and choose the words for it', () => {
    const digest = (count: number) => textsOf('de').paragraphs('letter.request-new-digest.text', { count })[1];
    expect(digest(1)).toMatch(/^Seit unserer letzten Nachricht ist eine weitere Anfrage eingegangen\./);
    expect(digest(7)).toMatch(/^Seit unserer letzten Nachricht sind 7 weitere Anfragen eingegangen\./);
  });

  it('refuse to leave a placeholder empty', () => {
    expect(() => textsOf('de').t('tracking.since')).toThrow(/day/);
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
    for (const [key, text] of Object.entries(readPublicTexts('it')!.texts))
      expect({ key, article: /\b(il|dal|al|del) \{day\}/i.exec(text)?.[1] }).toEqual({ key, article: undefined });
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
