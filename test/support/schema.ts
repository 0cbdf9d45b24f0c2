import type pg from 'pg';

/** What is ours in a database: neither PostgreSQL's, nor an extension's, nor TypeORM's own table of migrations. */
const OURS = `n.nspname !~ '^(pg_|information_schema$)' and c.relname not in ('migrations', 'migrations_id_seq', 'PK_8c82d7f526340ab734260ea46be')`;
const NOT_OF_AN_EXTENSION = (catalog: string, id: string): string =>
  `not exists (select from pg_depend x where x.classid = '${catalog}'::regclass and x.objid = ${id} and x.deptype = 'e')`;

/** Everything that migrations have made, one line each, so that two states can be compared. */
export async function schemaOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    select 'extension ' || extname as line from pg_extension where extname <> 'plpgsql'
    union all select 'schema ' || nspname from pg_namespace where nspname !~ '^(pg_|information_schema$)' and nspname <> 'public'
    union all select format('relation %s.%s of kind %s', n.nspname, c.relname, c.relkind) from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and ${NOT_OF_AN_EXTENSION('pg_class', 'c.oid')}
    union all select format('column %s.%s.%s %s %s %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end, pg_get_expr(d.adbin, d.adrelid))
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where ${OURS} and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    union all select format('constraint %s on %s.%s: %s', k.conname, n.nspname, c.relname, pg_get_constraintdef(k.oid)) from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS}
    union all select format('index %s', pg_get_indexdef(i.indexrelid)) from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS}
    union all select format('trigger %s (%s)', pg_get_triggerdef(t.oid), t.tgenabled) from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS} and not t.tgisinternal
    union all select format('function %s.%s(%s): %s', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), md5(pg_get_functiondef(p.oid)))
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname !~ '^(pg_|information_schema$)' and p.prokind in ('f', 'p') and ${NOT_OF_AN_EXTENSION('pg_proc', 'p.oid')}
    union all select format('type %s.%s', n.nspname, t.typname) from pg_type t join pg_namespace n on n.oid = t.typnamespace
      where n.nspname !~ '^(pg_|information_schema$)' and t.typrelid = 0 and t.typelem = 0 and ${NOT_OF_AN_EXTENSION('pg_type', 't.oid')}
    order by line`);
  return rows.map(({ line }) => line);
}

export interface TableColumn {
  /** `people`, or with its schema when that is another than public: `audit.lines`. */
  table: string;
  column: string;
  /** As PostgreSQL writes it: `timestamp(3) with time zone`, `text[]`. */
  type: string;
  nullable: boolean;
  key: boolean;
}

/** The columns of every table of ours. */
export async function columnsOf(client: pg.Client): Promise<TableColumn[]> {
  const { rows } = await client.query<TableColumn>(`
    select case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
      coalesce(a.attnum = any((select k.conkey from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')::smallint[]), false) as key
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by 1, a.attnum`);
  return rows;
}

/** The closed lists of values that the database knows, by `table.column`: `check (state in ('open', 'done'))`. */
export async function closedListsOf(client: pg.Client): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    select case when n.nspname = 'public' then '' else n.nspname || '.' end || c.relname || '.' || a.attname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where ${OURS} and k.contype = 'c' and cardinality(k.conkey) = 1`);
  const lists = rows.flatMap(({ name, definition }): [string, string[]][] => {
    const isList = /^CHECK \(\((\w+) = (ANY \(ARRAY\[)?('[^']*'::text(, )?)+(\]\))?\)\)$/.test(definition);
    return isList ? [[name, [...definition.matchAll(/'([^']*)'::text/g)].map(([, value]) => value)]] : [];
  });
  return new Map(lists);
}

/** Foreign keys of ours without an index that begins with their columns, `offers.adviser_id -> advisers`. */
export async function unindexedForeignKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select format('%s.%s -> %s', k.conrelid::regclass, (select string_agg(a.attname, ', ' order by u.at) from unnest(k.conkey) with ordinality u(n, at) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n), k.confrelid::regclass) as name
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and k.contype = 'f'
      and not exists (select from pg_index i where i.indrelid = k.conrelid
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1])))
        and (string_to_array(i.indkey::text, ' ')::smallint[])[1:cardinality(k.conkey)] = k.conkey)
    order by name`);
  return rows.map(({ name }) => name);
}
