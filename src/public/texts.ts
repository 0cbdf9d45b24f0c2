import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES, type Language } from './languages.js';
import source from './data/texts-de.json' with { type: 'json' };

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

/** All words of one language. */
export class Texts {
  readonly language: Language;
  readonly dir: 'ltr' | 'rtl';
  readonly signedOff: TextFile['meta']['signedOff'];
  private readonly entries: Record<string, Entry>;
  private readonly rules: Intl.PluralRules;
  private readonly days: { words: Intl.DateTimeFormat; month: Intl.DateTimeFormat } | null;

  constructor({ meta, texts }: TextFile) {
    this.language = meta.language;
    this.dir = meta.dir;
    this.signedOff = meta.signedOff;
    this.entries = texts;
    this.rules = new Intl.PluralRules(meta.language);
    const tag = meta.language === 'bs' ? 'bs-Latn' : meta.language === 'kmr' ? 'ku' : meta.language;
    // Persian would count its years by another calendar; the law counts by this one.
    const locale = `${tag}-u-nu-latn-ca-gregory`;
    this.days = Intl.DateTimeFormat.supportedLocalesOf(tag).length === 0 ? null : {
      words: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
      month: new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
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
    const text = typeof entry === 'string' ? entry : (entry[this.rules.select(Number(values['count'] ?? 0))] ?? entry['other']);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => this.set(String(values[name] ?? '')));
  }

  /** A day in words; in figures where the machine has no words for its month. A month or a year alone stay what they are. */
  day(day: string): string {
    if (day.length === 4) return day;
    if (day.length === 7) return this.days?.month.format(new Date(`${day}-15T12:00:00Z`)) ?? `${day.slice(5)}.${day.slice(0, 4)}`;
    return this.days?.words.format(new Date(`${day}T12:00:00Z`)) ?? `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.${day.slice(0, 4)}`;
  }

  /** A value inside a sentence that runs the other way keeps its own direction. */
  private set(value: string): string {
    return this.dir === 'rtl' && value !== '' ? `\u2068${value}\u2069` : value;
  }
}

const FOLDER = path.join(import.meta.dirname, 'data');

function fileOf(language: Language): string {
  return path.join(FOLDER, `texts-${language}.json`);
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
