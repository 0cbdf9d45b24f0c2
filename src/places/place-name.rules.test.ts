import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bareName, cantonKeys, placeKey, readings, withoutDigraphs } from './place-name.rules.js';
import { heirsOf, namesOf } from './place-names.js';
import { readPlaces, type PlacesData } from './places.loader.js';

describe('the key of a place’s name', () => {
  it('is the same however accents, hyphens, dots and the saint are written', () => {
    for (const name of ['St. Gallen', 'Sankt Gallen', 'saint-gallen', 'ST.GALLEN', '  St  Gallen ', 'Sánkt Gallen'])
      expect(placeKey(name)).toBe('st gallen');
    expect(placeKey('La Chaux-de-Fonds')).toBe(placeKey('la chaux de fonds'));
    expect(placeKey('L’Abbaye')).toBe(placeKey("L'Abbaye"));
    expect(placeKey('Château-d’Œx')).toBe(placeKey("Chateau-d'Oex"));
    expect(placeKey('Isérables')).not.toBe(placeKey('Isarables'));
  });

  it('is the same on an Arabic and a Persian keyboard, with short vowels and without, and keeps the vowels of Tamil', () => {
    expect(placeKey('فریبورگ')).toBe(placeKey('فريبورگ'));
    expect(placeKey('أراو')).toBe(placeKey('اراو'));
    expect(placeKey('بَازِل')).toBe(placeKey('بازل'));
    expect(placeKey('சூரிச்')).toBe('சூரிச்'.normalize('NFKD'));
    expect(placeKey('பேர்ன்')).not.toBe(placeKey('பெர்ன்'));
    expect(placeKey('Ґларус')).toBe(placeKey('Гларус'));
  });

  it.each([
    ['ٱلقدس', 'القدس'],
    ['ليلى', 'ليلي'],
    ['ژنېو', 'ژنيو'],
    ['کور', 'كور'],
    ['سورة', 'سوره'],
    ['هەولێر', 'ههولێر'],
    ['Weißstraße', 'weissstrasse'],
    ['Ærø', 'aero'],
    ['Łódź', 'lodz'],
    ['Đakovo', 'dakovo'],
    ['Diyarbakır', 'diyarbakir'],
    ['Sainte-Croix', 'ste croix'],
    ['Saint-Aubin', 'st aubin'],
  ])('of %s is %s', (name, key) => {
    expect(placeKey(name)).toBe(key);
  });

  it('has letters, figures and blanks in it and nothing else, and is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const key = placeKey(text);
        expect(key).not.toMatch(/[%_\\'"*]|^ | $| {2}/);
        expect(placeKey(key)).toBe(key);
      }),
      { numRuns: 1000 },
    );
    expect([placeKey('%'), placeKey('_'), placeKey('…'), placeKey('')]).toEqual(['', '', '', '']);
  });

  it('leaves away what only tells one from another', () => {
    expect(
      ['Wil (SG)', 'Ecublens VD', 'Lausanne 25', 'Chapelle (Glâne)', 'La Tène', 'Au', 'Zürich'].map(bareName),
    ).toEqual(['Wil', 'Ecublens', 'Lausanne', 'Chapelle', 'La Tène', 'Au', 'Zürich']);
    expect(['Wil(SG)', 'Wil  (SG)', 'Ecublens  VD', 'Lausanne  25'].map(bareName)).toEqual([
      'Wil',
      'Wil',
      'Ecublens',
      'Lausanne',
    ]);
    // In the middle, or of no canton, it tells nothing apart; and something has to be left.
    for (const name of ['Kreis 4 Nord', 'Wil (SG) Nord', 'Ecublens VD Nord', 'Gare XX', '(SG)'])
      expect(bareName(name)).toBe(name);
    expect([withoutDigraphs('zuerich'), withoutDigraphs('bern')]).toEqual(['zurich', 'bern']);
  });
});

