import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PAGES_FOLDER } from '../../common/folders.js';
import { LANGUAGES, type Language } from './languages.js';
import source from '../data/texts-de.json' with { type: 'json' };

/** German is written; everything else is a translation of it, key by key. */
export type TextKey = keyof typeof source.texts;
/** One text, or one for each plural form of the language. */
type Entry = string | Record<string, string>;

export interface TextFile {
  meta: {
    language: Language;
    dir: 'ltr' | 'rtl';
    /** The native reader who has read the whole file, and when; null: every page says that a machine has translated it. */
    signedOff: { by: string; on: string } | null;
  };
  texts: Record<string, Entry>;
}

export type Values = Record<string, string | number>;

/** What the machine calls a language, where we call it otherwise or mean one of its countries. */
const TAGS: Partial<Record<Language, string>> = { bs: 'bs-Latn', kmr: 'ku', en: 'en-GB', pt: 'pt-PT' };
/** The first day of a month, where one counts on with the next. */
const FIRST: Partial<Record<Language, string>> = { fr: '1er', it: '1º', rm: 'emprim' };
/** Days before which an article changes. */
const ARTICLES: Partial<Record<Language, { before: RegExp; instead: Record<string, string> }>> = {
  it: {
    before: /^(8|11) /,
    instead: { il: 'l’{day}', dal: 'dall’{day}', Dal: 'Dall’{day}', al: 'all’{day}', del: 'dell’{day}' },
  },
  rm: { before: /^emprim /, instead: { ils: 'l’{day}', dals: 'da l’{day}' } },
};

/** All words of one language. */
export class Texts {
  readonly language: Language;
  readonly dir: 'ltr' | 'rtl';
  readonly signedOff: TextFile['meta']['signedOff'];
  private readonly entries: Record<string, Entry>;
  private readonly rules: Intl.PluralRules;
  private readonly days: {
    words: Intl.DateTimeFormat;
    month: Intl.DateTimeFormat;
    levant: Intl.DateTimeFormat | null;
  } | null;

  constructor({ meta, texts }: TextFile) {
    this.language = meta.language;
    this.dir = meta.dir;
    this.signedOff = meta.signedOff;
    this.entries = texts;
    const tag = TAGS[meta.language] ?? meta.language;
    this.rules = new Intl.PluralRules(tag);
    // Persian would count its years by another calendar; the law counts by this one.
    const locale = `${tag}-u-nu-latn-ca-gregory`;
    this.days =
      Intl.DateTimeFormat.supportedLocalesOf(tag).length === 0
        ? null
        : {
            words: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
            month: new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
            levant:
              meta.language === 'ar'
                ? new Intl.DateTimeFormat('ar-SY-u-nu-latn-ca-gregory', { month: 'long', timeZone: 'UTC' })
                : null,
          };
  }

  /** Whether a reader must be told that nobody has read this language. */
  get unread(): boolean {
    return this.language !== 'de' && this.signedOff === null;
  }

  has(key: string): key is TextKey {
    return key in this.entries;
  }

  /** A text with its values filled in; `count` chooses the plural form. */
  t(key: TextKey, values: Values = {}): string {
    const entry = this.entries[key] ?? (source.texts as Record<string, Entry>)[key];
    const text =
      typeof entry === 'string' ? entry : (entry[this.rules.select(Number(values['count'] ?? 0))] ?? entry['other']);
    return this.joined(text, String(values['day'] ?? '')).replace(/\{(\w+)\}/g, (_, name: string) =>
      this.set(String(values[name] ?? '')),
    );
  }

  /** A day in words; in figures where the machine has no words for its month. A month or a year alone stay what they are. */
  day(day: string): string {
    const [year, month, date] = day.split('-').map(Number);
    if (month === undefined) return day;
    const figures = date === undefined ? `${month}.${year}` : `${date}.${month}.${year}`;
    if (!this.days) return figures;
    const { words, month: months, levant } = this.days;
    const instant = new Date(`${day.slice(0, 7)}-${date === undefined ? '15' : day.slice(8)}T12:00:00Z`);
    let said = (date === undefined ? months : words).format(instant);
    // Ge'ez months bear the same names and begin days later.
    if (this.language === 'ti') return `${said} (${figures})`;
    // The months of Damascus beside those of Cairo.
    if (levant) said = said.replace(/[^\d\s]+/, (name) => `${levant.format(instant)}/${name}`);
    return date === 1 ? said.replace(/^1(?= )/, FIRST[this.language] ?? '1') : said;
  }

  /** The word before a day as one says it together with that day. */
  private joined(text: string, day: string): string {
    const rule = ARTICLES[this.language];
    return rule?.before.test(day)
      ? text.replace(/(\p{L}+) \{day\}/u, (found, article: string) => rule.instead[article] ?? found)
      : text;
  }

  /** A value inside a sentence that runs the other way keeps its own direction. */
  private set(value: string): string {
    return this.dir === 'rtl' && value !== '' ? `\u2068${value}\u2069` : value;
  }
}

function fileOf(language: Language): string {
  return path.join(PAGES_FOLDER, `texts-${language}.json`);
}

/** The file of a language as it lies beside the program; null when it is not there yet. */
export function readTexts(language: Language): TextFile | null {
  const file = fileOf(language);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TextFile) : null;
}

/** The languages whose file is there, in the order of the list. */
export const OFFERED: readonly Language[] = LANGUAGES.filter((language) => existsSync(fileOf(language)));

const known = new Map<Language, Texts>();

/** The words of a language, read when somebody first asks for it; those of German where there is no file. */
export function textsOf(language: Language): Texts {
  let texts = known.get(language);
  if (!texts) known.set(language, (texts = new Texts(readTexts(language) ?? readTexts('de')!)));
  return texts;
}
