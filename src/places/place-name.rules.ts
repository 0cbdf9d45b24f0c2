import { CANTON_CODES, type CantonCode } from '../common/cantons.js';

/*
 * Names of places as people say and write them. One spelling stands for all: "St. Gallen", "Saint-Gallen" and "sankt
 * gallen" have the same key, whatever the script, the accents, the hyphens.
 */

/** Accents of Latin letters; short vowels and the long stroke of Arabic; signs that only join, part or turn letters. */
// eslint-disable-next-line no-misleading-character-class -- marks without their letters are what is looked for
const MARKS = /[\u0300-\u036f\u0640\u064b-\u0655\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Letters that are written now one way, now another: Arabic and Persian keyboards, ligatures, letters with a stroke. */
const SAME: Record<string, string> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ک: 'ك',
  ة: 'ه',
  ە: 'ه',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ґ: 'г',
};
const SAME_LETTER = new RegExp(`[${Object.keys(SAME).join('')}]`, 'g');
const SAME_WORD: Record<string, string> = { sankt: 'st', saint: 'st', sainte: 'ste' };

/** A name without what people leave out or write otherwise; empty when nothing is left of it. */
export function placeKey(name: string): string {
  const letters = name
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(SAME_LETTER, (letter) => SAME[letter]);
  const words = letters.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word) => SAME_WORD[word] ?? word).join(' ');
}

/** The same with "ae", "oe", "ue" for "ä", "ö", "ü", as keyboards without them write. */
export function withoutDigraphs(key: string): string {
  return key.replace(/([aou])e/g, '$1');
}

const CODES: readonly string[] = CANTON_CODES;

/** A name without the canton or the number that only tells it from others: "Wil (SG)", "Ecublens VD", "Lausanne 25". */
export function bareName(name: string): string {
  const bare = name
    .replace(/\s+\d+$/, '')
    .replace(/\s*\(([^)]*)\)$|\s+([A-Z]{2})$/, (all, inside: string | undefined, after: string | undefined) =>
      inside !== undefined || CODES.includes(after ?? '') ? '' : all,
    );
  return bare === '' ? name : bare;
}

/** What somebody wrote for a place, taken apart. */
export interface PlaceText {
  /** The name's key; empty when there is none. */
  key: string;
  postcode: number | null;
  canton: CantonCode | null;
  /** Something was left out that may have mattered: ask. */
  loose?: true;
}

/** Words before and behind a name that are not of it. */
const AROUND =
  /^(?:gemeinde|stadt|ville de|commune de|citta di|comune di|city of) (?=.)|(?<=.) (?:stadt|ville|citta|city|schweiz|suisse|svizzera|switzerland)$/g;
/** A postcode anywhere, with the country before it or without. */
const POSTCODE = /(?:\bCH[-\s]*)?(?<!\d)([1-9]\d{3})(?!\d)/i;

/**
 * The readings of a text, the likeliest first: its name as a whole, with the postcode beside it and without, should they
 * not agree; with the canton behind it apart; with "ue" for "ü"; the first words of it; the postcode alone.
 * `cantons`: by the keys under which they may stand behind a name.
 */
export function readings(text: string, cantons: ReadonlyMap<string, CantonCode>): PlaceText[] {
  const figures = POSTCODE.exec(text)?.[1];
  const postcode = figures === undefined ? null : Number(figures);
  // Behind a name may stand the number of a post office.
  const key = placeKey(text.replace(POSTCODE, ' ')).replace(/(?: \d+)+$/, '');
  const alone: PlaceText[] = postcode === null ? [] : [{ key: '', postcode, canton: null }];
  if (!/\p{L}/u.test(key)) return alone;
  const named: PlaceText[] = [{ key, postcode: null, canton: null }, ...withCanton(key, cantons)];
  const bare = key.replace(AROUND, '');
  if (bare !== key) named.push({ key: bare, postcode: null, canton: null }, ...withCanton(bare, cantons));
  const spelled = named
    .map((reading) => ({ ...reading, key: withoutDigraphs(reading.key) }))
    .filter((reading, i) => reading.key !== named[i].key);
  const words = bare.split(' ');
  const begun = words
    .slice(1)
    .map((_, i): PlaceText => ({ key: words.slice(0, -1 - i).join(' '), postcode: null, canton: null, loose: true }));
  return [
    ...[...named, ...spelled].flatMap((reading) =>
      postcode === null ? [reading] : [{ ...reading, postcode }, reading],
    ),
    ...alone,
    ...begun,
  ];
}

/** A name and the canton behind it, by its code or its name, with "Kanton" before it or without. */
function withCanton(key: string, cantons: ReadonlyMap<string, CantonCode>): PlaceText[] {
  const words = key.split(' ');
  return words.flatMap((_, i): PlaceText[] => {
    const canton = cantons.get(words.slice(i).join(' '));
    const name = words
      .slice(0, i)
      .join(' ')
      .replace(/ (?:kanton|canton|cantone|chantun)(?: (?:de|du|di|of))?$/, '');
    return canton && name !== '' ? [{ key: name, postcode: null, canton }] : [];
  });
}

/** The keys under which a canton may stand behind a name. */
export function cantonKeys(
  cantons: readonly { code: CantonCode; names: Record<string, string> }[],
): Map<string, CantonCode> {
  return new Map(
    cantons.flatMap(({ code, names }) =>
      [code, ...Object.values(names)].map((name): [string, CantonCode] => [placeKey(name), code]),
    ),
  );
}
