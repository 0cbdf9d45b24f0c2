import type { Schema } from '../api/client';

export type Procedure = Schema<'CaseView'>['procedure'];

export const PROCEDURES = [
  'ordinary',
  'facilitated-spouse',
  'facilitated-third-generation',
  'facilitated-child',
  'reinstatement',
  'unknown',
] as const satisfies readonly Procedure[];
