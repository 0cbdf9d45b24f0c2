import type { FederalRule } from '../places/legal-rule.rules.js';
import type { Advice } from './advice.js';
import type { Condition, ConditionCode } from './verdict.js';

export const ASSESSED = [
  'ordinary',
  'facilitated-spouse',
  'facilitated-third-generation',
  'facilitated-spouse-abroad',
  'facilitated-child',
  'facilitated-stateless-child',
  'reinstatement',
] as const;
export type Assessed = (typeof ASSESSED)[number];
export const PROCEDURE_ANSWERS = ['likely', 'not-yet', 'ask', 'other-way'] as const;
export type ProcedureAnswer = (typeof PROCEDURE_ANSWERS)[number];

export interface Assessment {
  procedure: Assessed;
  answer: ProcedureAnswer;
  /** If only time is lacking. */
  from: string | null;
  /** The last day to file, where the way closes. */
  until: string | null;
  /** The condition that opens this way, while nobody has asked for its fact. */
  opensWith: ConditionCode | null;
  because: Advice | null;
  conditions: Condition[];
  better: Advice[];
}

export type FederalRules = ReadonlyMap<string, FederalRule>;
