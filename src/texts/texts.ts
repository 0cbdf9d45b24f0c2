import { IntlMessageFormat } from 'intl-messageformat';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TEXTS_FOLDER } from '../common/folders.js';
import { DayFormat } from './day-format.js';
import { isLocale, LANGUAGES, LOCALES, tagOf, type Language, type Locale } from './languages.js';
import network from './data/network-de.json' with { type: 'json' };
import pages from './data/public-de.json' with { type: 'json' };

/** German is the source; all others are translated from it by key. */
export type TextKey = keyof typeof pages.texts | keyof typeof network.texts;

/** ICU MessageFormat, by key. */
export interface TextFile {
  meta: {
    language: Language;
    dir: 'ltr' | 'rtl';
    /** By a native reader; null: every page says that a machine has translated it. */
    signedOff: { by: string; on: string } | null;
  };
  texts: Record<string, string>;
}

/** A `day` is in words; with it comes `{dayForm}` for its article. */
export type Values = Record<string, string | number>;

export class Texts {
  readonly language: Language;
  readonly dir: 'ltr' | 'rtl';
  readonly signedOff: TextFile['meta']['signedOff'];
  private readonly texts: Record<string, string>;
  private readonly days: DayFormat;
  private readonly messages = new Map<string, IntlMessageFormat>();

  constructor({ meta, texts }: TextFile) {
    this.language = meta.language;
    this.dir = meta.dir;
    this.signedOff = meta.signedOff;
    this.texts = texts;
    this.days = new DayFormat(meta.language);
  }

  get unread(): boolean {
    return this.language !== 'de' && this.signedOff === null;
  }

  has(key: string): key is TextKey {
    return key in this.texts;
  }

  /** German where this language lacks the text. Throws where a value is missing. */
  t(key: TextKey, values: Values = {}): string {
    return this.format(this.texts[key] ?? SOURCE[key], values);
  }

  paragraphs(key: TextKey, values: Values = {}): string[] {
    return (this.texts[key] ?? SOURCE[key]).split('\n\n').map((paragraph) => this.format(paragraph, values));
  }

  day(day: string): string {
    return this.days.day(day);
  }

  weekday(day: string): string {
    return this.days.weekday(day);
  }

  moment(instant: Date): string {
    return this.days.moment(instant);
  }

  private format(text: string, values: Values): string {
    if (!text.includes('{')) return text;
    let message = this.messages.get(text);
    if (!message) {
      message = new IntlMessageFormat(text, tagOf(this.language), undefined, { ignoreTag: true });
      this.messages.set(text, message);
    }
    const isolated = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, this.isolated(value)]));
    const dayForm = this.days.form(String(values['day'] ?? ''));
    return message.format({ ...isolated, dayForm }) as string;
  }

  /** Keeps a value's direction inside a sentence from right to left. */
  private isolated(value: string | number): string | number {
    return this.dir === 'rtl' && typeof value === 'string' && value !== '' ? `\u2068${value}\u2069` : value;
  }
}

const SOURCE: Record<string, string> = { ...network.texts, ...pages.texts };

function fileOf(language: Language): string {
  return path.join(TEXTS_FOLDER, `public-${language}.json`);
}

function read(file: string): TextFile {
  return JSON.parse(readFileSync(file, 'utf8')) as TextFile;
}

export function readPublicTexts(language: Language): TextFile | null {
  return existsSync(fileOf(language)) ? read(fileOf(language)) : null;
}

export function readNetworkTexts(locale: Locale): TextFile {
  return read(path.join(TEXTS_FOLDER, `network-${locale}.json`));
}

export function readTexts(language: Language): TextFile | null {
  const file = readPublicTexts(language);
  if (!file || !isLocale(language)) return file;
  return { ...file, texts: { ...readNetworkTexts(language).texts, ...file.texts } };
}

export const OFFERED: readonly Language[] = LANGUAGES.filter((language) => existsSync(fileOf(language)));

const loaded = new Map<Language, Texts>();

/** Read at the first use; German where there is no file. */
export function textsOf(language: Language): Texts {
  let texts = loaded.get(language);
  if (!texts) loaded.set(language, (texts = new Texts(readTexts(language) ?? readTexts('de')!)));
  return texts;
}

const withoutDay = new Map<TextKey, Record<Locale, string>>();

/** `day`: `YYYY-MM-DD`, written in each language. */
export function inEachLocale(key: TextKey, day: string | null = null): Record<Locale, string> {
  const known = day === null ? withoutDay.get(key) : undefined;
  if (known) return known;
  const entries = LOCALES.map((locale) => {
    const texts = textsOf(locale);
    return [locale, texts.t(key, day === null ? {} : { day: texts.day(day) })] as const;
  });
  const texts = Object.fromEntries(entries) as Record<Locale, string>;
  if (day === null) withoutDay.set(key, texts);
  return texts;
}