describe('what somebody wrote for a place', () => {
  const cantons = cantonKeys([
    { code: 'VD', names: { de: 'Waadt', fr: 'Vaud' } },
    { code: 'SG', names: { de: 'St. Gallen', fr: 'Saint-Gall' } },
    { code: 'BE', names: { de: 'Bern', fr: 'Berne' } },
  ]);
  const read = (text: string) =>
    readings(text, cantons).map(({ key, postcode, canton, loose }) => [
      key,
      postcode,
      canton,
      ...(loose ? ['loose'] : []),
    ]);

  it('is a name, a postcode, or both', () => {
    expect(read('Lausanne')).toEqual([['lausanne', null, null]]);
    for (const text of ['8400', 'CH-8400', 'ch 8400', 'CH8400']) expect(read(text)).toEqual([['', 8400, null]]);
    for (const text of ['8400 Wil', 'Wil 8400', 'CH-8400 Wil', 'Wil, 8400'])
      expect(read(text)).toEqual([
        ['wil', 8400, null],
        ['wil', null, null],
        ['', 8400, null],
      ]);
    expect(read('3000 Bern 22')[0]).toEqual(['bern', 3000, null]);
    expect(read('Bern 22 1')).toEqual([['bern', null, null]]);
    expect(read('Kreis 4 Nord')[0]).toEqual(['kreis 4 nord', null, null]);
    expect(read('Wil8400Dorf')[0]).toEqual(['wil dorf', 8400, null]);
    for (const nothing of ['', '?!', '12', '84001', '0800']) expect(read(nothing)).toEqual([]);
  });

  it('has the canton behind the name by its code or its name', () => {
    for (const text of [
      'Renens VD',
      'Renens (VD)',
      'renens, vd',
      'Renens Waadt',
      'Renens, canton de Vaud',
      'Renens (Kanton Waadt)',
    ])
      expect(read(text)).toContainEqual(['renens', null, 'VD']);
    expect(read('Buchs St. Gallen')).toContainEqual(['buchs', null, 'SG']);
    // What stands before a canton belongs to it only where it stands right before.
    expect(read('Le canton neuf VD').filter(([, , canton]) => canton)).toEqual([['le canton neuf', null, 'VD']]);
    // A canton alone is no place in it.
    expect(read('Vaud')).toEqual([['vaud', null, null]]);
  });

  it('may have the kind of place around it, or “ue” for “ü”; what only begins so is a guess', () => {
    expect(read('Stadt Bern')).toContainEqual(['bern', null, null]);
    expect(read('ville de Berne')).toContainEqual(['berne', null, null]);
    expect(read('Bern Stadt')).toContainEqual(['bern', null, null]);
    expect(read('Stadt Bern Schweiz')).toContainEqual(['bern', null, null]);
    // Alone or in the middle it is a name, or part of one.
    for (const text of ['Stadt', 'Schweiz']) expect(read(text)).toEqual([[text.toLowerCase(), null, null]]);
    for (const text of ['Neu Bern Stadtnahe', 'Neu Stadt Nord'])
      expect(read(text).filter(([, , , loose]) => !loose)).toEqual([[text.toLowerCase(), null, null]]);
    expect(read('Zuerich')).toEqual([
      ['zuerich', null, null],
      ['zurich', null, null],
    ]);
    expect(read('Wil Bronschhofen')).toEqual([
      ['wil bronschhofen', null, null],
      ['wil', null, null, 'loose'],
    ]);
    expect(read('Wil Bronschhofen Nord').filter(([, , , loose]) => loose)).toEqual([
      ['wil bronschhofen', null, null, 'loose'],
      ['wil', null, null, 'loose'],
    ]);
  });
});

