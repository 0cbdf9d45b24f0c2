import type { DataSource, EntityManager } from 'typeorm';
import { realNow } from '../common/clock.js';
import { newId, newReference } from '../common/id.js';
import { digest } from '../common/keys.js';
import { isDay } from '../common/day.js';
import { loadWhenChanged } from '../db/loaded-files.js';
import { TAXONOMY, TAXONOMY_VERSION, type LeadingCase, type TaxonomyKind } from './taxonomy.js';

const FILE = 'irregularities/taxonomy.json';

/** Leading cases, reloaded when the taxonomy has changed. They are in no count and no export. */
export async function loadPublishedIrregularities(owner: DataSource): Promise<void> {
  await owner.transaction((tx) =>
    loadWhenChanged(tx, FILE, digest(JSON.stringify([TAXONOMY_VERSION, TAXONOMY])), () => write(tx)),
  );
}

async function write(tx: EntityManager): Promise<void> {
  const now = realNow();
  const cases = TAXONOMY.flatMap((kind) =>
    kind.leadingCases.filter((leading) => leading.decided !== null).map((leading) => ({ kind, leading })),
  );
  await tx.query(
    `delete from irregularities i where i.origin = 'published' and not exists (
       select from unnest($1::text[], $2::text[]) as kept (code, citation) where kept.code = i.code and kept.citation = i.citation)`,
    [cases.map(({ kind }) => kind.code), cases.map(({ leading }) => leading.citation)],
  );
  for (const { kind, leading } of cases) {
    const [from, to] = daysOf(leading.decided!);
    await tx.query(
      `insert into irregularities (id, reference, code, level, canton, occurred_from, occurred_to, description, citation, taxonomy_version, created_at,
         origin, status, consent, evidence_level, version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'published', 'confirmed', 'anonymous-story', 'established', 1)
       on conflict (code, citation) do update set level = excluded.level, canton = excluded.canton, occurred_from = excluded.occurred_from, occurred_to = excluded.occurred_to,
         description = excluded.description, taxonomy_version = excluded.taxonomy_version, version = irregularities.version + 1`,
      [
        newId(),
        newReference('I'),
        kind.code,
        leading.level ?? 'commune',
        leading.canton ?? null,
        from,
        to,
        descriptionOf(kind, leading),
        leading.citation,
        TAXONOMY_VERSION,
        now,
      ],
    );
  }
}

function daysOf(decided: string): [from: string, to: string] {
  return isDay(decided) ? [decided, decided] : [`${decided}-01-01`, `${decided}-12-31`];
}

function descriptionOf(kind: TaxonomyKind, { citation, at, note }: LeadingCase): string {
  return `${citation}${at ? ` ${at}` : ''}${note ? ` (${note})` : ''}: ${kind.definition}`;
}
