import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal.js';
import { Clock, zurichInstant } from '../common/clock.js';
import { addDays } from '../common/day.js';
import { Db } from '../db/db.js';
import { sql, Sql, where, type Condition } from '../db/sql.js';
import type { IrregularityFilter } from '../irregularities/irregularity-query.dto.js';
import type { Status } from '../irregularities/irregularity.entity.js';
import {
  conditionsWithoutSpan,
  COUNTED,
  irregularityInSight,
  spanConditions,
} from '../irregularities/irregularity.filter.js';
import { CONFIRMED_STATUSES, PENDING_STATUSES } from '../irregularities/irregularity.rules.js';
import { TAXONOMY } from '../irregularities/taxonomy.js';
import type {
  FigureRow,
  FiguresQuery,
  FigureView,
  FiguresSummary,
  Grouping,
  IrregularityFigures,
} from './figures.dto.js';
import { isInternal, per100, spanBefore, type Span } from './figures.rules.js';

const KEYS: Record<Grouping, Sql> = {
  canton: sql`coalesce(i.canton, 'CH')`,
  commune: sql`i.commune::text`,
  code: sql`i.code`,
  month: sql`to_char(i.occurred_from, 'YYYY-MM')`,
  status: sql`i.status`,
  level: sql`i.level`,
};

interface GroupRow {
  key: string | null;
  label: string | null;
  count: number;
  before: number;
  cases: number | null;
}

type Counts = Record<'reported' | 'confirmed' | 'open' | 'authorities', number>;

interface SpanConditions {
  now: Sql;
  before: Sql;
  rows: Sql;
  earlier: Span | null;
}

@Injectable()
export class FiguresService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async figuresBy(who: Principal, query: FiguresQuery): Promise<IrregularityFigures> {
    const { now, before, rows, earlier } = this.spanConditions(who, query);
    const groups = await this.db.rows<GroupRow>(sql`
      with f as (
        select ${KEYS[query.by]} as key, count(*) filter (where ${now})::integer as count, count(*) filter (where ${before})::integer as before from irregularities i ${rows} group by 1
      )${query.by === 'canton' ? sql`, n as (select c.canton, count(*)::integer as cases from cases c ${this.casesOf(query)} group by c.canton)` : sql``}
      select f.key, f.count, f.before, ${this.extraColumns(who, query.by)} order by f.count desc, f.key`);
    const sum = (field: 'count' | 'before'): number => groups.reduce((total, row) => total + row[field], 0);
    const [total, previous] = [sum('count'), sum('before')];
    const shown = groups.filter((row): row is GroupRow & { key: string } => row.key !== null && row.count > 0);
    if (query.by === 'month') shown.sort((a, b) => (a.key < b.key ? -1 : 1));
    return {
      rows: shown.map((row) => rowOf(row, query.by, who)),
      total,
      internal: isInternal(total),
      previous: earlier && { ...earlier, total: previous, internal: isInternal(previous) },
    };
  }

  async summary(who: Principal, filter: IrregularityFilter): Promise<FiguresSummary> {
    const { now, before, rows, earlier } = this.spanConditions(who, filter);
    const count = (name: string, span: Sql, statuses?: readonly Status[]): Sql =>
      sql`count(*) filter (where ${span}${statuses ? sql` and i.status = any(${statuses})` : sql``}) as ${new Sql([name], [])}`;
    // Grouped first, since a distinct count would sort every row.
    const [row] = await this.db.rows<Counts & { earlier: Counts }>(sql`
      with a as (
        select ${count('reported', now)}, ${count('confirmed', now, CONFIRMED_STATUSES)}, ${count('open', now, PENDING_STATUSES)},
          ${count('was_reported', before)}, ${count('was_confirmed', before, CONFIRMED_STATUSES)}, ${count('was_open', before, PENDING_STATUSES)}
        from irregularities i ${rows} group by i.level, i.canton, i.commune
      )
      select coalesce(sum(reported), 0)::integer as reported, coalesce(sum(confirmed), 0)::integer as confirmed, coalesce(sum(open), 0)::integer as open,
        (count(*) filter (where reported > 0))::integer as authorities,
        json_build_object('reported', coalesce(sum(was_reported), 0), 'confirmed', coalesce(sum(was_confirmed), 0), 'open', coalesce(sum(was_open), 0),
          'authorities', count(*) filter (where was_reported > 0)) as earlier
      from a`);
    const figure = (name: keyof Counts, statuses: readonly Status[] | null): FigureView => ({
      count: row[name],
      internal: isInternal(row[name]),
      before: earlier && row.earlier[name],
      beforeInternal: earlier !== null && isInternal(row.earlier[name]),
      statuses: statuses && [...statuses],
    });
    return {
      reported: figure('reported', null),
      confirmed: figure('confirmed', CONFIRMED_STATUSES),
      open: figure('open', PENDING_STATUSES),
      authorities: figure('authorities', null),
      before: earlier,
    };
  }

  private spanConditions(who: Principal, filter: IrregularityFilter): SpanConditions {
    const { from, to } = filter;
    const earlier = from === undefined ? null : spanBefore({ from, to: to ?? this.clock.today() });
    const [now, before] = [
      all(spanConditions(from, to)),
      earlier ? all(spanConditions(earlier.from, earlier.to)) : sql`false`,
    ];
    return {
      now,
      before,
      earlier,
      rows: where(
        COUNTED,
        irregularityInSight(who, sql`i`),
        ...conditionsWithoutSpan(who, filter),
        earlier ? sql`(${now} or ${before})` : now,
      ),
    };
  }

  private casesOf({ from, to, canton, procedure }: IrregularityFilter): Sql {
    return where(
      canton && sql`c.canton = ${canton}`,
      procedure && sql`c.procedure = ${procedure}`,
      from && sql`(c.closed_on is null or c.closed_on >= ${from})`,
      to && sql`c.created_at < ${zurichInstant(addDays(to, 1), 0)}`,
    );
  }

  private extraColumns(who: Principal, by: Grouping): Sql {
    if (by === 'canton')
      return sql`k.names ->> ${who.locale} as label, coalesce(n.cases, 0) as cases from f left join cantons k on k.code = f.key left join n on n.canton = f.key`;
    if (by === 'commune')
      return sql`p.name as label, null as cases from f left join communes p on p.bfs = f.key::integer`;
    return sql`null as label, null as cases from f`;
  }
}

function rowOf({ key, label, count, cases }: GroupRow & { key: string }, by: Grouping, who: Principal): FigureRow {
  const name = by === 'code' ? TAXONOMY.find((kind) => kind.code === key)?.names[who.locale] : label;
  return {
    key,
    ...(name ? { label: name } : {}),
    count,
    internal: isInternal(count),
    // Federal irregularities have no canton, cases always do.
    ...(by === 'canton'
      ? key === 'CH'
        ? { per100Cases: null }
        : { cases: cases ?? 0, per100Cases: per100(count, cases ?? 0) }
      : {}),
  };
}

function all(conditions: Condition[]): Sql {
  const present = conditions.filter((condition): condition is Sql => condition instanceof Sql);
  return present.length === 0 ? sql`true` : Sql.join(present, ' and ');
}
