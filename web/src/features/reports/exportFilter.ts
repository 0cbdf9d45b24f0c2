import type { Schema } from '../../api/client';
import type { Canton } from '../../kit/cantons';
import { GROUPS, type Group } from '../irregularities/groups';
import { WAITING_STATUSES, type IrregularityCode, type IrregularityStatus } from '../irregularities/queries';
import { CONFIRMED_STATUSES } from './queries';

type ExportFilter = Schema<'ExportFilter'>;
const ALL_STATUSES: readonly IrregularityStatus[] = [...WAITING_STATUSES, ...CONFIRMED_STATUSES, 'rejected'];

/** The export API has no filter for place, level, procedure and month. */
export function toExportFilter(filters: Partial<Record<string, string>>): {
  filter: ExportFilter;
  ignoredFilters: ('commune' | 'level' | 'procedure' | 'month' | 'canton')[];
} {
  const codes = filters.code
    ? filters.code.split(',')
    : filters.group && filters.group in GROUPS
      ? [...GROUPS[filters.group as Group]]
      : undefined;
  const ignoredFilters = (['commune', 'level', 'procedure', 'month'] as const).filter((name) => filters[name]);
  return {
    filter: {
      ...(filters.from ? { from: filters.from } : {}),
      ...(filters.to ? { to: filters.to } : {}),
      ...(filters.canton && filters.canton !== 'CH' ? { canton: [filters.canton as Canton] } : {}),
      ...(codes ? { code: codes as IrregularityCode[] } : {}),
      ...(filters.status
        ? {
            status: filters.status
              .split(',')
              .filter((each) => (ALL_STATUSES as readonly string[]).includes(each)) as IrregularityStatus[],
          }
        : {}),
    },
    ignoredFilters: filters.canton === 'CH' ? ['canton', ...ignoredFilters] : ignoredFilters,
  };
}
