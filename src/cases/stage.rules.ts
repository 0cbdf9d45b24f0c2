import type { Procedure, Stage } from './case.entity.js';
import type { Decision } from './case.facts.js';

/*
 * Which moves exist depends on the procedure (LN 13-16 for the ordinary one, LN 21-27 for those the SEM decides alone,
 * which meet no commune).
 */

/** No application is on its way; a day of filing that is known is that of an earlier one. */
const UNFILED: readonly Stage[] = ['requested', 'screening', 'preparation', 'moved'];
/** Stages in which the authority has an application before it. */
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

/** Commune, Confederation, canton: LN 13 to 15. */
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

/** The canton reports, the SEM decides: LN 21 to 27, OLN 22 and 23(2). */
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

/** Before it is known which procedure it is, nothing is filed. */
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
  'facilitated-third-generation': FACILITATED,
  'facilitated-child': FACILITATED,
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
/** What the rules ask about a case that is to move. */
export interface MoveFacts {
  stage: Stage;
  procedure: Procedure;
  hasAdviser: boolean;
  filedOn: string | null;
  decision: Decision | null;
  outcome: string | null;
}

/** Whether a procedure knows a stage at all. */
export function knows(procedure: Procedure, stage: Stage): boolean {
  return stage in MOVES[procedure];
}

/** Why a case may not move to a stage; an empty list means it may. The facts are those the case would have there. */
export function blockers(facts: MoveFacts, to: Stage): Blocker[] {
  const result: Blocker[] = [];
  if (!(MOVES[facts.procedure][facts.stage] ?? []).includes(to))
    result.push(knows(facts.procedure, to) ? 'no-such-move' : 'not-in-procedure');
  return [...new Set([...result, ...missingFields(facts, to)])];
}

/** What is lacking for a case to stand at a stage, however it came there. */
export function missingFields(facts: Omit<MoveFacts, 'stage'>, at: Stage): Blocker[] {
  const result: Blocker[] = [];
  if (!knows(facts.procedure, at)) result.push('not-in-procedure');
  if (at === 'screening' && !facts.hasAdviser) result.push('no-adviser');
  if (FILED.includes(at) && !facts.filedOn) result.push('no-filing-date');
  if (at === 'refused' && !facts.decision) result.push('no-decision');
  if (at === 'closed' && !facts.outcome) result.push('no-outcome');
  return result;
}

/** The stages a case can move to, for the buttons of its page; what is lacking may still be asked for. */
export function movesFrom(procedure: Procedure, stage: Stage): readonly Stage[] {
  return MOVES[procedure][stage] ?? [];
}

/** Whether an authority has, or had, the application before it. */
export const isFiled = (stage: Stage): boolean => !UNFILED.includes(stage);
