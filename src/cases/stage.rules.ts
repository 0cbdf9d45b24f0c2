import type { Procedure, Stage } from './case.entity.js';

/** Moves by procedure (LN 13-16 ordinary; LN 21-27 those the SEM decides, without a commune). */

/** A known filing date belongs to an earlier application. */
const UNFILED: readonly Stage[] = ['requested', 'screening', 'preparation', 'moved'];
const FILED: readonly Stage[] = [
  'filed',
  'examination',
  'interview',
  'communal-decision',
  'public-notice',
  'federal-authorisation',
  'cantonal-decision',
  'refused',
  'appeal',
];

const BEFORE_FILING: Partial<Record<Stage, readonly Stage[]>> = {
  requested: ['screening', 'withdrawn', 'closed'],
  screening: ['preparation', 'filed', 'suspended', 'moved', 'withdrawn', 'closed'],
  preparation: ['screening', 'filed', 'suspended', 'moved', 'withdrawn', 'closed'],
  moved: ['screening', 'preparation', 'withdrawn', 'closed'],
  withdrawn: ['screening'],
  closed: ['screening'],
};

export const ORDINARY: Partial<Record<Stage, readonly Stage[]>> = {
  ...BEFORE_FILING,
  filed: ['examination', 'interview', 'suspended', 'moved', 'refused', 'withdrawn', 'closed'],
  examination: [
    'interview',
    'communal-decision',
    'public-notice',
    'federal-authorisation',
    'suspended',
    'moved',
    'refused',
    'withdrawn',
    'closed',
  ],
  interview: [
    'examination',
    'communal-decision',
    'public-notice',
    'suspended',
    'moved',
    'refused',
    'withdrawn',
    'closed',
  ],
  'communal-decision': [
    'public-notice',
    'federal-authorisation',
    'suspended',
    'moved',
    'refused',
    'withdrawn',
    'closed',
  ],
  'public-notice': ['communal-decision', 'federal-authorisation', 'refused', 'withdrawn', 'closed'],
  'federal-authorisation': ['cantonal-decision', 'suspended', 'refused', 'withdrawn', 'closed'],
  'cantonal-decision': ['refused', 'withdrawn', 'closed'],
  refused: ['refused', 'appeal', 'preparation', 'withdrawn', 'closed'],
  appeal: [
    'examination',
    'communal-decision',
    'federal-authorisation',
    'cantonal-decision',
    'refused',
    'withdrawn',
    'closed',
  ],
  suspended: [
    'screening',
    'preparation',
    'filed',
    'examination',
    'interview',
    'communal-decision',
    'federal-authorisation',
    'refused',
    'withdrawn',
    'closed',
  ],
};

/** LN 21 to 27, OLN 22 and 23(2). */
export const FACILITATED: Partial<Record<Stage, readonly Stage[]>> = {
  ...BEFORE_FILING,
  filed: ['examination', 'suspended', 'refused', 'withdrawn', 'closed'],
  examination: ['interview', 'federal-authorisation', 'suspended', 'refused', 'withdrawn', 'closed'],
  interview: ['examination', 'federal-authorisation', 'suspended', 'refused', 'withdrawn', 'closed'],
  'federal-authorisation': ['suspended', 'refused', 'withdrawn', 'closed'],
  refused: ['refused', 'appeal', 'preparation', 'withdrawn', 'closed'],
  appeal: ['examination', 'federal-authorisation', 'refused', 'withdrawn', 'closed'],
  suspended: [
    'screening',
    'preparation',
    'filed',
    'examination',
    'interview',
    'federal-authorisation',
    'refused',
    'withdrawn',
    'closed',
  ],
};

/** Nothing can be filed while the procedure is unknown. */
const UNKNOWN: Partial<Record<Stage, readonly Stage[]>> = {
  requested: ['screening', 'withdrawn', 'closed'],
  screening: ['preparation', 'suspended', 'withdrawn', 'closed'],
  preparation: ['screening', 'suspended', 'withdrawn', 'closed'],
  suspended: ['screening', 'preparation', 'withdrawn', 'closed'],
  moved: ['screening', 'withdrawn', 'closed'],
  withdrawn: ['screening'],
  closed: ['screening'],
};

export const MOVES: Record<Procedure, Partial<Record<Stage, readonly Stage[]>>> = {
  ordinary: ORDINARY,
  'facilitated-spouse': FACILITATED,
  'facilitated-spouse-abroad': FACILITATED,
  'facilitated-third-generation': FACILITATED,
  'facilitated-child': FACILITATED,
  'facilitated-stateless-child': FACILITATED,
  reinstatement: FACILITATED,
  unknown: UNKNOWN,
};

export const BLOCKERS = [
  'no-such-move',
  'not-in-procedure',
  'no-adviser',
  'no-filing-date',
  'no-decision',
  'no-outcome',
] as const;

export type Blocker = (typeof BLOCKERS)[number];
export interface MoveFacts {
  stage: Stage;
  procedure: Procedure;
  hasAdviser: boolean;
  filedOn: string | null;
  hasDecision: boolean;
  outcome: string | null;
}

export function hasStage(procedure: Procedure, stage: Stage): boolean {
  return stage in MOVES[procedure];
}

/** Empty when the case may move. `facts` are those after the move. */
export function blockers(facts: MoveFacts, to: Stage): Blocker[] {
  const result: Blocker[] = [];
  if (!(MOVES[facts.procedure][facts.stage] ?? []).includes(to))
    result.push(hasStage(facts.procedure, to) ? 'no-such-move' : 'not-in-procedure');
  return [...new Set([...result, ...missingFields(facts, to)])];
}

export function missingFields(facts: Omit<MoveFacts, 'stage'>, at: Stage): Blocker[] {
  const result: Blocker[] = [];
  if (!hasStage(facts.procedure, at)) result.push('not-in-procedure');
  if (at === 'screening' && !facts.hasAdviser) result.push('no-adviser');
  if (FILED.includes(at) && !facts.filedOn) result.push('no-filing-date');
  if (at === 'refused' && !facts.hasDecision) result.push('no-decision');
  if (at === 'closed' && !facts.outcome) result.push('no-outcome');
  return result;
}

export function movesFrom(procedure: Procedure, stage: Stage): readonly Stage[] {
  return MOVES[procedure][stage] ?? [];
}

export const isFiled = (stage: Stage): boolean => !UNFILED.includes(stage);
