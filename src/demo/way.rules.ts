import type { Stage } from '../cases/case.entity.js';
import type { ExampleCase } from '../examples/index.js';

/** A move that the demonstration has behind it. */
export interface Step {
  from: Stage;
  to: Stage;
  daysAgo: number;
}

const COMMUNAL: readonly Stage[] = ['examination', 'interview', 'communal-decision'];
/** The usual way to a stage of the ordinary procedure, from the filing on. */
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
/** An authority says within so many days that it has the papers. */
const RECEIVED_WITHIN = 20;

/**
 * How a case of the demonstration came from its filing to where it stands: the authority takes it up soon, and the rest of
 * the way is spread over the time since, unless its story says since when it has been there.
 */
export function wayOf({
  procedure,
  stage,
  filedDaysAgo,
  reachedDaysAgo,
}: Pick<ExampleCase, 'procedure' | 'stage' | 'filedDaysAgo' | 'reachedDaysAgo'>): Step[] {
  const stages = (procedure === 'ordinary' ? ORDINARY : FACILITATED)[stage];
  if (filedDaysAgo === undefined || !stages) return [];
  const begun = filedDaysAgo - Math.min(RECEIVED_WITHIN, Math.floor(filedDaysAgo / 2));
  const days = stages.map((_, i) => Math.ceil((begun * (stages.length - i)) / stages.length));
  if (reachedDaysAgo !== undefined) days[days.length - 1] = reachedDaysAgo;
  return stages.map((to, i) => ({ from: stages[i - 1] ?? 'filed', to, daysAgo: Math.max(days[i], days.at(-1)!) }));
}
