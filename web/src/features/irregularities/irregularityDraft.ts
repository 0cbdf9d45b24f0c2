import type { Schema } from '../../api/client';
import type { AuthorityForm } from './AuthorityField';
import { EMPTY_OCCURRENCE, findOccurrenceProblem, toOccurred, type OccurrenceForm } from './occurrence';
import type { Consent, IrregularityCode } from './queries';

export interface IrregularityDraft extends AuthorityForm {
  code: IrregularityCode | '';
  when: OccurrenceForm;
  description: string;
  consent: Consent;
  /** Idempotency key. */
  key: string;
}

export type FieldProblem = 'kind' | 'level' | 'canton' | 'when' | 'order' | 'ahead' | 'told';

export const EMPTY_DRAFT: IrregularityDraft = {
  code: '',
  level: '',
  canton: '',
  commune: null,
  organ: '',
  when: EMPTY_OCCURRENCE,
  description: '',
  consent: 'internal',
  key: '',
};

/** What is missing or wrong, in the order of the form. */
export function findProblems(value: IrregularityDraft, today: string): FieldProblem[] {
  return [
    value.code === '' && 'kind',
    value.level === '' && 'level',
    value.level !== '' && value.level !== 'federal' && value.canton === '' && 'canton',
    findOccurrenceProblem(value.when, today),
    value.description.trim() === '' && 'told',
  ].filter((each): each is FieldProblem => Boolean(each));
}

export function toLogIrregularityInput(value: IrregularityDraft, caseId: string | null): Schema<'CreateIrregularity'> {
  const { code, level, canton, commune, organ, consent } = value;
  return {
    code: code as IrregularityCode,
    authority: {
      level: level as 'commune',
      ...(canton && level !== 'federal' ? { canton } : {}),
      ...(commune !== null && (level === 'commune' || level === 'citizens-commune') ? { commune } : {}),
      ...(organ ? { organ } : {}),
    },
    occurred: toOccurred(value.when),
    description: value.description.trim(),
    consent,
    ...(caseId ? { caseId } : {}),
  };
}
