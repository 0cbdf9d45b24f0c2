import { OneOf } from '../common/input.js';
import { IrregularityFilter } from '../irregularities/irregularity-query.dto.js';
import type { Status } from '../irregularities/irregularity.entity.js';

export const GROUPINGS = ['canton', 'commune', 'code', 'month', 'status', 'level'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export class FiguresQuery extends IrregularityFilter {
  /** `month` is that in which it began; by `commune`, those of cantons and the Confederation are in the total alone. */
  @OneOf(GROUPINGS)
  by: Grouping;
}

export class FigureRow {
  /** What to ask the list for, under the name of the grouping; `CH` as a canton is the Confederation. */
  key: string;
  /** Of cantons, communes and codes, in the reader's language. */
  label?: string;
  count: number;
  /** From 1 to 4: not to be passed on. */
  internal: boolean;
  /** By canton: our cases of that canton in the span. */
  cases?: number;
  /** By canton: how many to a hundred of those; null without any. */
  per100Cases?: number | null;
}

export class BeforeView {
  from: string;
  to: string;
  total: number;
  internal: boolean;
}

export class IrregularityFigures {
  /** By number, the greatest first; months in their order. */
  rows: FigureRow[];
  total: number;
  internal: boolean;
  /** Null without `from`. */
  previous: BeforeView | null;
}

export class FigureView {
  count: number;
  internal: boolean;
  /** Null without `from`. */
  before: number | null;
  beforeInternal: boolean;
  /** What to ask the list for besides, as `status`; null: nothing. */
  statuses: Status[] | null;
}

export class SpanView {
  from: string;
  to: string;
}

export class FiguresSummary {
  /** Everything that was reported, whatever became of it. */
  reported: FigureView;
  /** Confirmed by somebody who did not log it, whatever its status is now. */
  confirmed: FigureView;
  /** Not decided yet. */
  open: FigureView;
  /** Different ones: the Confederation, each canton, each commune and each citizens' commune, whatever organ of it. */
  authorities: FigureView;
  /** What they are compared with; null without `from`. */
  before: SpanView | null;
}
