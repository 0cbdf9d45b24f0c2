import { monthsBack } from '../../kit/months';

export const PRESETS = ['year', 'twelve', 'quarter', 'lastYear', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

export interface Period {
  from?: string | undefined;
  to?: string | undefined;
}

/** Without `to` the period ends today. */
export function periodOf(preset: Preset, today: string): Period {
  const year = Number(today.slice(0, 4));
  if (preset === 'all') return {};
  if (preset === 'year') return { from: `${year}-01-01` };
  if (preset === 'lastYear') return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` };
  if (preset === 'twelve') return { from: `${monthsBack(today, 12).at(-1)!}-01` };
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  return { from: `${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01` };
}

export const presetOf = ({ from, to }: Period, today: string): Preset | 'own' =>
  PRESETS.find((preset) => {
    const candidate = periodOf(preset, today);
    return (candidate.from ?? '') === (from ?? '') && (candidate.to ?? '') === (to ?? '');
  }) ?? 'own';
