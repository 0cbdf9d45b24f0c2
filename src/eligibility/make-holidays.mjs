/**
 * Writes data/holidays.json: the public holidays of the 26 cantons as rules, from the npm package date-holidays.
 *
 *   node src/eligibility/make-holidays.mjs
 *
 * Run it when the package or a cantonal law changes, read the diff, then run working-days.test.ts, which compares the
 * result with the package for every canton and sixteen years.
 *
 * Taken over is what the package calls `public`. Left out is what it calls `bank`, `optional` or `observance`: days on
 * which shops or offices are shut, or which a canton treats as holidays in some procedures only. DIFFERENCES holds the
 * places where cantonal law says otherwise than the package; without a good source nothing goes in there. PARTS holds the days
 * that only some districts or communes of a canton keep: they move no last day, as the party may live where they are
 * working days, and an hour too late costs more than a day too early.
 */
import { readFileSync, writeFileSync } from 'node:fs';

// The package exports its evaluation, not its data, hence the path.
const read = (path) =>
  JSON.parse(readFileSync(new URL(`../../node_modules/date-holidays/${path}`, import.meta.url), 'utf8'));
const packageVersion = read('package.json').version;
const data = read('data/holidays.json');
const switzerland = data.holidays.CH;

const LANGUAGES = ['de', 'fr', 'it', 'en'];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = { september: 9 };
const CANTONS = Object.keys(switzerland.states);

/** Where we follow cantonal law and not the package: `theirs` is its rule (null: it has none), `ours` what we keep (null: nothing). */
const DIFFERENCES = [
  {
    canton: 'UR',
    theirs: '12-26 not on monday, friday',
    ours: { kind: 'fixed', on: '12-26' },
    because: "St Stephen's Day is a public rest day without any condition",
    source: 'Gesetz über den Ladenschluss und die Sonntagsruhe, RB 70.1421, Art. 9 Abs. 1 lit. b',
  },
  {
    canton: 'AR',
    theirs: '12-26 not on monday',
    ours: { kind: 'fixed', on: '12-26', weekdays: [1, 3, 4, 5, 7] },
    because: 'it lapses when Christmas Day, not the 26th, is a Monday or a Friday',
    source: 'Verordnung zum Arbeitsgesetz, bGS 822.11, Art. 7 Abs. 1',
  },
  {
    canton: 'GL',
    theirs: 'Thursday after 04-02 if is observance holiday then next Thursday',
    ours: { kind: 'naefels' },
    because:
      'first Thursday of April outside Holy Week, so it can be 1 April: gl.ch lists 1 April 2027, the package says 8 April',
    source: 'https://www.gl.ch/portrait/naefelser-fahrt.html/207',
  },
  {
    canton: 'GL',
    theirs: '12-24',
    ours: null,
    because: 'a paid day off for the staff of the canton, not a public rest day',
    source: 'Ruhetagsgesetz, GS IX B/21/1, Art. 2 Abs. 1; Personalverordnung, GS II A/6/2, Art. 19 Abs. 2',
  },
  {
    canton: 'GL',
    theirs: '12-31',
    ours: null,
    because: 'a paid day off for the staff of the canton, not a public rest day',
    source: 'Ruhetagsgesetz, GS IX B/21/1, Art. 2 Abs. 1; Personalverordnung, GS II A/6/2, Art. 19 Abs. 2',
  },
  {
    canton: 'SO',
    theirs: '03-19',
    ours: null,
    because: 'kept in eight communes only',
    source: 'Ruhetagsgesetz, BGS 512.41, § 2; note in the package',
  },
  {
    canton: 'SO',
    theirs: '05-01 12:00',
    ours: null,
    because: 'from noon only; a whole day for civil and criminal time limits (EG ZPO § 22 Abs. 2), which are not ours',
    source: 'Ruhetagsgesetz, BGS 512.41, § 2 Abs. 1 lit. b',
  },
  {
    canton: 'AI',
    theirs: null,
    ours: { kind: 'fixed', on: '12-08' },
    because: 'a local holiday and public rest day, missing in the package',
    source: 'Ruhetagsgesetz, GS 822.200, Art. 2; https://ai.ch/themen/wirtschaft-und-arbeit/feiertage-ruhetage',
  },
  {
    canton: 'GR',
    theirs: null,
    ours: { kind: 'easter', offset: -2 },
    because: 'a public rest day, `optional` in the package',
    source: 'Ruhetagsgesetz, BR 520.100, Art. 2 Abs. 1 lit. b',
  },
  {
    canton: 'VS',
    theirs: '05-01 12:00',
    ours: null,
    because: 'half a day by usage, not in the list of the canton',
    source: 'Rechtspflegegesetz, SGS 173.1, Art. 37; https://www.valais4you.ch/de/wallis-in-kuerze/lebensart/feiertage',
  },
  {
    canton: 'VS',
    theirs: '12-24 12:00',
    ours: null,
    because: 'half a day by usage, not in the list of the canton',
    source: 'Rechtspflegegesetz, SGS 173.1, Art. 37; https://www.valais4you.ch/de/wallis-in-kuerze/lebensart/feiertage',
  },
  {
    canton: 'NE',
    theirs: 'easter 60',
    ours: null,
    because: 'kept in Le Landeron, not in the canton',
    source: 'Loi sur le dimanche et les jours fériés, RSN 941.02, art. 3; arrêté, RSN 941.020, art. 2',
  },
  {
    canton: 'NE',
    theirs: 'easter 1',
    ours: null,
    because:
      'no holiday by law; equated with one for terms of cantonal law only (loi sur la supputation des délais, RSN 161.7, art. 1), so in doubt left out',
    source:
      'Loi sur le dimanche et les jours fériés, RSN 941.02, art. 3 (https://rsn.ne.ch/DATA/program/books/RSN2012/20126/htm/94102.htm)',
  },
  {
    canton: 'VS',
    theirs: 'easter 50',
    ours: null,
    because: 'free by usage, expressly not among the holidays of the canton',
    source: 'Rechtspflegegesetz, SGS 173.1, Art. 37; https://www.valais4you.ch/de/wallis-in-kuerze/lebensart/feiertage',
  },
  {
    canton: 'AG',
    theirs: '05-01',
    ours: null,
    because: 'a day like any other by law, half a day off for the staff of the canton',
    source:
      'answer of the Regierungsrat, https://zofingertagblatt.ch/feiertage-warum-der-1-mai-im-aargau-gar-kein-feiertag-sein-kann',
  },
];

