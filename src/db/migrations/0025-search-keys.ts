import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters that keyboards of Arabic, Persian, Urdu and Kurdish write with different signs. */
const LETTERS = [
  ['أإآٱ', 'ا'],
  ['يىئې', 'ی'],
  ['ك', 'ک'],
  ['ؤ', 'و'],
  ['ةھۀە', 'ه'],
] as const;
const FROM = LETTERS.map(([variants]) => variants).join('');
const TO = LETTERS.map(([variants, letter]) => letter.repeat([...variants].length)).join('');

/** Names are found in the ways in which one name is written, references in part. */
export class SearchKeys implements MigrationInterface {
  name = 'SearchKeys1764288000025';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- One form for the spellings of a name: Jäger, Jaeger, Jager; Đorđe, Djordje; letters of Arabic script, without vowel
      -- signs and tatweel, and with the article written together (عبد الله, عبدالله). For looking up only: it joins some
      -- names that differ.
      create function search_key(value text) returns text language sql immutable strict parallel safe
        return regexp_replace(
          regexp_replace(
            translate(regexp_replace(plain(value), '[\\u064b-\\u065f\\u0670\\u0640\\u200b-\\u200f\\u061c]', '', 'g'), '${FROM}', '${TO}'),
            '(?<=\\S) ال', 'ال', 'g'
          ),
          '(d)j|([aou])e', '\\1\\2', 'g'
        );

      drop index ix_people_search;
      alter table people drop column search;
      alter table people add column search text not null
        generated always as (search_key(first_name || ' ' || coalesce(last_name, ''))) stored;
      create index ix_people_search on people using gin (search gin_trgm_ops);
      create index ix_cases_reference_part on cases using gin (replace(reference, '-', '') gin_trgm_ops);
      create index ix_irregularities_reference_part on irregularities using gin (replace(reference, '-', '') gin_trgm_ops);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop index ix_irregularities_reference_part;
      drop index ix_cases_reference_part;
      drop index ix_people_search;
      alter table people drop column search;
      alter table people add column search text not null
        generated always as (plain(first_name || ' ' || coalesce(last_name, ''))) stored;
      create index ix_people_search on people using gin (search gin_trgm_ops);
      drop function search_key(text);
    `);
  }
}
