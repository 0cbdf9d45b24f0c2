import { literal } from '../db/copy.js';
import { REMEDIABLES, SCOPES, type Status } from '../irregularities/irregularity.entity.js';
import { CONFIRMED_STATUSES, severityLevel } from '../irregularities/irregularity.rules.js';
import type { Filter, Profile } from './export.entity.js';

export const EXPORTED_STATUSES: readonly Status[] = CONFIRMED_STATUSES;

interface Column {
  /** In JSON; CSV uses underscores. */
  name: string;
  sql: string;
}

const column = (name: string, sql: string): Column => ({ name, sql });
/** Consent to statistics covers codes and months; place, day and text need consent to a story. */
const story = (name: string, sql: string): Column =>
  column(name, `case when i.consent in ('anonymous-story', 'named-story') then ${sql} end`);
/** An apostrophe keeps spreadsheets from reading a formula. */
const harmless = (sql: string): string =>
  `case when left(${sql}, 1) in ('=', '+', '-', '@', '＝', '＋', '－', '＠', e'\\t', e'\\r', e'\\n') then '''' || ${sql} else ${sql} end`;

const SAFE: readonly Column[] = [
  column('month', 'left(i.occurred_from::text, 7)'),
  column('canton', 'i.canton'),
  column('level', 'i.level'),
  column('organ', 'i.organ'),
  column('code', 'i.code'),
  column('kind', 'i.kind'),
  column('severity', 's.level'),
  column('evidenceLevel', `coalesce(i.evidence_level, 'alleged')`),
  column('status', 'i.status'),
  column('origin', 'i.origin'),
];
const FULL: readonly Column[] = [
  story('reference', 'i.reference'),
  ...SAFE,
  story('communeNumber', 'i.commune'),
  story('commune', 'p.name'),
  story('occurredFrom', 'i.occurred_from'),
  story('occurredTo', 'i.occurred_to'),
  column('consent', 'i.consent'),
  // Testimonies are never published verbatim.
  story('description', `case when i.origin <> 'testimony' then i.description end`),
];
const FREE_TEXT = ['description'];

/** So that the database uses the rule of the code. */
const SEVERITIES = [1, 2, 3, 4].flatMap((scale) =>
  SCOPES.flatMap((scope) =>
    REMEDIABLES.map(
      (remediable) =>
        `(${scale}, ${literal(scope)}, ${literal(remediable)}, ${severityLevel({ scale, scope, remediable })})`,
    ),
  ),
);

/** Without leading cases, internal consent and known duplicates. */
export function exportedRows(filter: Filter): string {
  const oneOf = (name: string, values: readonly string[] | undefined): string[] =>
    values?.length ? [`${name} in (${values.map(literal).join(', ')})`] : [];
  return [
    `i.origin <> 'published'`,
    `i.consent <> 'internal'`,
    'i.duplicate_of is null',
    ...oneOf('i.status', filter.status?.length ? filter.status : EXPORTED_STATUSES),
    ...oneOf('i.canton', filter.canton),
    ...oneOf('i.code', filter.code),
    ...(filter.from ? [`i.occurred_to >= ${literal(filter.from)}`] : []),
    ...(filter.to ? [`i.occurred_from <= ${literal(filter.to)}`] : []),
  ].join(' and ');
}

function rowsOf(
  profile: Profile,
  filter: Filter,
  name: (column: Column) => string,
  shape: (column: Column) => string,
): string {
  const columns = profile === 'full' ? FULL : SAFE;
  return `select ${columns.map((one) => `${shape(one)} as "${name(one)}"`).join(', ')}
    from irregularities i left join (values ${SEVERITIES.join(', ')}) as s (scale, scope, remediable, level) using (scale, scope, remediable)
    ${profile === 'full' ? 'left join communes p on p.bfs = i.commune' : ''} where ${exportedRows(filter)}`;
}

/** Semicolons, as Swiss spreadsheets expect. */
export function csvStatement(profile: Profile, filter: Filter): string {
  const rows = rowsOf(
    profile,
    filter,
    ({ name }) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    (one) => (FREE_TEXT.includes(one.name) ? harmless(one.sql) : one.sql),
  );
  return `copy (${rows}) to stdout with (format csv, header, delimiter ';', force_quote *)`;
}

/** One object per line, after the first with a comma. CSV with unused quotes avoids COPY's escaping of backslashes. */
export function jsonStatement(profile: Profile, filter: Filter): string {
  const rows = rowsOf(
    profile,
    filter,
    ({ name }) => name,
    ({ sql }) => sql,
  );
  return `copy (select case when row_number() over () = 1 then '' else ',' end || row_to_json(r)::text from (${rows}) r) to stdout with (format csv, quote e'\\x01', delimiter e'\\x02')`;
}
