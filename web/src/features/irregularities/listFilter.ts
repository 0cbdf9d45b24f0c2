import type { QueryName } from '../../routes';
import { GROUPS, type Group } from './groups';
import type { IrregularityCode, IrregularityFilter } from './queries';

export const LIST_FILTERS = [
  'canton',
  'commune',
  'group',
  'code',
  'from',
  'to',
  'month',
  'level',
  'origin',
  'procedure',
  'case',
  'counted',
  'mine',
] as const satisfies readonly QueryName<'irregularities'>[];

export function toListFilter(filters: Partial<Record<string, string>>): IrregularityFilter {
  const {
    canton,
    commune,
    group,
    code,
    from,
    to,
    month,
    level,
    origin,
    procedure,
    case: caseId,
    counted,
    mine,
  } = filters;
  const codes = code ? code.split(',') : group && group in GROUPS ? [...GROUPS[group as Group]] : undefined;
  return {
    ...(canton ? { canton: canton as 'VD' } : {}),
    ...(commune && /^\d{1,4}$/.test(commune) ? { commune: Number(commune) } : {}),
    ...(codes ? { code: codes as IrregularityCode[] } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(month ? { month } : {}),
    ...(level ? { level: level as 'commune' } : {}),
    ...(origin && origin !== 'published' ? { origin: origin.split(',') as ('network' | 'testimony')[] } : {}),
    ...(procedure ? { procedure: procedure as 'ordinary' } : {}),
    ...(caseId ? { case: caseId } : {}),
    ...(counted === 'true' ? { counted: true } : {}),
    ...(mine === 'true' ? { mine: true } : {}),
  };
}