/** Days that only a part of a canton keeps, by the package's rules. */
const PARTS = [
  {
    canton: 'AG',
    theirs: ['01-02', 'easter 1', 'easter 50', 'easter 60', '08-15', '11-01', '12-08', '12-26'],
    where:
      'each district has four of its own; throughout are New Year, Good Friday, Ascension, 1 August and Christmas Day',
    source:
      'Einführungsgesetz zum Arbeitsrecht (EG ArR), § 6; https://www.hallo-aargau.ch/de/gut-zu-wissen/oeffnungszeiten--feiertage',
  },
  {
    canton: 'FR',
    theirs: ['easter 60', '08-15', '11-01', '12-08'],
    where:
      'not in the Protestant part: Courgevaux, Fräschels, Greng, Kerzers, Meyriez, Muntelier, Murten, Ried bei Kerzers, Ulmiz, Mont-Vully, Flamatt and Sensebrügg',
    source:
      'https://fr.ch/de/arbeit-und-unternehmen/arbeitnehmer/gesetzliche-feiertage-und-dienstfreie-tage-wo-liegt-der-unterschied',
  },
  {
    canton: 'SO',
    theirs: ['easter 60', '08-15', '11-01'],
    where: 'not in the district of Bucheggberg',
    source: "the canton's list for counting time limits, https://so.ch/allgemeine-informationen/gesetzliche-feiertage/",
  },
  {
    canton: 'AI',
    theirs: ['09-22'],
    where: 'in the inner part of the country, not in Oberegg',
    source:
      'Ruhetagsgesetz, GS 822.200, Art. 2 Abs. 1 lit. c; https://ai.ch/themen/wirtschaft-und-arbeit/feiertage-ruhetage',
  },
];

