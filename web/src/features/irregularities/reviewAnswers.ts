import type { IrregularityDetail } from './queries';
import type { Conduct, ReviewField, SCALES, Severity } from './reviewFields';

/** The answers of the reviewer; empty strings are open questions. */
export interface ReviewAnswers {
  kind: Conduct | '';
  scale: (typeof SCALES)[number] | '';
  scope: Severity['scope'] | '';
  remediable: Severity['remediable'] | '';
  proof: IrregularityDetail['evidenceLevel'] | '';
}

const scaleOf = (severity: NonNullable<IrregularityDetail['severity']>): ReviewAnswers['scale'] =>
  String(severity.scale) as '1';

export function toReviewAnswers({
  kind,
  severity,
  status,
  evidence,
  evidenceLevel,
}: IrregularityDetail): ReviewAnswers {
  return {
    kind: kind ?? '',
    scale: severity ? scaleOf(severity) : '',
    scope: severity?.scope ?? '',
    remediable: severity?.remediable ?? '',
    proof: status === 'reported' && evidence.length === 0 ? '' : evidenceLevel,
  };
}

/** The input of the API; the severity needs all three of its answers. */
export function toAssessment({ kind, scale, scope, remediable, proof }: ReviewAnswers) {
  return {
    ...(kind ? { kind } : {}),
    ...(scale && scope && remediable ? { severity: { scale: Number(scale), scope, remediable } } : {}),
    ...(proof ? { evidenceLevel: proof } : {}),
  };
}

/** Takes over the answers of another version for the given fields and for open questions. */
export function withAnswersOf(
  other: IrregularityDetail,
  own: ReviewAnswers,
  fields: readonly ReviewField[],
): ReviewAnswers {
  const isTaken = (field: ReviewField): boolean => own[field] === '' || fields.includes(field);
  const { kind, severity } = other;
  return {
    kind: kind && isTaken('kind') ? kind : own.kind,
    scale: severity && isTaken('scale') ? scaleOf(severity) : own.scale,
    scope: severity && isTaken('scope') ? severity.scope : own.scope,
    remediable: severity && isTaken('remediable') ? severity.remediable : own.remediable,
    proof: isTaken('proof') ? other.evidenceLevel : own.proof,
  };
}
