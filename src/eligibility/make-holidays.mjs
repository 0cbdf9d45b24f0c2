/**
 * Writes data/holidays.json from the package date-holidays: `node src/eligibility/make-holidays.mjs`. Read the diff and
 * run working-days.test.ts. Days of a part of a canton extend no time limit, since the party may live elsewhere.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { DIFFERENCES, NAMES, PARTS } from './holiday-differences.mjs';

// The package exports no data, hence the path.
const read = (path) =>
  JSON.parse(readFileSync(new URL(`../../node_modules/date-holidays/${path}`, import.meta.url), 'utf8'));
const packageVersion = read('package.json').version;
const data = read('data/holidays.json');
const switzerland = data.holidays.CH;

const LANGUAGES = ['de', 'fr', 'it', 'en'];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = { september: 9 };
const CANTONS = Object.keys(switzerland.states);

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

  // '3rd sunday after 09-01' is the third of September even when the 1st is a Sunday.
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

/** By rule as text: { rule, names, cantons, partly } */
const rows = new Map();
function addRow(rule, canton, theirDay, where = 'cantons') {
  const key = JSON.stringify(rule);
  if (!rows.has(key)) rows.set(key, { rule, names: namesOf(rule, theirDay), cantons: [], partly: [] });
  rows.get(key)[where].push(canton);
}

for (const canton of CANTONS) {
  // Days of the canton replace those of the country; `false` removes one.
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
    if (rule) addRow(rule, canton, day, ofParts.includes(text) ? 'partly' : 'cantons');
  }
  for (const { theirs, ours } of differences) if (theirs === null) addRow(ours, canton);
}

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