describe('the names of the communes', () => {
  let data: PlacesData;
  beforeAll(async () => {
    data = await readPlaces();
  });
  const names = (changed: Partial<PlacesData> = {}) => namesOf({ ...data, ...changed });
  const under = (text: string, changed?: Partial<PlacesData>) =>
    names(changed)
      .filter(({ key }) => key === placeKey(text))
      .map(({ bfs, kind }) => [bfs, kind]);

  it('are those of communes of today, each with an own one', () => {
    const today = new Set(data.communes.map(([bfs]) => bfs));
    const found = names();
    expect(found.filter(({ bfs }) => !today.has(bfs))).toEqual([]);
    expect(new Set(found.filter(({ kind }) => kind === 'own').map(({ bfs }) => bfs))).toEqual(today);
    expect(new Set(found.map(({ bfs, key }) => `${bfs} ${key}`)).size).toBe(found.length);
  });

  it('lead from every commune that has gone to one of today, without a circle, in its own canton unless the border moved', () => {
    const heirs = heirsOf(data);
    const canton = new Map<number, string>(data.communes.map(([bfs, , code]) => [bfs, code]));
    expect(new Set(data.merged.map(({ bfs }) => bfs)).size).toBe(data.merged.length);
    expect(data.merged.filter(({ bfs }) => canton.has(bfs) || !canton.has(heirs.get(bfs) ?? 0))).toEqual([]);
    // The Jura and the Laufental, Vellerat, Clavaleyres, Moutier: all of them from Berne.
    const moved = data.merged.filter(({ bfs, canton: before }) => canton.get(heirs.get(bfs)!) !== before);
    expect(new Set(moved.map(({ bfs, canton: before }) => `${before} ${canton.get(heirs.get(bfs)!)}`))).toEqual(
      new Set(['BE JU', 'BE BL', 'BE FR']),
    );
    expect(moved.filter(({ endedOn }) => endedOn > '1994-01-01').map(({ name }) => name)).toEqual([
      'Clavaleyres',
      'Vellerat',
      'Moutier',
    ]);
    expect(
      heirsOf({
        communes: [],
        merged: [
          { bfs: 1, name: 'A', canton: 'ZH', endedOn: '2020-12-31', mergedInto: 2 },
          { bfs: 2, name: 'B', canton: 'ZH', endedOn: '2020-12-31', mergedInto: 1 },
        ],
      }).size,
    ).toBe(0);
  });

  it('fit the post: where a postcode still has the name of an old commune, the commune it went into has that postcode', () => {
    const holders = new Map<string, Set<number>>();
    for (const [, , locality, bfs] of data.postcodes) {
      const key = placeKey(bareName(locality));
      holders.set(key, (holders.get(key) ?? new Set()).add(bfs));
    }
    const heirs = heirsOf(data);
    const known = data.merged.filter(({ name }) => holders.has(placeKey(bareName(name))));
    const elsewhere = known.filter(({ bfs, name }) => !holders.get(placeKey(bareName(name)))!.has(heirs.get(bfs)!));
    expect(known.length).toBeGreaterThan(1100);
    // Places elsewhere that are called the same; and Gerra in the Verzasca valley, which was parted in 2008.
    expect(elsewhere.map(({ name }) => name).sort()).toEqual([
      'Benken (BL)',
      'Gerra (Verzasca)',
      'Höfen',
      'Kappel (Toggenburg)',
      'Neuhaus',
      'Niederwil (TG)',
      'Oberwil (TG)',
      'Sales (Sarine)',
      'Strada',
    ]);
  });

  it('are of the place they are the name of, not of all its neighbours with the same postcode', () => {
    expect(under('Lausanne')).toEqual([[5586, 'own']]);
    expect(under('St-Blaise')).toEqual([[6513, 'former']]);
    expect(under('Wabern')).toEqual([[355, 'place']]);
    expect(under('Thielle').map(([bfs]) => bfs)).toEqual([6451, 6513]);
    expect(under('Biel')).toEqual([
      [371, 'own'],
      [6077, 'former'],
    ]);
  });

  it('have none in the file by hand of a commune that is not there, or twice', () => {
    const today = new Map(
      data.communes.map(([bfs, name, canton]) => [bfs, name.endsWith(')') ? name : `${name} ${canton}`]),
    );
    for (const row of data.names as (PlacesData['names'][number] & { commune: string })[]) {
      expect([row.bfs, row.commune]).toEqual([row.bfs, today.get(row.bfs)]);
      const keys = [...row.said, ...(row.quarters ?? [])].map(placeKey);
      expect(keys.filter((key, i) => key === '' || keys.indexOf(key) !== i)).toEqual([]);
    }
  });
});
