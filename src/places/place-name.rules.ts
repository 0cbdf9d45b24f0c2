import { CANTON_CODES, type CantonCode } from '../common/cantons.js';

/** So that "St. Gallen", "Saint-Gallen" and "sankt gallen" are equal, whatever script and accents. */

/** Accents, Arabic short vowels and tatweel, joiners. */
// eslint-disable-next-line no-misleading-character-class -- marks without their letters are what is looked for
const MARKS = /[\u0300-\u036f\u0640\u064b-\u0655\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** Arabic and Persian keyboards, ligatures, strokes. */
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

export function placeKey(name: string): string {
  const letters = name
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(SAME_LETTER, (letter) => SAME[letter]);
  const words = letters.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word) => SAME_WORD[word] ?? word).join(' ');
}

export function withoutDigraphs(key: string): string {
  return key.replace(/([aou])e/g, '$1');
}

const CODES: readonly string[] = CANTON_CODES;

/** Without a distinguishing canton or number: "Wil (SG)", "Ecublens VD", "Lausanne 25". */
export function bareName(name: string): string {
  const bare = name
    .replace(/\s+\d+$/, '')
    .replace(/\s*\(([^)]*)\)$|\s+([A-Z]{2})$/, (all, inside: string | undefined, after: string | undefined) =>
      inside !== undefined || CODES.includes(after ?? '') ? '' : all,
    );
  return bare === '' ? name : bare;
}

export interface PlaceText {
  key: string;
  postcode: number | null;
  canton: CantonCode | null;
  /** Something was ignored: ask. */
  loose?: true;
}

const AROUND =
  /^(?:gemeinde|stadt|ville de|commune de|citta di|comune di|city of) (?=.)|(?<=.) (?:stadt|ville|citta|city|schweiz|suisse|svizzera|switzerland)$/g;
const POSTCODE = /(?:\bCH[-\s]*)?(?<!\d)([1-9]\d{3})(?!\d)/i;

/** Most likely first. `cantons`: by key. */
export function readings(text: string, cantons: ReadonlyMap<string, CantonCode>): PlaceText[] {
  const figures = POSTCODE.exec(text)?.[1];
  const postcode = figures === undefined ? null : Number(figures);
  // Post office numbers may follow a name.
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

export function cantonKeys(
  cantons: readonly { code: CantonCode; names: Record<string, string> }[],
): Map<string, CantonCode> {
  return new Map(
    cantons.flatMap(({ code, names }) =>
      [code, ...Object.values(names)].map((name): [string, CantonCode] => [placeKey(name), code]),
    ),
  );
}
