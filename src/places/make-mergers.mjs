/**
 * Writes data/former-communes.json: `node src/places/make-mergers.mjs <history.csv> && node
 * src/places/make-places.mjs`.
 *
 * Input: the "Historisiertes Gemeindeverzeichnis" of the Federal Statistical Office as one table
 * (github.com/cynkra/munch, inst/csv/mut/municipality_mutations.csv), since 1960. Mergers after STATE are in
 * data/merged-communes.json, by hand. Fails unless every chain ends in a current commune.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const STATE = '2023-01-01';
/** Divided communes: where their villages are today. */
const SHARED = { 5248: 5249, 5256: 5249 };
const COLUMNS = [
  'mId',
  'mLongName',
  'cAbbreviation',
  'mEntryMode',
  'mAdmissionNumber',
  'mAbolitionNumber',
  'mAbolitionDate',
];
const ONGOING = 'NA';

const file = (name) => new URL(`./data/${name}.json`, import.meta.url);
const read = (name) => JSON.parse(readFileSync(file(name), 'utf8'));
const refuse = (why) => {
  throw new Error(`make-mergers: ${why}`);
};

const [history] = process.argv.slice(2);
if (!history) refuse('which file?');
const [head, ...lines] = readFileSync(history, 'utf8').trim().split(/\r?\n/).map(fieldsOf);
const places = COLUMNS.map((column) => head.indexOf(column));
if (places.includes(-1)) refuse(`the file lacks a column of ${COLUMNS.join(', ')}`);
const states = lines
  .map((fields) =>
    fields.length === head.length ? places.map((place) => fields[place]) : refuse(`what is '${fields.join()}'?`),
  )
  .map(([bfs, name, canton, kind, begun, ended, endedOn]) => ({
    bfs: Number(bfs),
    name,
    canton,
    kind,
    begun,
    ended,
    endedOn,
  }))
  .filter(({ kind }) => kind === 'Municipality');

const lives = new Set(states.filter(({ endedOn }) => endedOn === ONGOING).map(({ bfs }) => bfs));
const last = new Map();
const isLater = (one, other) =>
  one.endedOn > other.endedOn || (one.endedOn === other.endedOn && Number(one.ended) > Number(other.ended));
for (const state of states)
  if (!lives.has(state.bfs) && (!last.has(state.bfs) || isLater(state, last.get(state.bfs))))
    last.set(state.bfs, state);

const startedBy = new Map();
for (const state of states) startedBy.set(state.begun, [...(startedBy.get(state.begun) ?? []), state]);
/** By states, since numbers were reused. */
function heirOf(state) {
  if (state.endedOn === ONGOING) return state.bfs;
  const next = startedBy.get(state.ended) ?? [];
  const heirs = next.filter(
    ({ bfs }) => bfs === (next.some((one) => one.bfs === state.bfs) ? state.bfs : (SHARED[state.bfs] ?? bfs)),
  );
  if (heirs.length !== 1)
    refuse(
      `${state.bfs} ${state.name} went into ${heirs.map(({ bfs, name }) => `${bfs} ${name}`).join(' and ') || 'nothing'}`,
    );
  return heirOf(heirs[0]);
}
const former = [...last.values()]
  .sort((a, b) => a.bfs - b.bfs)
  .map((state) => [state.bfs, state.name, state.canton, state.endedOn, heirOf(state)]);

const today = new Map(read('communes').communes.map(([bfs, name, canton]) => [bfs, { name, canton }]));
const since = read('merged-communes').communes;
const goneInto = new Map([
  ...former.map(([bfs, , , , into]) => [bfs, into]),
  ...since.map(({ bfs, mergedInto }) => [bfs, mergedInto]),
]);
if (goneInto.size !== former.length + since.length) refuse('a number stands in both files');
for (const [bfs, name, , endedOn] of former) {
  if (today.has(bfs)) refuse(`${bfs} ${name} is a commune of today`);
  if (endedOn >= STATE) refuse(`${bfs} ${name} ended after the day of which the file tells`);
  const way = [bfs];
  while (!today.has(way.at(-1))) {
    const next = goneInto.get(way.at(-1));
    if (next === undefined || way.includes(next))
      refuse(`${bfs} ${name} leads to no commune of today: ${way.join(', ')}`);
    way.push(next);
  }
}
for (const bfs of lives)
  if (!today.has(bfs) && !goneInto.has(bfs)) refuse(`say in merged-communes.json where ${bfs} went after ${STATE}`);

const said = {
  source: 'Quelle: Bundesamt für Statistik (BFS), Historisiertes Gemeindeverzeichnis der Schweiz',
  what: `Communes that have gone between 1960 and ${STATE}, each with the one it went into; numbers, names and cantons of then`,
  fields: ['bfs', 'name', 'canton', 'endedOn', 'mergedInto'],
};
const text = `${JSON.stringify(said, null, 2).slice(0, -2)},\n  "communes": [\n${former.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]\n}\n`;
JSON.parse(text);
writeFileSync(file('former-communes'), text);
console.log(`${former.length} former communes`);

function fieldsOf(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );
}
