/**
 * `npm run rules:report`: what of the law has been read, canton by canton and cell by cell, in the rows in force today;
 * `npm run rules:report -- --canton ZG` prints each cell with its article, edition, address and quote. Reads the files
 * of data/, so that it shows an edit at once, without a build.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const MARKS = { unread: '·', read: 'r', signed: 'S' };
const HEADS = {
  residence: 'resid',
  assistance: 'assist',
  language: 'lang',
  deciderCommune: 'decCo',
  deciderCanton: 'decCa',
  feesCanton: 'feeCa',
  feesCommune: 'feeCo',
  test: 'test',
  filing: 'filing',
  easierWays: 'ways',
  timeLimits: 'limits',
  remedyCommune: 'remCo',
  remedyCanton: 'remCa',
  standstill: 'stand',
};
const CELLS = Object.keys(HEADS);
const WIDTH = 7;

const read = (name) => JSON.parse(readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8'));
const today = new Date().toISOString().slice(0, 10);
const inForce = ({ rows }) => rows.findLast(({ validFrom }) => validFrom <= today) ?? rows[0];
const isRead = ({ state }) => state !== 'unread';
const columns = (first, texts) =>
  [first.padEnd(8), ...texts.map((text) => String(text).padEnd(WIDTH))].join('').trimEnd();

function printTable(files) {
  const rows = files.map((file) => [file.canton, inForce(file).cells]);
  console.log(columns('', [...CELLS.map((name) => HEADS[name]), 'sum']));
  for (const [canton, cells] of rows)
    console.log(
      columns(canton, [
        ...CELLS.map((name) => MARKS[cells[name].state]),
        CELLS.filter((name) => isRead(cells[name])).length,
      ]),
    );
  const all = rows.flatMap(([, cells]) => CELLS.map((name) => cells[name]));
  console.log(
    columns('sum', [
      ...CELLS.map((name) => rows.filter(([, cells]) => isRead(cells[name])).length),
      all.filter(isRead).length,
    ]),
  );
  const count = (state) => all.filter((cell) => cell.state === state).length;
  console.log(
    `\n${all.length} cells: ${count('unread')} unread (·), ${count('read')} read (r), ${count('signed')} signed (S).`,
  );
  console.log(`Without article, edition, address, day and quote: ${all.filter((cell) => !isQuoted(cell)).length}.`);
}

function isQuoted({ article, edition, source, readOn, quote }) {
  return [article, edition, source, readOn, quote].every(Boolean);
}

function printFederal({ rules }) {
  console.log('\nFederal rules');
  for (const { code, validFrom, basis, source, edition, checkedOn, state } of rules)
    console.log(
      [
        MARKS[state].padEnd(3),
        code.padEnd(24),
        validFrom.padEnd(12),
        basis.join(', ').padEnd(44),
        checkedOn,
        ` ${edition ?? ''}`.padEnd(36),
        [...new Set(source.split(' ; ').map(hostOf))].join(', '),
      ].join(''),
    );
  const count = (state) => rules.filter((row) => row.state === state).length;
  console.log(`${rules.length} rows: ${count('unread')} unread, ${count('read')} read, ${count('signed')} signed.`);
}

function hostOf(address) {
  return URL.canParse(address) ? new URL(address).hostname : address;
}

function printCanton(file) {
  const { law, validFrom, validFromKnown, cells } = inForce(file);
  console.log(`${file.canton}: ${law}, since ${validFrom}${validFromKnown ? '' : ' (day not known)'}`);
  for (const name of CELLS) {
    const { state, says, article, edition, source, copy, readOn, quote, note, signedBy, signedOn } = cells[name];
    console.log(`\n${MARKS[state]} ${name}: ${says}`);
    for (const [label, text] of Object.entries({
      article,
      edition,
      source,
      copy,
      'read on': readOn,
      quote: quote && `“${quote}”`,
      note,
      signed: signedBy && `${signedBy}, ${signedOn}`,
    }))
      if (text) console.log(`    ${label.padEnd(8)} ${text}`);
  }
}

const { values } = parseArgs({ options: { canton: { type: 'string' } } });
const files = readdirSync(new URL('./data/cantons/', import.meta.url))
  .sort()
  .map((name) => read(`cantons/${name}`));
if (values.canton === undefined) {
  printTable(files);
  printFederal(read('federal-rules.json'));
} else {
  const file = files.find(({ canton }) => canton === values.canton.toUpperCase());
  if (!file) {
    console.error(`rules:report: there is no canton ${values.canton}`);
    process.exit(1);
  }
  printCanton(file);
}
