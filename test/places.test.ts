import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { dataSource } from '../src/data-source.js';
import { loadReferenceData } from '../src/reference-data.js';
import { CANTON_CODES, type CantonCode } from '../src/common/cantons.js';
import { cantonFile, cellsOn } from '../src/places/canton-files.js';
import { CELL_NAMES, isRead } from '../src/places/cell.rules.js';
import type { RuleView } from '../src/places/place.dto.js';
import { loadPlaces, readPlaces, writePlaces, type PlacesData } from '../src/places/places.loader.js';
import { PlacesService } from '../src/places/places.service.js';
import { TestServer } from './support/test-server.js';

describe('places', () => {
  let server: TestServer;
  let places: PlacesService;
  beforeAll(async () => {
    server = await TestServer.open();
    places = server.app.get(PlacesService);
  });
  afterAll(() => server.close());

  const find = async (
    query: string,
  ): Promise<{ bfs: number; name: string; canton: string; ended: string | null; mergedInto: number | null }[]> => {
    const answer = await server.anybody.get(`/api/places/communes?${query}`);
    expect(answer.status).toBe(200);
    return answer.body.items;
  };
  const tx = () => server.db.source.manager;

  it('knows 26 cantons, the 2,110 communes of today and 3,181 postal codes', async () => {
    const [counts] =
      await server.rows(`select (select count(*)::integer from cantons) as cantons, (select count(*)::integer from communes where ended_on is null) as communes,
      (select count(*)::integer from communes where ended_on is not null) as merged, (select count(distinct plz)::integer from postcodes) as codes`);
    expect(counts).toEqual({ cantons: 26, communes: 2110, merged: 1294, codes: 3181 });
    const empty = await server.rows(
      `select bfs from communes c where ended_on is null and not exists (select from postcodes p where p.bfs = c.bfs)`,
    );
    expect(empty).toEqual([]);
  });

  it('tells anybody what each canton asks for, from which source and when that was checked', async () => {
    const answer = await server.anybody.get('/api/places/cantons');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(answer.body.next).toBeNull();
    expect(answer.body.items.map(({ code }: { code: string }) => code)).toEqual([...CANTON_CODES]);
    for (const { rule } of answer.body.items) {
      expect(rule).toMatchObject({
        checkedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        law: expect.stringMatching(/./),
        version: expect.stringMatching(/^[0-9a-f]{12}$/),
        residenceRule: expect.stringMatching(/year/),
      });
      expect(rule.source).toMatch(rule.verified ? /^https?:\/\// : /^(https?:\/\/|$)/);
      expect(Number.isInteger(rule.cantonalResidenceYears)).toBe(true);
    }
    const canton = (code: string) => answer.body.items.find((one: { code: string }) => one.code === code);
    expect(canton('VD')).toMatchObject({
      names: { fr: 'Vaud' },
      languages: ['fr'],
      rule: { cantonalResidenceYears: 2, communalResidenceYears: null },
    });
    expect(canton('BL').rule).toMatchObject({ communalRange: [2, 5], communalTypical: 5, validFromKnown: false });
    // What is verified, the gate says: a cell that was read.
    for (const { code, rule } of answer.body.items as { code: CantonCode; rule: RuleView }[]) {
      const { residence, assistance, language } = cellsOn(code, server.clock.today())!.cells;
      expect([code, rule.verified, rule.socialAidVerified, rule.languageLevelVerified]).toEqual([
        code,
        isRead(residence),
        isRead(assistance),
        isRead(language),
      ]);
      expect(rule.provenance?.residence).toMatchObject({ source: residence.source ?? '' });
    }
  });

  it('tells anybody of each cell of a canton whether it was read, where and when', async () => {
    for (const code of CANTON_CODES) {
      const answer = await server.anybody.get(`/api/places/cantons/${code}/rules`);
      expect([code, answer.status, answer.headers.get('cache-control')]).toEqual([code, 200, 'public, max-age=3600']);
      expect(answer.body).toMatchObject({ canton: code, law: expect.stringMatching(/./) });
      expect(answer.body.cells.map(({ cell }: { cell: string }) => cell)).toEqual([...CELL_NAMES]);
      for (const { state, article, edition, source, readOn, quote, signedBy } of answer.body.cells) {
        if (state !== 'unread')
          expect([article, edition, source, readOn, quote].every((each) => typeof each === 'string')).toBe(true);
        expect(signedBy === null).toBe(state !== 'signed');
      }
    }
    for (const code of ['XX', 'vd', '..%2Fcommunes', 'VD.json', '__proto__'])
      expect([code, (await server.anybody.get(`/api/places/cantons/${code}/rules`)).status]).toEqual([code, 404]);
  });

  it('freezes nothing but a version: the same rule has the same one, and a day before any known rule has none', async () => {
    const geneva = await places.ruleOf(tx(), 'GE');
    expect(geneva).toMatchObject({
      validFrom: '2024-09-01',
      rule: { cantonalResidenceYears: 2 },
    });
    expect((await places.ruleOf(tx(), 'GE', '2024-09-01')).version).toBe(geneva.version);
    await expect(places.ruleOf(tx(), 'GE', '2024-08-31')).rejects.toMatchObject({ status: 422, slug: 'rule-unknown' });
  });

  it('finds a commune however its name is typed, the names that begin with it first', async () => {
    expect(await find('q=lausanne')).toMatchObject([
      { bfs: 5586, name: 'Lausanne', canton: 'VD', ended: null },
      { name: 'Belmont-sur-Lausanne' },
      { name: 'Cheseaux-sur-Lausanne' },
      { name: 'Le Mont-sur-Lausanne' },
      { name: 'Romanel-sur-Lausanne' },
    ]);
    expect((await find('q=ZURI'))[0]).toMatchObject({ bfs: 261, name: 'Zürich' });
    expect((await find('q=neuchatel'))[0]).toMatchObject({ bfs: 6458, name: 'Neuchâtel' });
    expect((await find('q=la%20chaux%20de%20fonds'))[0]).toMatchObject({ bfs: 6421 });
    expect((await find('q=st%20gallen'))[0]).toMatchObject({ bfs: 3203 });
    expect((await find('q=bienne'))[0]).toMatchObject({ bfs: 371, name: 'Biel/Bienne' });
    expect(await find('q=renens&canton=VD')).toMatchObject([
      { name: 'Renens (VD)' },
      { name: 'Chavannes-près-Renens' },
    ]);
    expect(await find('q=renens&canton=ZH')).toEqual([]);
    expect(await find('q=wil&limit=3')).toHaveLength(3);
  });

  it('takes wildcards, quotes and backslashes for what they are', async () => {
    for (const q of ['%', '_', '\\', 'lau%sanne', 'l_usanne', "'; drop table communes; --", '％'])
      expect(await find(`q=${encodeURIComponent(q)}`)).toEqual([]);
  });

  it('answers every commune of a postal code, across cantons too', async () => {
    expect(await find('postcode=1290')).toMatchObject([
      { bfs: 5708, canton: 'VD' },
      { bfs: 6615, canton: 'GE' },
      { bfs: 5723, canton: 'VD' },
      { bfs: 6644, name: 'Versoix', canton: 'GE' },
    ]);
    expect(await find('postcode=1290&canton=GE')).toMatchObject([{ name: 'Collex-Bossy' }, { name: 'Versoix' }]);
    // The most communes one code lies in.
    expect(await find('postcode=1148')).toHaveLength(8);
    // On land that two communes own together.
    expect((await find('postcode=6809')).map(({ bfs }) => bfs).sort()).toEqual([5003, 5238]);
    expect(await find('postcode=9999')).toEqual([]);
  });

  it('lists the communes of a canton page by page, each once', async () => {
    const all = await server.anybody.all<{ bfs: number; name: string; canton: string }>(
      '/api/places/communes?canton=BE',
    );
    const inFile = (await readPlaces()).communes.filter(([, , canton]) => canton === 'BE');
    expect(all).toHaveLength(inFile.length);
    expect(new Set(all.map(({ bfs }) => bfs)).size).toBe(inFile.length);
    expect(new Set(all.map(({ canton }) => canton))).toEqual(new Set(['BE']));
    const first = await server.anybody.get('/api/places/communes?canton=BE&limit=10');
    expect((await server.anybody.get(`/api/places/communes?canton=VD&limit=10&after=${first.body.next}`)).status).toBe(
      422,
    );
  });

  it('finds Moutier under its old number, and knows that it is in the Jura now', async () => {
    expect(await find('q=700')).toEqual([
      { bfs: 700, name: 'Moutier', canton: 'BE', ended: '2025-12-31', mergedInto: 6831, alias: null },
    ]);
    expect(await find('q=moutier')).toMatchObject([{ bfs: 6831, canton: 'JU', ended: null }]);
    expect(await places.communeOf(tx(), 700)).toMatchObject({ bfs: 6831, name: 'Moutier', canton: 'JU' });
    const many = await places.places(tx(), [700, 6831, 2016, 5586, 1_000_000_000_000, -1, 9998]);
    expect([...many].map(([asked, { bfs }]) => [asked, bfs]).sort(([a], [b]) => a - b)).toEqual([
      [700, 6831],
      [2016, 2056],
      [5586, 5586],
      [6831, 6831],
    ]);
  });

  it('knows every commune that has gone since 1960, and which one of today it belongs to', async () => {
    // Hirzel, Horgen, Hütten and Wädenswil of before 2018; four that are Laténa; two of Ticino of April 2025; Laufen when it was Bernese.
    const ways = [
      [132, 295],
      [133, 295],
      [134, 293],
      [142, 293],
      [6454, 6513],
      [6461, 6513],
      [5064, 5073],
      [5207, 5395],
      [647, 2787],
      [4042, 4021],
      [2089, 2102],
    ];
    const many = await places.places(
      tx(),
      ways.map(([before]) => before),
    );
    expect(ways.map(([before]) => [before, many.get(before)?.bfs])).toEqual(ways);
    expect(await find('q=132')).toEqual([
      { bfs: 132, name: 'Hirzel', canton: 'ZH', ended: '2017-12-31', mergedInto: 295, alias: null },
    ]);
    // 4511 was Donzhausen for a year, which is a part of Sulgen; today Zihlschlacht-Sitterdorf has that number.
    expect(many.size).toBe(ways.length);
    expect((await places.places(tx(), [4912, 4511])).get(4912)).toMatchObject({ name: 'Sulgen' });
    expect((await places.places(tx(), [4511])).get(4511)).toMatchObject({ name: 'Zihlschlacht-Sitterdorf' });
    const lost = await server.rows(
      `select c.bfs from communes c join communes heir on heir.bfs = c.merged_into where heir.ended_on is not null`,
    );
    expect(lost).toEqual([]);
  });

  describe('finds a place as people say it', () => {
    const first = async (q: string) => (await find(`q=${encodeURIComponent(q)}`))[0]?.bfs;
    const all = async (names: string[], bfs: number) =>
      expect(Object.fromEntries(await Promise.all(names.map(async (q) => [q, await first(q)])))).toEqual(
        Object.fromEntries(names.map((q) => [q, bfs])),
      );

    it('in another language of the country or of the world', async () => {
      await all(
        ['Genf', 'Geneva', 'Ginevra', 'Genevra', 'Ginebra', 'Genebra', 'Cenevre', 'Gjenevë', 'Ženeva', 'geneve'],
        6621,
      );
      await all(['Zurigo', 'Zurich', 'Turitg', 'Zuerich', 'ZÜRICH', 'Zürih', 'Cirih'], 261);
      await all(['Basilea', 'Bâle', 'Bale', 'Basle', 'Basel-Stadt', 'Bâle-Ville'], 2701);
      await all(['Berne', 'Berna', 'Stadt Bern', 'ville de Berne'], 351);
      await all(['Lucerne', 'Lucerna', 'Люцерн'], 1061);
      await all(['Saint-Gall', 'Sankt Gallen', 'St.Gallen', 'San Gallo', 'Sogn Gagl', 'Saint Gallen'], 3203);
      for (const [name, bfs] of [
        ['Soleure', 2601],
        ['Neuenburg', 6458],
        ['Freiburg', 2196],
        ['Sitten', 6266],
        ['Thoune', 942],
        ['Coira', 3901],
        ['Coire', 3901],
        ['Losanna', 5586],
        ['Delsberg', 6711],
        ['Berthoud', 404],
        ['Siders', 6248],
        ['Zugo', 1711],
      ] as const)
        await all([name], bfs);
    });

    it('in Arabic, Persian, Tigrinya, Tamil and Ukrainian letters', async () => {
      await all(['جنيف', 'ژنو', 'ጀነቫ', 'ஜெனீவா', 'Женева'], 6621);
      await all(['زيورخ', 'زوریخ', 'زوريخ', 'ዙሪክ', 'சூரிச்', 'Цюрих', 'Цюріх'], 261);
      await all(['برن', 'በርን', 'பேர்ன்', 'Берн'], 351);
      await all(['بازل', 'ባዝል', 'பாசெல்', 'Базель'], 2701);
      await all(['لوزان', 'ሎዛን', 'Лозанна'], 5586);
    });

    it('with the postcode or the canton beside it, before or behind', async () => {
      await all(['Zuerich 8050', '8050 Zürich', 'CH-8050 Zürich', '8050 Oerlikon'], 261);
      await all(['CH-8400', 'CH 8400', '8400 Winterthur', 'Winterthur, 8400'], 230);
      await all(
        [
          'Lausanne VD',
          'Lausanne (VD)',
          'lausanne vd',
          'Lausanne, Vaud',
          'Lausanne, canton de Vaud',
          '1000 Lausanne 25',
        ],
        5586,
      );
      await all(['Buchs SG', 'Buchs (SG)', 'Buchs St. Gallen', 'Buchs, Kanton St. Gallen', '9470 Buchs'], 3271);
      // No commune has this postcode, or none of that name.
      await all(['1200 Genève'], 6621);
      expect((await find('q=8050%20Xyzzy')).map(({ bfs }) => bfs)).toContain(261);
    });

    it('by the quarter or the old commune, and says by what it was found', async () => {
      await all(['Oerlikon', 'Zürich-Oerlikon', 'Oerlikon Zürich', 'Zürich Oerlikon', 'Schwamendingen'], 261);
      expect((await find('q=oerlikon'))[0]).toMatchObject({
        name: 'Zürich',
        canton: 'ZH',
        alias: 'Oerlikon',
        ended: null,
      });
      expect((await find('q=Hirzel'))[0]).toMatchObject({ bfs: 295, name: 'Horgen', alias: 'Hirzel' });
      expect((await find('q=villnachern'))[0]).toMatchObject({ bfs: 4095, name: 'Brugg', alias: 'Villnachern' });
      expect((await find('q=Genf'))[0]).toMatchObject({ name: 'Genève', alias: null });
      await all(['Bümpliz'], 351);
      await all(['Plainpalais', 'Les Eaux-Vives'], 6621);
      await all(['Glattbrugg'], 66);
      await all(['Wabern'], 355);
      await all(['Emmenbrücke'], 1024);
    });

    it('and offers all that are called the same, the communes of that name before their like', async () => {
      const names = (found: { name: string }[]) => found.map(({ name }) => name);
      expect(names(await find('q=Hauterive&limit=3'))).toEqual(expect.arrayContaining(['Hauterive (FR)', 'Laténa']));
      expect(names(await find('q=buchs')).slice(0, 3)).toEqual(['Buchs (AG)', 'Buchs (SG)', 'Buchs (ZH)']);
      expect(names(await find('q=berne'))[0]).toBe('Bern');
    });

    it('by an index, which a name of a few letters already uses', async () => {
      const plan = await server.rows<{ 'QUERY PLAN': string }>(
        `explain select bfs from commune_names where key like '%oerlik%'`,
      );
      expect(plan.map((row) => row['QUERY PLAN']).join(' ')).toContain('ix_commune_names_key');
    });
  });

  it('refuses what is no commune, canton or postal code, and lets nobody keep the refusal', async () => {
    for (const [query, pointer] of [
      ['canton=XX', '/canton'],
      ['canton=vd', '/canton'],
      ['postcode=10', '/postcode'],
      ['postcode=abc', '/postcode'],
      ['limit=0', '/limit'],
      ['q=', '/q'],
      ['q=%00', '/q'],
      ['after=x', '/after'],
      ['name=x', '/name'],
    ]) {
      const answer = await server.anybody.get(`/api/places/communes?${query}`);
      expect({ query, status: answer.status, pointer: answer.body.errors?.[0].pointer }).toEqual({
        query,
        status: 422,
        pointer,
      });
      expect(answer.headers.get('cache-control') ?? '').not.toContain('public');
    }
    await expect(places.requireCommune(tx(), 9998, '/residence/0/commune')).rejects.toMatchObject({
      status: 422,
      errors: [{ pointer: '/residence/0/commune', detail: 'is not the number of a commune' }],
    });
    await expect(places.requireCommune(tx(), 99_999_999_999, '/commune')).rejects.toMatchObject({ status: 422 });
  });

  it('wants an authority named by its canton, and a commune of it', async () => {
    expect(
      await places.checkAuthority(tx(), { level: 'commune', canton: 'VD', commune: 5642, organ: 'executive' }),
    ).toEqual({ level: 'commune', canton: 'VD', commune: 5642, organ: 'executive' });
    expect(await places.checkAuthority(tx(), { level: 'citizens-commune', canton: 'JU', commune: 700 })).toEqual({
      level: 'citizens-commune',
      canton: 'JU',
      commune: 6831,
      organ: null,
    });
    expect(await places.checkAuthority(tx(), { level: 'federal' })).toEqual({
      level: 'federal',
      canton: null,
      commune: null,
      organ: null,
    });
    const refused = async (input: Parameters<PlacesService['checkAuthority']>[1], pointer: string) =>
      expect(places.checkAuthority(tx(), input)).rejects.toMatchObject({ status: 422, errors: [{ pointer }] });
    await refused({ level: 'canton' }, '/authority/canton');
    await refused({ level: 'federal', commune: 5642 }, '/authority/canton');
    await refused({ level: 'commune', canton: 'GE', commune: 5642 }, '/authority/commune');
    await refused({ level: 'commune', canton: 'BE', commune: 700 }, '/authority/commune');
    await refused({ level: 'commune', canton: 'VD', commune: 9998 }, '/authority/commune');
  });
});

describe('loading the places', () => {
  let server: TestServer;
  let owner: DataSource;
  let data: PlacesData;
  beforeAll(async () => {
    server = await TestServer.open();
    owner = await dataSource(server.database.ownerUrl).initialize();
    data = await readPlaces();
  });
  afterAll(async () => {
    await owner.destroy();
    await server.close();
  });

  /** Every row with the transaction that wrote it. */
  const rows = async (): Promise<unknown[]> => {
    const tables = [
      'loaded_files',
      'cantons',
      'communes',
      'commune_names',
      'postcodes',
      'legal_rules',
      'rule_versions',
    ];
    const found = await Promise.all(
      tables.map((table) => owner.query<unknown[]>(`select xmin::text as written, t.* from ${table} t order by t`)),
    );
    return found.flat();
  };
  const write = (changed: Partial<PlacesData>) => owner.transaction((tx) => writePlaces(tx, { ...data, ...changed }));
  const numberOf = async (bfs: number) =>
    (
      await owner.query<{ ended: string | null; into: number | null }[]>(
        `select ended_on as ended, merged_into as into from communes where bfs = $1`,
        [bfs],
      )
    )[0];

  it('changes nothing the second time, nor when the same data are written again', async () => {
    const before = await rows();
    await loadReferenceData(owner);
    expect(await owner.transaction((tx) => loadPlaces(tx))).toBe(false);
    await write({});
    expect(await rows()).toEqual(before);
  });

  it('knows from the digest whether somebody has touched a file', async () => {
    const hash = createHash('sha256');
    const files = {
      cantons: await import('../src/places/data/cantons.json', { with: { type: 'json' } }),
      'federal-rules': await import('../src/places/data/federal-rules.json', { with: { type: 'json' } }),
      communes: await import('../src/places/data/communes.json', { with: { type: 'json' } }),
      'former-communes': await import('../src/places/data/former-communes.json', { with: { type: 'json' } }),
      'merged-communes': await import('../src/places/data/merged-communes.json', { with: { type: 'json' } }),
      postcodes: await import('../src/places/data/postcodes.json', { with: { type: 'json' } }),
      'place-names': await import('../src/places/data/place-names.json', { with: { type: 'json' } }),
    };
    for (const [name, { default: content }] of Object.entries(files))
      hash.update(`${name}\n${JSON.stringify(content)}\n`);
    for (const code of [...CANTON_CODES].sort()) hash.update(`cantons/${code}\n${JSON.stringify(cantonFile(code))}\n`);
    hash.update(readFileSync('src/places/rule-of-cells.rules.ts'));
    // Not so? Run: node src/places/make-places.mjs
    expect(data.digest).toBe(hash.digest('hex'));
    for (const file of [files.communes, files.postcodes])
      expect(file.default.source).toBe('Quelle: Bundesamt für Landestopografie swisstopo');
  });

  it('names a day for every rule, and a source for each that was read', () => {
    expect(new Set(data.rules.map(({ canton }) => canton))).toEqual(new Set(CANTON_CODES));
    for (const { canton, source, checkedOn, law, verified } of data.rules)
      expect({
        canton,
        ok: /^\d{4}-/.test(checkedOn) && law.length > 0 && (source === '' ? !verified : /^https?:\/\//.test(source)),
      }).toEqual({ canton, ok: true });
  });

  it('ends communes that merge and follows one merger after the other to the commune of today', async () => {
    // Gurmels, which took Ulmiz in last year, goes into Murten itself.
    const mergers = {
      communes: data.communes.filter(([bfs]) => bfs !== 2262),
      merged: [
        ...data.merged,
        { bfs: 2262, name: 'Gurmels', canton: 'FR' as const, endedOn: '2026-12-31', mergedInto: 2275 },
      ],
    };
    await write({
      ...mergers,
      validOn: '2027-01-01',
      postcodes: data.postcodes.map(([plz, addition, locality, bfs]) => [
        plz,
        addition,
        locality,
        bfs === 2262 ? 2275 : bfs,
      ]),
    });
    expect(await numberOf(2262)).toEqual({ ended: '2026-12-31', into: 2275 });
    expect(await numberOf(2278)).toEqual({ ended: '2025-12-31', into: 2275 });
    expect((await server.app.get(PlacesService).communeOf(owner.manager, 2278)).bfs).toBe(2275);
    await write({});
    expect([await numberOf(2262), await numberOf(2278)]).toEqual([
      { ended: null, into: null },
      { ended: '2025-12-31', into: 2262 },
    ]);
  });

  it('ends a commune that has vanished without a word, and finds by its places where it went', async () => {
    await write({
      validOn: '2027-01-01',
      communes: data.communes.filter(([bfs]) => bfs !== 5635),
      postcodes: data.postcodes.map(([plz, addition, locality, bfs]) => [
        plz,
        addition,
        locality,
        bfs === 5635 ? 5642 : bfs,
      ]),
    });
    expect(await numberOf(5635)).toEqual({ ended: '2026-12-31', into: 5642 });
    await write({});
    expect(await numberOf(5635)).toEqual({ ended: null, into: null });
  });

  it('lets a rule of tomorrow stand beside that of today, and takes back one that was a mistake', async () => {
    const vaud = data.rules.find(({ canton }) => canton === 'VD')!;
    const ofToday = (await server.app.get(PlacesService).ruleOf(owner.manager, 'VD')).version;
    await write({
      rules: [...data.rules, { ...vaud, validFrom: '2026-03-03', rule: { ...vaud.rule, cantonalResidenceYears: 3 } }],
    });
    expect((await server.app.get(PlacesService).ruleOf(owner.manager, 'VD')).version).toBe(ofToday);
    expect(
      (await server.app.get(PlacesService).ruleOf(owner.manager, 'VD', '2026-03-03')).rule.cantonalResidenceYears,
    ).toBe(3);
    await write({});
    expect((await server.app.get(PlacesService).ruleOf(owner.manager, 'VD', '2026-03-03')).version).toBe(ofToday);
    // Cases may have been judged by it meanwhile.
    expect(
      await owner.query(
        `select rule ->> 'cantonalResidenceYears' as years from rule_versions where canton = 'VD' and valid_from = '2026-03-03'`,
      ),
    ).toEqual([{ years: '3' }]);
  });
});
