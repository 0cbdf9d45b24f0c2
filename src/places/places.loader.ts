import type { EntityManager } from 'typeorm';
import { addDays } from '../common/day.js';
import { loadWhenChanged } from '../db/loaded-files.js';
import { cantonFiles } from './canton-files.js';
import { heirsOf, namesOf } from './place-names.js';
import { versionsOf } from './legal-rule.rules.js';
import { ruleOfCells } from './rule-of-cells.rules.js';
import type { CommuneRow, FormerRow, PlacesData, PostcodeRow } from './places-data.js';
import state from './data/digest.json' with { type: 'json' };

/** "Quelle: Bundesamt für Landestopografie swisstopo"; mergers: "Quelle: Bundesamt für Statistik (BFS)". */

export type { PlacesData } from './places-data.js';

export async function readPlaces(): Promise<PlacesData> {
  const [cantons, federal, communes, former, merged, postcodes, names] = await Promise.all([
    import('./data/cantons.json', { with: { type: 'json' } }),
    import('./federal-rules.js'),
    import('./data/communes.json', { with: { type: 'json' } }),
    import('./data/former-communes.json', { with: { type: 'json' } }),
    import('./data/merged-communes.json', { with: { type: 'json' } }),
    import('./data/postcodes.json', { with: { type: 'json' } }),
    import('./data/place-names.json', { with: { type: 'json' } }),
  ]);
  return {
    digest: state.digest,
    validOn: communes.default.validOn,
    cantons: cantons.default.cantons as PlacesData['cantons'],
    rules: cantonFiles().flatMap(({ canton, rows }) => rows.map((row) => ruleOfCells(canton, row))),
    federal: [...federal.FEDERAL_RULES],
    communes: communes.default.communes as CommuneRow[],
    merged: [
      ...(former.default.communes as FormerRow[]).map(([bfs, name, canton, endedOn, mergedInto]) => ({
        bfs,
        name,
        canton,
        endedOn,
        mergedInto,
      })),
      ...(merged.default.communes as PlacesData['merged']),
    ],
    postcodes: postcodes.default.postcodes as PostcodeRow[],
    names: names.default.communes,
  };
}

export async function loadPlaces(tx: EntityManager): Promise<boolean> {
  return loadWhenChanged(tx, 'places', state.digest, async () => writePlaces(tx, await readPlaces()));
}

export async function writePlaces(tx: EntityManager, data: PlacesData): Promise<void> {
  await writeCantons(tx, data);
  await writeRules(tx, data);
  await writeCommunes(tx, data);
  await writeMerged(tx, data);
  await endMissingCommunes(tx, data);
  await resolveMergers(tx);
  await writePostcodes(tx, data);
  await writeNames(tx, data);
  // Plans must not use statistics of empty tables.
  await tx.query(`analyze cantons, communes, commune_names, postcodes, legal_rules`);
}

async function writeCantons(tx: EntityManager, { cantons }: PlacesData): Promise<void> {
  await tx.query(
    `insert into cantons as c (code, names, languages)
     select code, names, array(select jsonb_array_elements_text(languages)) from jsonb_to_recordset($1) as f(code text, names jsonb, languages jsonb)
     on conflict (code) do update set names = excluded.names, languages = excluded.languages
     where (c.names, c.languages) is distinct from (excluded.names, excluded.languages)`,
    [JSON.stringify(cantons)],
  );
}

/** The files are the whole history: other rows go. Versions once in force are kept for the cases assessed by them. */
async function writeRules(tx: EntityManager, { rules, federal }: PlacesData): Promise<void> {
  const versions = versionsOf(rules, federal).map(({ row, from, federal: beside, version }) => ({
    ...row,
    from,
    version,
    federal: beside,
  }));
  await tx.query(
    `insert into rule_versions as r (version, canton, valid_from, rule, federal, law, source, checked_on, verified)
     select version, canton, "validFrom", rule, federal, law, source, "checkedOn", verified
     from jsonb_to_recordset($1) as f(version text, canton text, "validFrom" date, rule jsonb, federal jsonb, law text, source text, "checkedOn" date, verified boolean)
     on conflict (version) do update set rule = excluded.rule, federal = excluded.federal, source = excluded.source, checked_on = excluded.checked_on
     where (r.rule, r.federal, r.source, r.checked_on) is distinct from (excluded.rule, excluded.federal, excluded.source, excluded.checked_on)`,
    [JSON.stringify(versions)],
  );
  const rows = JSON.stringify(versions.map(({ federal: _federal, ...row }) => row));
  const file = `jsonb_to_recordset($1) as f(canton text, "from" date, version text, "validFrom" date, rule jsonb, law text, source text, "checkedOn" date, verified boolean)`;
  await tx.query(
    `delete from legal_rules r where not exists (select from ${file} where f.canton = r.canton and f."from" = r.valid_from)`,
    [rows],
  );
  await tx.query(
    `insert into legal_rules as r (canton, valid_from, version, rule_from, rule, law, source, checked_on, verified) select * from ${file}
     on conflict (canton, valid_from) do update
       set version = excluded.version, rule_from = excluded.rule_from, rule = excluded.rule, law = excluded.law, source = excluded.source, checked_on = excluded.checked_on, verified = excluded.verified
     where (r.version, r.rule, r.source, r.checked_on) is distinct from (excluded.version, excluded.rule, excluded.source, excluded.checked_on)`,
    [rows],
  );
}

