export const TERM_CODES = [
  'federal-authorisation',
  'authorisation-lapse',
  'facilitated-report',
  'facilitated-decision',
] as const;
export type TermCode = (typeof TERM_CODES)[number];

export function termCodeAt(procedure: string, stage: string): TermCode | null {
  if (procedure === 'unknown') return null;
  const ordinary = procedure === 'ordinary';
  if (stage === 'federal-authorisation') return ordinary ? 'federal-authorisation' : 'facilitated-decision';
  if (stage === 'cantonal-decision' && ordinary) return 'authorisation-lapse';
  return stage === 'examination' && procedure.startsWith('facilitated-') ? 'facilitated-report' : null;
}

/** A hearing is part of the examination. */
export function termStage<Stage extends string>(stage: Stage): Stage | 'examination' {
  return stage === 'interview' ? 'examination' : stage;
}
