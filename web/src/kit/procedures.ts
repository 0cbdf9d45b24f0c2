import type { Schema } from '../api/client';
import * as limits from '../api/limits';

export type Procedure = Schema<'CaseView'>['procedure'];

export const PROCEDURES = limits.UpdateCase.procedure.values;