/** Names by rule, where the package has none in a language, or another in each canton. */
const NAMES = {
  'fixed 01-02': { fr: '2 janvier', it: '2 gennaio', en: '2 January' },
  'fixed 01-06': { de: 'Dreikönigstag', fr: 'Épiphanie' },
  'fixed 03-01': { it: 'Instaurazione della Repubblica', en: 'Establishment of the Republic' },
  'fixed 03-19': { fr: 'Saint-Joseph', en: "St Joseph's Day" },
  'fixed 06-23': { it: 'Plebiscito giurassiano' },
  'fixed 06-29': { fr: 'Saints Pierre et Paul' },
  'fixed 08-01': { en: 'Swiss National Day' },
  'fixed 08-15': { it: 'Assunzione' },
  'fixed 09-22': { fr: 'Saint-Maurice', it: 'San Maurizio', en: "St Maurice's Day" },
  'fixed 09-25': { fr: 'Saint-Nicolas-de-Flüe', it: 'San Nicolao della Flüe', en: 'St Nicholas of Flüe' },
  'fixed 12-26': { de: 'Stephanstag', fr: 'Saint-Étienne', it: 'Santo Stefano', en: "St Stephen's Day" },
  'fixed 12-31': { it: 'Restaurazione della Repubblica' },
  'easter 60': { fr: 'Fête-Dieu' },
  'weekday 1 7 9 4': { fr: 'Jeûne genevois', it: 'Digiuno ginevrino', en: 'Genevan Fast' },
  'weekday 3 7 9 0': { en: 'Federal Fast' },
  'weekday 3 7 9 1': { fr: 'Lundi du Jeûne fédéral', it: 'Lunedì del Digiuno federale', en: 'Federal Fast Monday' },
  naefels: { fr: 'Fahrt de Näfels', it: 'Fahrt di Näfels', en: 'Näfels Procession' },
};

/** The package's words as one of our four kinds of rule; a rule in other words stops the run. */
function parse(text) {
  const listed = (names) => names.split(', ').map(isoWeekday);
  const [, on, not, days] = /^(\d\d-\d\d)(?: (not )?on ([a-z, ]+))?$/.exec(text) ?? [];
  if (on && !days) return { kind: 'fixed', on };
  if (on)
    return {
      kind: 'fixed',
      on,
      weekdays: [1, 2, 3, 4, 5, 6, 7].filter((n) => listed(days).includes(n) !== Boolean(not)),
    };

  const easter = /^easter(?: (-?\d+))?$/.exec(text);
  if (easter) return { kind: 'easter', offset: Number(easter[1] ?? 0) };

  // 'monday after 3rd sunday in September'. The package counts the first of the month in: '3rd sunday after 09-01' is the
  // third of September even when that begins with a Sunday.
  const nth = /^(?:([a-z]+) after )?(\d)(?:st|nd|rd) ([a-z]+) (?:after (\d\d)-01|in ([A-Z][a-z]+))$/.exec(text);
  if (nth) {
    const [, following, count, name, month, monthName] = nth;
    const weekday = isoWeekday(name);
    const offset = following ? (isoWeekday(following) - weekday + 7) % 7 : 0;
    return {
      kind: 'weekday',
      nth: Number(count),
      weekday,
      month: Number(month ?? MONTHS[monthName.toLowerCase()]),
      offset,
    };
  }
  throw new Error(`make-holidays: what is '${text}'?`);
}

function isoWeekday(name) {
  const index = WEEKDAYS.indexOf(name);
  if (index < 0) throw new Error(`make-holidays: which weekday is '${name}'?`);
  return index + 1;
}

