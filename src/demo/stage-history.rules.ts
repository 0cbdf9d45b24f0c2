import type { Stage } from '../cases/case.entity.js';
import type { ExampleCase } from '../examples/index.js';

export interface StageMove {
  from: Stage;
  to: Stage;
  daysAgo: number;
}

const COMMUNAL: readonly Stage[] = ['examination', 'interview', 'communal-decision'];
const ORDINARY: Partial<Record<Stage, readonly Stage[]>> = {
  examination: ['examination'],
  interview: ['examination', 'interview'],
  'communal-decision': COMMUNAL,
  'public-notice': [...COMMUNAL, 'public-notice'],
  'federal-authorisation': [...COMMUNAL, 'federal-authorisation'],
  'cantonal-decision': [...COMMUNAL, 'federal-authorisation', 'cantonal-decision'],
  suspended: ['examination', 'suspended'],
};
const FACILITATED: Partial<Record<Stage, readonly Stage[]>> = {
  examination: ['examination'],
  interview: ['examination', 'interview'],
  'federal-authorisation': ['examination', 'federal-authorisation'],
  suspended: ['examination', 'suspended'],
};
/** Days until an authority acknowledges receipt. */
const RECEIVED_WITHIN = 20;

/** Spread over the time since filing, until `reachedDaysAgo` where given. Empty for stages without a usual path. */
export function stageHistory({
  procedure,
  stage,
  filedDaysAgo,
  reachedDaysAgo,
}: Pick<ExampleCase, 'procedure' | 'stage' | 'filedDaysAgo' | 'reachedDaysAgo'>): StageMove[] {
  const stages = (procedure === 'ordinary' ? ORDINARY : FACILITATED)[stage];
  if (filedDaysAgo === undefined || !stages) return [];
  const receivedDaysAgo = filedDaysAgo - Math.min(RECEIVED_WITHIN, Math.floor(filedDaysAgo / 2));
  const days = stages.map((_, i) => Math.ceil((receivedDaysAgo * (stages.length - i)) / stages.length));
  if (reachedDaysAgo !== undefined) days[days.length - 1] = reachedDaysAgo;
  return stages.map((to, i) => ({ from: stages[i - 1] ?? 'filed', to, daysAgo: Math.max(days[i], days.at(-1)!) }));
}
