export const TERM_CODES = [
  'communal-decision',
  'federal-authorisation',
  'authorisation-lapse',
  'facilitated-report',
  'reinstatement-report',
  'facilitated-decision',
] as const;
export type TermCode = (typeof TERM_CODES)[number];

/** Without a canton none of cantonal law. */
export function termCodeAt(procedure: string, stage: string, canton: string | null = null): TermCode | null {
  if (procedure === 'unknown') return null;
  const ordinary = procedure === 'ordinary';
  if (stage === 'federal-authorisation') return ordinary ? 'federal-authorisation' : 'facilitated-decision';
  if (ordinary) return ordinaryTermAt(stage, canton);
  if (stage !== 'examination') return null;
  return procedure === 'reinstatement' ? 'reinstatement-report' : 'facilitated-report';
}

function ordinaryTermAt(stage: string, canton: string | null): TermCode | null {
  if (stage === 'cantonal-decision') return 'authorisation-lapse';
  const beforeCommune = stage === 'examination' || stage === 'communal-decision';
  return beforeCommune && canton === 'VD' ? 'communal-decision' : null;
}

/** A hearing is part of the examination. */
export function termStage<Stage extends string>(stage: Stage): Stage | 'examination' {
  return stage === 'interview' ? 'examination' : stage;
}