function namesOf(rule, theirDay) {
  const { kind, on, nth, weekday, month, offset } = rule;
  const key = [kind, on, nth, weekday, month, offset].filter((part) => part !== undefined).join(' ');
  const found = { ...data.names[theirDay?._name]?.name, ...theirDay?.name, ...NAMES[key] };
  const missing = LANGUAGES.filter((language) => !found[language]);
  if (missing.length > 0) throw new Error(`make-holidays: '${key}' has no name in ${missing.join(', ')}`);
  return Object.fromEntries(LANGUAGES.map((language) => [language, found[language]]));
}

/** rule as text -> { rule, names, cantons, partly } */
const rows = new Map();
function keep(rule, canton, theirDay, where = 'cantons') {
  const key = JSON.stringify(rule);
  if (!rows.has(key)) rows.set(key, { rule, names: namesOf(rule, theirDay), cantons: [], partly: [] });
  rows.get(key)[where].push(canton);
}

for (const canton of CANTONS) {
  // A day of the canton replaces the same day of the country; `false` takes it away.
  const days = { ...switzerland.days, ...switzerland.states[canton].days };
  const differences = DIFFERENCES.filter((difference) => difference.canton === canton);
  for (const { theirs } of differences) {
    if (theirs !== null && !days[theirs])
      throw new Error(`make-holidays: ${canton} has no '${theirs}' any more, read the law again`);
  }
  const ofParts = PARTS.filter((part) => part.canton === canton).flatMap(({ theirs }) => theirs);
  for (const text of ofParts)
    if (!days[text]) throw new Error(`make-holidays: ${canton} has no '${text}' any more, read the law again`);
  for (const [text, day] of Object.entries(days)) {
    if (day === false || (day.type ?? 'public') !== 'public') continue;
    const difference = differences.find(({ theirs }) => theirs === text);
    const rule = difference ? difference.ours : parse(text);
    if (rule) keep(rule, canton, day, ofParts.includes(text) ? 'partly' : 'cantons');
  }
  for (const { theirs, ours } of differences) if (theirs === null) keep(ours, canton);
}

/** Where in a common year the rule falls, roughly, to list the holidays in order. */
function position({ kind, on, offset, month, nth }) {
  if (kind === 'fixed') return Number(on.slice(0, 2)) * 31 + Number(on.slice(3));
  if (kind === 'easter') return 4 * 31 + 8 + offset;
  return kind === 'weekday' ? month * 31 + nth * 7 + offset : 4 * 31 + 1;
}

const holidays = [...rows.values()]
  .sort((a, b) => position(a.rule) - position(b.rule) || b.cantons.length - a.cantons.length)
  .map(({ rule, names, cantons, partly }) => ({
    rule,
    names,
    basis: rule.on === '08-01' ? 'federal' : 'cantonal',
    cantons: cantons.length === CANTONS.length ? 'all' : cantons,
    ...(partly.length > 0 ? { partly } : {}),
  }));

const head = {
  attribution:
    `Adapted from date-holidays ${packageVersion}, data of ${data.version}, by commenthol and contributors, ` +
    'https://github.com/commenthol/date-holidays, which relies on Wikipedia (Feiertage in der Schweiz, Jours fériés en Suisse). ' +
    'Changed: turned into rules, public holidays only, names completed, and the differences listed below.',
  licence:
    'CC BY-SA 3.0, https://creativecommons.org/licenses/by-sa/3.0/ (this file; the code around it has the licence of the project)',
  checkedOn: '2026-11-22',
  checkedHow:
    'the articles of the differences were read in public copies and commentaries, not in the official collections: a jurist confirms',
};
const lines = (list) => list.map((item) => `    ${JSON.stringify(item)}`).join(',\n');
const top = JSON.stringify(head, null, 2).slice(0, -2);
const text = `${top},\n  "holidays": [\n${lines(holidays)}\n  ],\n  "differences": [\n${lines(DIFFERENCES)}\n  ],\n  "parts": [\n${lines(PARTS)}\n  ]\n}\n`;
JSON.parse(text);
writeFileSync(new URL('./data/holidays.json', import.meta.url), text);
console.log(
  `${holidays.length} holidays, ${DIFFERENCES.length} differences, ${PARTS.length} cantons with days of a part`,
);
