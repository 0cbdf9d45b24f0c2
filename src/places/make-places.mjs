/**
 * Writes data/communes.json, data/postcodes.json and data/digest.json: `node src/places/make-places.mjs <folder>` from
 * communes.csv and postcodes.csv there; without a folder the digest only, after editing other data by hand. A number
 * that disappears must be in data/merged-communes.json, else the run fails.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SOURCE = 'Quelle: Bundesamt für Landestopografie swisstopo';
const VALID_ON = '2026-01-01';
/** Land shared by two communes. */
const SHARED = { 5391: [5003, 5238] };
const LOADED = [
  'cantons',
  'federal-rules',
  'communes',
  'former-communes',
  'merged-communes',
  'postcodes',
  'place-names',
];

const file = (name) => new URL(`./data/${name}.json`, import.meta.url);
const read = (name) => JSON.parse(readFileSync(file(name), 'utf8'));
const lines = (rows) => rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');

function csv(path, columns) {
  const [head, ...rows] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const places = columns.map((column) => head.split(',').indexOf(column));
  if (places.includes(-1)) throw new Error(`make-places: ${path} lacks a column of ${columns.join(', ')}`);
  return rows.map((row) => {
    const fields = row.split(',');
    if (row.includes('"') || fields.length !== head.split(',').length)
      throw new Error(`make-places: what is '${row}'?`);
    return places.map((place) => fields[place]);
  });
}

function write(name, what, key, fields, rows) {
  const head = JSON.stringify({ source: SOURCE, what, validOn: VALID_ON, fields }, null, 2).slice(0, -2);
  const text = `${head},\n  "${key}": [\n${lines(rows)}\n  ]\n}\n`;
  JSON.parse(text);
  writeFileSync(file(name), text);
  console.log(`${rows.length} ${key}`);
}

const [folder] = process.argv.slice(2);
if (folder) {
  const communes = csv(path.join(folder, 'communes.csv'), ['bfs', 'name', 'canton', 'language', 'lat', 'lon'])
    .map(([bfs, name, canton, language, lat, lon]) => [Number(bfs), name, canton, language, Number(lat), Number(lon)])
    .sort((a, b) => a[0] - b[0]);
  const numbers = new Set(communes.map(([bfs]) => bfs));
  const merged = new Map([
    ...read('former-communes').communes.map(([bfs, , , , into]) => [bfs, into]),
    ...read('merged-communes').communes.map(({ bfs, mergedInto }) => [bfs, mergedInto]),
  ]);
  const before = existsSync(file('communes')) ? read('communes').communes.map(([bfs]) => bfs) : [];
  const lost = before.filter((bfs) => !numbers.has(bfs) && !merged.has(bfs));
  const nowhere = [...merged].filter(([, into]) => !numbers.has(into) && !merged.has(into));
  if (lost.length > 0) throw new Error(`make-places: say in merged-communes.json where these went: ${lost.join(', ')}`);
  if (nowhere.length > 0)
    throw new Error(`make-places: merged into what is no commune: ${nowhere.map(([bfs]) => bfs).join(', ')}`);

  const places = csv(path.join(folder, 'postcodes.csv'), ['plz', 'addition', 'locality', 'bfs']).flatMap(
    ([plz, addition, locality, bfs]) =>
      (SHARED[bfs] ?? [Number(bfs)]).map((commune) => [Number(plz), Number(addition), locality, commune]),
  );
  const lying = places.filter(([, , , bfs]) => !numbers.has(bfs));
  if (lying.length > 0) throw new Error(`make-places: places in no commune: ${JSON.stringify(lying)}`);
  const byKey = new Map(places.map((place) => [JSON.stringify(place), place]));
  const postcodes = [...byKey.values()].sort(
    (a, b) => a[0] - b[0] || a[1] - b[1] || a[3] - b[3] || (a[2] < b[2] ? -1 : 1),
  );

  const what = 'Amtliches Ortschaftenverzeichnis (August 2025), with the mergers of 1 January 2026';
  write('communes', what, 'communes', ['bfs', 'name', 'canton', 'language', 'lat', 'lon'], communes);
  write('postcodes', what, 'postcodes', ['plz', 'addition', 'locality', 'bfs'], postcodes);
}

// Of the content, so that formatting does not cause a reload; the rules in the database are also made by code.
const hash = createHash('sha256');
const cantons = readdirSync(new URL('./data/cantons/', import.meta.url)).sort();
for (const name of [...LOADED, ...cantons.map((each) => `cantons/${path.parse(each).name}`)])
  hash.update(`${name}\n${JSON.stringify(read(name))}\n`);
hash.update(readFileSync(new URL('./rule-of-cells.rules.ts', import.meta.url)));
const digest = hash.digest('hex');
writeFileSync(file('digest'), `${JSON.stringify({ digest }, null, 2)}\n`);
console.log(`digest ${digest.slice(0, 12)}`);
