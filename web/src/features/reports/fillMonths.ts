import { monthsBack } from '../../kit/months';
import type { FigureRow } from './queries';

/** Adds months without reports. */
export function fillMonths(rows: readonly FigureRow[]): FigureRow[] {
  const [first, last] = [rows[0]?.key, rows.at(-1)?.key];
  if (!first || !last) return [];
  const count =
    (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(last.slice(5)) - Number(first.slice(5)) + 1;
  return monthsBack(`${last}-01`, count)
    .toReversed()
    .map((key) => rows.find((row) => row.key === key) ?? { key, count: 0, internal: false });
}