async function writeCommunes(tx: EntityManager, { communes }: PlacesData): Promise<void> {
  await tx.query(
    `insert into communes as c (bfs, name, canton, language, lat, lon)
     select * from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::float8[], $6::float8[])
     on conflict (bfs) do update
       set name = excluded.name, canton = excluded.canton, language = excluded.language, lat = excluded.lat, lon = excluded.lon, ended_on = null, merged_into = null
     where (c.name, c.canton, c.language, c.lat, c.lon, c.ended_on) is distinct from (excluded.name, excluded.canton, excluded.language, excluded.lat, excluded.lon, null)`,
    columns(communes, 6),
  );
}

async function writeMerged(tx: EntityManager, data: PlacesData): Promise<void> {
  const heirs = heirsOf(data);
  const rows = data.merged.flatMap(({ bfs, name, canton, endedOn }) =>
    heirs.has(bfs) ? [[bfs, name, canton, endedOn, heirs.get(bfs)]] : [],
  );
  await tx.query(
    `insert into communes as c (bfs, name, canton, language, lat, lon, ended_on, merged_into)
     select f.bfs, f.name, f.canton, s.language, s.lat, s.lon, f.ended_on, f.merged_into
     from unnest($1::integer[], $2::text[], $3::text[], $4::date[], $5::integer[]) as f(bfs, name, canton, ended_on, merged_into) join communes s on s.bfs = f.merged_into
     on conflict (bfs) do update set name = excluded.name, canton = excluded.canton, ended_on = excluded.ended_on, merged_into = excluded.merged_into
     where (c.name, c.canton, c.ended_on, c.merged_into) is distinct from (excluded.name, excluded.canton, excluded.ended_on, excluded.merged_into)`,
    columns(rows, 5),
  );
}

/** An older program on newer data: a missing commune goes to where most of its places are, or stays. */
async function endMissingCommunes(tx: EntityManager, { communes, postcodes, validOn }: PlacesData): Promise<void> {
  const [plz, addition, , bfs] = columns(postcodes, 4);
  await tx.query(
    `with heirs as (
       select distinct on (c.bfs) c.bfs, f.bfs as heir
       from communes c join postcodes p on p.bfs = c.bfs join unnest($2::integer[], $3::integer[], $4::integer[]) as f(plz, addition, bfs) using (plz, addition)
       where c.ended_on is null and c.bfs <> all($1::integer[])
       group by c.bfs, f.bfs order by c.bfs, count(*) desc, f.bfs)
     update communes c set ended_on = $5, merged_into = h.heir from heirs h where h.bfs = c.bfs`,
    [communes.map(([number]) => number), plz, addition, bfs, addDays(validOn, -1)],
  );
}

async function resolveMergers(tx: EntityManager): Promise<void> {
  await tx.query(
    `with recursive way as (
       select bfs, merged_into as heir from communes where merged_into is not null
       union select w.bfs, n.merged_into from way w join communes n on n.bfs = w.heir where n.merged_into is not null)
     update communes c set merged_into = w.heir
     from way w join communes n on n.bfs = w.heir and n.merged_into is null where w.bfs = c.bfs and c.merged_into <> w.heir`,
  );
}

async function writePostcodes(tx: EntityManager, { postcodes }: PlacesData): Promise<void> {
  const values = columns(postcodes, 4);
  const file = `unnest($1::integer[], $2::integer[], $3::text[], $4::integer[]) as f(plz, addition, locality, bfs)`;
  await tx.query(
    `delete from postcodes p where not exists (select from ${file} where (f.plz, f.addition, f.bfs, f.locality) = (p.plz, p.addition, p.bfs, p.locality))`,
    values,
  );
  await tx.query(
    `insert into postcodes (plz, addition, locality, bfs) select * from ${file} on conflict do nothing`,
    values,
  );
}

async function writeNames(tx: EntityManager, data: PlacesData): Promise<void> {
  const names = namesOf(data);
  const file = `unnest($1::integer[], $2::text[], $3::text[], $4::text[]) as f(bfs, key, name, kind)`;
  const values = columns(
    names.map(({ bfs, key, name, kind }) => [bfs, key, name, kind]),
    4,
  );
  await tx.query(
    `delete from commune_names n where not exists (select from ${file} where (f.bfs, f.key, f.name, f.kind) = (n.bfs, n.key, n.name, n.kind))`,
    values,
  );
  await tx.query(
    `insert into commune_names (bfs, key, name, kind) select * from ${file} on conflict do nothing`,
    values,
  );
}

function columns(rows: readonly (readonly unknown[])[], count: number): unknown[][] {
  return Array.from({ length: count }, (_, i) => rows.map((row) => row[i]));
}
