// Invented names in the proportions that make a search hard: few first names that many have, many family names that few
// have, and every sixth person in a script of their own.
import { NAMES } from '../../dist/examples/people.js';

const HEADS = [
  'Bar',
  'Cal',
  'Dom',
  'Fer',
  'Gol',
  'Had',
  'Iva',
  'Kes',
  'Lim',
  'Mar',
  'Nov',
  'Oru',
  'Pet',
  'Qas',
  'Rib',
  'Sal',
  'Tek',
  'Ucha',
  'Val',
  'Wol',
  'Yem',
  'Zub',
];
const HEARTS = [
  '',
  'an',
  'ber',
  'chi',
  'dar',
  'el',
  'gan',
  'ik',
  'lo',
  'men',
  'nar',
  'os',
  'per',
  'ri',
  'ta',
  'ul',
  'ven',
  'wa',
];
const TAILS = [
  'ades',
  'aj',
  'ano',
  'bach',
  'deva',
  'eira',
  'esco',
  'gül',
  'hofer',
  'ić',
  'ini',
  'kidan',
  'lingen',
  'mann',
  'naj',
  'oğlu',
  'ova',
  'pathan',
  'rath',
  'selim',
  'tini',
  'uchi',
  'wald',
  'zadeh',
];

const LANGUAGES = Object.keys(NAMES);

/** Draws the smaller numbers more often, as names are spread: the first of 100 about one time in 14. */
function leaning(dice, length) {
  return Math.min(length - 1, Math.floor(length ** dice()) - 1 + (length > 1 && dice() < 0.1 ? 1 : 0));
}

/** A first name, a family name and the language they are from. */
export function nameOf(dice) {
  const language = LANGUAGES[Math.floor(dice() * LANGUAGES.length)];
  const { first, own } = NAMES[language];
  if (own && dice() < 0.33) {
    const [name, , family, fathers] = [
      own[Math.floor(dice() * own.length)][0],
      0,
      own[Math.floor(dice() * own.length)][1],
      own[Math.floor(dice() * own.length)][0],
    ];
    return { language, first: name, last: dice() < 0.5 ? family : `${fathers} ${family}` };
  }
  const family = `${HEADS[Math.floor(dice() * HEADS.length)]}${HEARTS[Math.floor(dice() * HEARTS.length)]}${TAILS[leaning(dice, TAILS.length)]}`;
  return {
    language,
    first: first[leaning(dice, first.length)],
    last:
      dice() < 0.15
        ? `${family} ${HEADS[Math.floor(dice() * HEADS.length)]}${TAILS[Math.floor(dice() * TAILS.length)]}`
        : family,
  };
}
