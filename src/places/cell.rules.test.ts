import { beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { CANTON_CODES } from '../common/cantons.js';
import { CANTONS_FOLDER } from '../common/folders.js';
import { cantonFile, cantonFiles, cellsOn } from './canton-files.js';
import { CELL_NAMES, isOfficial, rowFaults, rowOn, type CantonRow, type Cell, type Cells } from './cell.rules.js';
import { readPlaces } from './places.loader.js';

const UNREAD: Cell = {
  state: 'unread',
  value: null,
  says: 'Not known.',
  article: null,
  edition: null,
  source: null,
  copy: null,
  readOn: null,
  quote: null,
  note: null,
};
const READ: Cell = {
  ...UNREAD,
  state: 'read',
  value: { years: 5, own: true },
  says: 'No social assistance in the last five years.',
  article: 'BüG ZG § 5',
  edition: '2025-01-01',
  source: 'https://bgs.zg.ch/app/de/texts_of_law/121.3',
  readOn: '2026-11-28',
  quote: 'in den letzten fünf Jahren',
};
const row = (assistance: Cell): CantonRow => ({
  validFrom: '2025-01-01',
  validFromKnown: true,
  law: 'BüG ZG',
  cells: { ...Object.fromEntries(CELL_NAMES.map((name) => [name, UNREAD])), assistance } as Cells,
});
const faultsOf = (assistance: Cell): string[] => rowFaults('ZG', row(assistance));

describe('the gate', () => {
  it('lets an unread cell stand, whatever it lacks', () => {
    expect(faultsOf(UNREAD)).toEqual([]);
  });

  it('takes nothing as read without article, edition, official address, day and quote, nor without what is counted by', () => {
    expect(faultsOf(READ)).toEqual([]);
    for (const field of ['article', 'edition', 'source', 'readOn', 'quote', 'value'] as const)
      expect(faultsOf({ ...READ, [field]: null })).toEqual([`assistance: is read without ${field}`]);
    expect(faultsOf({ ...READ, article: '' })).toEqual(['assistance: is read without article']);
  });

  it('lets only somebody who is named sign, after it was read', () => {
    const signed: Cell = { ...READ, state: 'signed', signedBy: 'Jana Muster, Rechtsanwältin', signedOn: '2026-12-01' };
    expect(faultsOf(signed)).toEqual([]);
    expect(faultsOf({ ...signed, signedBy: null })).toEqual(['assistance: is signed by nobody']);
    for (const signedOn of [null, '2026-11-27'])
      expect(faultsOf({ ...signed, signedOn })).toEqual(['assistance: is signed before it was read, or on no day']);
    expect(faultsOf({ ...signed, quote: null })).toEqual(['assistance: is signed without quote']);
    expect(faultsOf({ ...signed, state: 'read' })).toEqual(['assistance: is read, and somebody has signed']);
    expect(faultsOf({ ...signed, state: 'unread' })).toEqual(['assistance: is signed and unread']);
  });

  it('quotes at most 25 words', () => {
    expect(faultsOf({ ...READ, quote: Array(25).fill('Wort').join(' ') })).toEqual([]);
    expect(faultsOf({ ...READ, quote: Array(26).fill('Wort').join('\n') })).toEqual([
      'assistance: quotes more than 25 words',
    ]);
  });

  it('knows days that exist, states, and every cell by its name', () => {
    expect(faultsOf({ ...READ, edition: '2025-02-30' })).toEqual(['assistance: 2025-02-30 is no day']);
    expect(faultsOf({ ...READ, readOn: 'yesterday' })).toEqual(['assistance: yesterday is no day']);
    expect(faultsOf({ ...UNREAD, state: 'checked' as Cell['state'] })[0]).toBe('assistance: checked is no state');
    const { standstill: _, ...cells } = row(UNREAD).cells;
    expect(rowFaults('ZG', { ...row(UNREAD), cells: { ...cells, moon: UNREAD } as unknown as Cells })).toEqual([
      'standstill is missing',
      'moon is no cell',
    ]);
  });

  it('takes the addresses of authorities, and those of nobody else', () => {
    const official = (address: string) => isOfficial(address, 'ZG', ['Unterägeri', 'Zug', 'Steinhausen']);
    for (const address of [
      'https://bgs.zg.ch/app/de/texts_of_law/121.3',
      'https://zg.ch/x',
      'https://www.fedlex.admin.ch/eli/cc/2016/404/de',
      'https://zg.clex.ch/x',
      'http://bg-unteraegeri.ch/einbuergerung/',
      'https://www.stadt-zug.ch/x',
      'https://steinhausen.ch/x',
    ])
      expect([address, official(address)]).toEqual([address, true]);
    for (const address of [
      'https://www.blick.ch/zug',
      'https://zugerzeitung.ch/x',
      'https://gruene-zug.ch/x',
      'https://bgs.zh.ch/x',
      'https://zg.ch.example.com/x',
      'https://notzg.ch/x',
      'https://kanzlei-zug.ch/x',
      'javascript:alert(1)//zg.ch',
      'zg.ch',
    ])
      expect([address, official(address)]).toEqual([address, false]);
  });

  it('takes the last row that has begun', () => {
    const rows = ['2018-01-01', '2025-01-01', '2027-01-01'].map((validFrom) => ({ validFrom }));
    expect(
      ['2017-12-31', '2018-01-01', '2024-12-31', '2025-01-01', '2030-01-01'].map((day) => rowOn(rows, day)),
    ).toEqual([undefined, rows[0], rows[0], rows[1], rows[2]]);
  });
});

describe('the files of the cantons', () => {
  let communes: Map<string, string[]>;
  beforeAll(async () => {
    const places = await readPlaces();
    communes = new Map(
      CANTON_CODES.map((code) => [
        code,
        places.communes.flatMap(([, name, canton]) => (canton === code ? [name] : [])),
      ]),
    );
  });

  it('are one for each canton, each under its own name', () => {
    expect(readdirSync(CANTONS_FOLDER).sort()).toEqual(CANTON_CODES.map((code) => `${code}.json`).sort());
    for (const code of CANTON_CODES) expect(cantonFile(code).canton).toBe(code);
  });

  it.each([...CANTON_CODES])('of %s has all cells, and each is what its state says', (code) => {
    const { rows } = cantonFile(code);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.flatMap((each) => rowFaults(code, each, communes.get(code)))).toEqual([]);
    const days = rows.map(({ validFrom }) => validFrom);
    expect(days).toEqual([...new Set(days)].sort());
    expect(cellsOn(code, '2026-11-29')).toBe(rows.at(-1));
  });

  it('hold no signature as long as no jurist has given one', () => {
    const signatures = cantonFiles().flatMap(({ canton, rows }) =>
      rows.flatMap(({ cells }) =>
        CELL_NAMES.filter((name) => cells[name].state === 'signed').map((name) => `${canton} ${name}`),
      ),
    );
    // Whoever signs adds the cell here, in the commit that names them.
    expect(signatures).toEqual([]);
  });
});
