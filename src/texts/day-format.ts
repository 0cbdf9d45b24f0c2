import { tagOf, type Language } from './languages.js';

/** Languages that have an ordinal for the first of a month. */
const FIRST: Partial<Record<Language, string>> = { fr: '1er', it: '1º', rm: 'emprim' };
/** Days before which an article is elided: `dall’8 maggio`, `da l’emprim da matg`. */
const ELIDED: Partial<Record<Language, RegExp>> = { it: /^(8|11) /, rm: /^emprim / };

/** Always the Gregorian calendar and the digits 0 to 9. */
export class DayFormat {
  private readonly formats: Record<'day' | 'weekday' | 'month' | 'moment', Intl.DateTimeFormat> | null;
  private readonly levantMonth: Intl.DateTimeFormat | null;

  constructor(private readonly language: Language) {
    const tag = tagOf(language);
    const locale = `${tag}-u-nu-latn-ca-gregory`;
    const date = { month: 'long', year: 'numeric' } as const;
    const day = { ...date, day: 'numeric' } as const;
    const at = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
      new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
    this.formats =
      Intl.DateTimeFormat.supportedLocalesOf(tag).length === 0
        ? null
        : {
            day: at(day),
            weekday: at({ ...day, weekday: 'long' }),
            month: at(date),
            moment: at({ ...day, hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Zurich' }),
          };
    this.levantMonth =
      language === 'ar'
        ? new Intl.DateTimeFormat('ar-SY-u-nu-latn-ca-gregory', { month: 'long', timeZone: 'UTC' })
        : null;
  }

  /** `'1er mai 2026'`, a month (`'2026-05'`) or a year. In figures where Intl has no words. */
  day(day: string): string {
    const [year, month, date] = day.split('-').map(Number);
    if (month === undefined) return day;
    const figures = date === undefined ? `${month}.${year}` : `${date}.${month}.${year}`;
    if (!this.formats) return figures;
    const instant = instantOf(day);
    const words = (date === undefined ? this.formats.month : this.formats.day).format(instant);
    // Months of the Ge'ez calendar bear the same names and begin days later.
    if (this.language === 'ti') return `${words} (${figures})`;
    // Months have other names in Syria than in Egypt.
    if (this.levantMonth) {
      const levant = this.levantMonth.format(instant);
      return words.replace(/[^\d\s]+/, (name) => `${levant}/${name}`);
    }
    return date === 1 ? this.withOrdinal(words) : words;
  }

  weekday(day: string): string {
    if (!this.formats) return this.day(day);
    const words = this.formats.weekday.format(instantOf(day));
    return day.endsWith('-01') ? this.withOrdinal(words) : words;
  }

  /** Zurich, to the minute. */
  moment(instant: Date): string {
    if (!this.formats) return instant.toISOString();
    const words = this.formats.moment.format(instant);
    return this.withOrdinal(words);
  }

  form(dayInWords: string): 'elided' | 'other' {
    return ELIDED[this.language]?.test(dayInWords) ? 'elided' : 'other';
  }

  private withOrdinal(words: string): string {
    return words.replace(/(?<=^| )1(?= )/, FIRST[this.language] ?? '1');
  }
}

function instantOf(day: string): Date {
  return new Date(`${day.slice(0, 7)}-${day.length < 10 ? '15' : day.slice(8)}T12:00:00Z`);
}
