import { westernDigits } from '../common/signs.js';
import { findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** What somebody typed into a field for a number. */
export interface ReadPhone {
  /** E.164. */
  number: string;
  /** Words beside it, such as `Nachbarin`, an extension, or a second number. */
  note: string | null;
}

/** Formatting characters (Unicode Cf: U+200E, U+061C …) and variation selectors: phones paste them with a number. */
const INVISIBLE = /[\p{Cf}\ufe00-\ufe0f]/gu;
/** What only says that a number follows. */
const LABEL = /(^|[\s(])(tel|tél|telefon|téléphone|telefono|phone|mobile?|handy|natel|portable|cellulare)\b[.:]*/giu;
const EMBRACED = /^\((.*)\)$/;

/** The first number in the text that is valid, Swiss unless it begins with + or 00; null when there is none. */
export function readPhone(text: string): ReadPhone | null {
  const tidy = tidied(text);
  const [found] = findPhoneNumbersInText(tidy, 'CH');
  if (!found) return readAlone(tidy);
  const beside = [tidy.slice(0, found.startsAt), tidy.slice(found.endsAt)].join(' ');
  // The library counts an extension to the number; nobody can call it without the words.
  const { ext } = found.number;
  const extension = ext ? extensionIn(tidy.slice(found.startsAt, found.endsAt), ext) : '';
  return { number: found.number.number, note: noteOf(`${extension} ${beside}`) };
}

/** As it is kept: null when nothing was typed, undefined when there is no valid number in what was typed. */
export function phoneFields(text: string | null): { phone: string | null; phoneNote: string | null } | undefined {
  if (text === null) return { phone: null, phoneNote: null };
  const read = readPhone(text);
  return read ? { phone: read.number, phoneNote: read.note } : undefined;
}

/** E.164; null when there is no valid number, or something stands beside it. */
export function phoneNumber(text: string): string | null {
  const read = readPhone(text);
  return read?.note === null ? read.number : null;
}

/** Some ways of writing are understood only where nothing else stands. */
function readAlone(tidy: string): ReadPhone | null {
  const parsed = parsePhoneNumberFromString(tidy, 'CH');
  return parsed?.isValid() ? { number: parsed.number, note: null } : null;
}

function tidied(text: string): string {
  return westernDigits(text.normalize('NFKC'))
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(^|[^\d+])00(?=[1-9])/g, '$1+');
}

function extensionIn(text: string, extension: string): string {
  return new RegExp(`[\\p{L}.#]*\\s*${extension}$`, 'u').exec(text)?.[0] ?? extension;
}

function noteOf(text: string): string | null {
  const words = text
    .replace(LABEL, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:/|–-]+|[\s,;:/|–-]+$/g, '');
  const bare = words.replace(EMBRACED, '$1').trim();
  return /[\p{L}\p{N}]/u.test(bare) ? bare : null;
}
